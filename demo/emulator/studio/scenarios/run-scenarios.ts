import { fillHoles } from '../flow/fill-holes.ts';
import { parseFlow } from '../flow/parse-flow.ts';
import { localHoles } from './local-holes.ts';
import type { ScenarioResult } from './run-scenario.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import { withVariables } from './with-variables.ts';
import { createWorlds } from './worlds.ts';

export interface RunAllOptions {
  /** The JSON of the flow, which may have holes. */
  flowText: string;
  scenarios: readonly Scenario[];
  /** What is put into the flow's holes; a scenario's own go first. */
  holes?: Readonly<Record<string, string>>;
  isClassic?: boolean;
  /** Told of each when it is over. */
  onResult?: (result: ScenarioResult) => void;
}

/** Plays scenarios one after the other; one that fails, or cannot even be played, keeps none of the others from it. */
export async function runScenarios(options: RunAllOptions): Promise<ScenarioResult[]> {
  const worlds = createWorlds();
  const results: ScenarioResult[] = [];
  try {
    for (const scenario of options.scenarios) {
      const result = await runOne(scenario);
      results.push(result);
      options.onResult?.(result);
    }
  } finally {
    await worlds.close();
  }
  return results;

  async function runOne(scenario: Scenario): Promise<ScenarioResult> {
    const { flowText, holes = {}, isClassic = false } = options;
    try {
      const filled = fillHoles(flowText, { ...localHoles, ...holes, ...scenario.holes });
      const flow = withVariables(parseFlow(filled), scenario.variables);
      const world = await worlds.take(scenario);
      return await runScenario(scenario, { flow, world, isClassic });
    } catch (error) {
      // Servers on which something went wrong that badly are not used again.
      await worlds.close();
      return toFailure(scenario, error);
    }
  }
}

function toFailure({ name }: Scenario, error: unknown): ScenarioResult {
  const { message } = error as Error;
  return {
    name,
    passed: false,
    failures: [`The scenario could not be played: ${message}`],
    flow: { initial_state: '', states: [] },
    outcome: 'failed',
    executions: [],
    task: null,
    replies: [],
  };
}
