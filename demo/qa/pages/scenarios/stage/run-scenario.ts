import type { Finding, Scenario } from '../../../scenarios/scenario.ts';
import type { Snapshot } from '../../../scenarios/stage-api/snapshot.ts';
import { createStage, leave } from './create-stage.ts';
import { beginRun, type LabRun } from './lab-client.ts';
import type { Screens } from './screens.ts';
import { StageTimeout, waitFor } from './wait-for.ts';

/** What became of a scenario. */
export interface Outcome {
  readonly state: 'passed' | 'failed' | 'stopped';
  /** What stopped it before its end, and what to do about it. */
  readonly problem?: string;
  readonly durationMs: number;
}

interface RunOptions {
  readonly scenario: Scenario;
  readonly screens: Screens;
  readonly signal: AbortSignal;
  /** Told what is done now. */
  readonly onStep: (sentence: string) => void;
  /** Told what was found for an expectation. */
  readonly onFinding: (key: string, finding: Finding) => void;
}

/** Plays a scenario. Never throws: what went wrong is in the outcome, and what it broke in the cloud is taken back. */
export async function runScenario(options: RunOptions): Promise<Outcome> {
  const { scenario, screens, signal, onStep } = options;
  let begunAt = performance.now();
  const found = new Map<string, Finding>();
  const end = (state: Outcome['state'], problem?: string): Outcome => ({
    state,
    durationMs: performance.now() - begunAt,
    ...(problem !== undefined && { problem }),
  });
  onStep('Waits for the lab');
  let run: LabRun | undefined;
  try {
    // The last visitor first, or what their page says as it is left would be of this run.
    await leave(screens);
    run = await beginRun();
    // The first run of a demo waits until the lab has started, which is not of its matter.
    begunAt = performance.now();
    await play(run, { ...options, onFinding: (key, one) => note(found, key, one, options) });
    const isMet = Object.keys(scenario.expects).every((key) => found.get(key)?.holds);
    return end(isMet ? 'passed' : 'failed');
  } catch (error) {
    if (signal.aborted) return end('stopped');
    return end('failed', error instanceof Error ? error.message : String(error));
  } finally {
    await run?.end().catch(() => undefined);
  }
}

function note(
  found: Map<string, Finding>,
  key: string,
  finding: Finding,
  { onFinding }: RunOptions,
): void {
  found.set(key, finding);
  onFinding(key, finding);
}

async function play(run: LabRun, options: RunOptions): Promise<void> {
  const { scenario, screens, signal, onStep, onFinding } = options;
  const stage = createStage({ run, screens, signal, step: onStep });
  type Look = (held: Snapshot) => Finding | Promise<Finding>;
  const look = async (key: string, read: Look) => {
    const finding = await read(await run.read());
    onFinding(key, finding);
    return finding.holds;
  };
  const check = async (key: string, read: Look) => {
    try {
      const find = async () => {
        const finding = await read(await run.read());
        return finding.holds && finding;
      };
      onFinding(key, await waitFor({ what: 'an expectation', find, signal }));
    } catch (error) {
      if (!(error instanceof StageTimeout)) throw error;
      // What there is instead is the evidence; the others are looked at all the same.
      await look(key, read);
    }
  };
  const now = async (key: string, read: Look) => {
    await run.act({ do: 'settle' });
    await look(key, read);
  };
  await scenario.play(stage, Object.assign(check, { now }));
}
