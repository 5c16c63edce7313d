import type { Scenario } from '../../scenarios/scenario.ts';
import { notRun, type ScenarioView } from './model.ts';
import { runScenario } from './stage/run-scenario.ts';
import type { Screens } from './stage/screens.ts';

interface PlayerOptions {
  readonly screens: Screens;
  /** Told how a scenario stands, whenever that changes. */
  readonly onView: (id: string, view: ScenarioView) => void;
}

/** Plays scenarios, one after the other. */
export interface Player {
  play(list: readonly Scenario[]): Promise<void>;
  stop(): void;
}

/** Creates a player, which plays nothing yet. */
export function createPlayer({ screens, onView }: PlayerOptions): Player {
  let stopping: AbortController | undefined;

  async function playOne(scenario: Scenario, signal: AbortSignal): Promise<void> {
    let view: ScenarioView = { ...notRun, state: 'running' };
    const show = (change: Partial<ScenarioView>) => {
      view = { ...view, ...change };
      onView(scenario.id, view);
    };
    const outcome = await runScenario({
      scenario,
      screens,
      signal,
      onStep: (step) => show({ step }),
      onFinding: (key, finding) => show({ findings: { ...view.findings, [key]: finding } }),
    });
    show(outcome);
  }

  return {
    async play(list) {
      stopping?.abort();
      const mine = (stopping = new AbortController());
      for (const { id } of list) onView(id, { ...notRun, state: 'waiting' });
      for (const scenario of list) {
        if (mine.signal.aborted) onView(scenario.id, notRun);
        else await playOne(scenario, mine.signal);
      }
    },
    stop: () => stopping?.abort(),
  };
}
