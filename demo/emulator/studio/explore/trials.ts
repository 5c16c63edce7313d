import type { Coverage } from './coverage.ts';
import type { FlowReads } from './flow-reads.ts';
import type { Graph } from './graph.ts';
import type { Plan } from './plan.ts';
import { simulateRun } from './simulate-run.ts';

/** Runs of a flow, up to a number of them. */
export interface Trials {
  readonly runs: number;
  /** Whether there were no runs left for something. */
  readonly isCut: boolean;
  /** The first plan by which a run takes a path, which is written as `widget index` of each transition. */
  find(path: readonly string[], plans: readonly Plan[]): Promise<Plan | undefined>;
}

// What did not come with the first hundreds of values mostly cannot come; a later way may make it likelier.
const mostTries = 400;
const leastTries = 6;

// A run goes on behind its plan by what is usual, and often covers what is there.
const stepsAhead = 40;

export function createTrials(
  { flow }: Graph,
  { reads, coverage, mostRuns }: { reads: FlowReads; coverage: Coverage; mostRuns: number },
): Trials {
  let runs = 0;
  let isCut = false;
  const tries = new Map<string, number>();

  async function find(path: readonly string[], plans: readonly Plan[]): Promise<Plan | undefined> {
    const key = path.at(-1) ?? '';
    const tried = tries.get(key) ?? 0;
    const allowed = plans.slice(0, Math.max(leastTries, mostTries - tried));
    for (const [index, plan] of allowed.entries()) {
      isCut ||= runs >= mostRuns;
      if (isCut) return undefined;
      runs += 1;
      const steps = await simulateRun({ flow, reads }, plan, path.length + stepsAhead);
      const taken = coverage.add(plan, steps);
      const isFound = path.every((one, at) => taken[at] === one);
      tries.set(key, isFound ? 0 : tried + index + 1);
      if (isFound) return plan;
    }
    return undefined;
  }

  return {
    get runs() {
      return runs;
    },
    get isCut() {
      return isCut;
    },
    find,
  };
}
