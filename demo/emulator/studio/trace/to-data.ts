import type { Execution } from '../engine/step.ts';
import type { FlowDefinition } from '../flow/definition.ts';
import { createTransitionFinder } from './taken-transition.ts';
import { outcomeOf } from './text/outcome.ts';

/** An execution for machines: plain JSON. */
export interface ExecutionData extends Execution {
  /** How it went, in one sentence. */
  outcome: string;
  durationMs: number | null;
  widgets: readonly { name: string; type: string; isVisited: boolean; visits: number }[];
  /** What was taken, in the order of the first time. */
  transitions: readonly TakenTransition[];
}

export interface TakenTransition {
  from: string;
  event: string;
  /** `null` where the execution ended. */
  to: string | null;
  /** The conditions of a split, by their friendly names. */
  conditions: readonly string[];
  times: number;
}

/** Says what an execution did, and how much of the flow it saw. */
export function toData(execution: Execution, flow: FlowDefinition): ExecutionData {
  const visits = new Map<string, number>();
  for (const { name } of execution.steps) visits.set(name, (visits.get(name) ?? 0) + 1);
  const { startedAt, endedAt } = execution;
  return {
    ...execution,
    outcome: outcomeOf(execution),
    durationMs: endedAt === null ? null : endedAt - startedAt,
    widgets: flow.states.map(({ name, type }) => ({
      name,
      type,
      isVisited: visits.has(name),
      visits: visits.get(name) ?? 0,
    })),
    transitions: countTransitions(execution, flow),
  };
}

function countTransitions({ steps }: Execution, flow: FlowDefinition): TakenTransition[] {
  const findTransition = createTransitionFinder(flow);
  const taken = new Map<string, TakenTransition>();
  for (const step of steps) {
    if (step.event === null) continue;
    const { name: from, event, next: to } = step;
    const conditions = (findTransition(step)?.conditions ?? []).map((item) => item.friendly_name);
    const key = JSON.stringify([from, event, to, conditions]);
    const times = (taken.get(key)?.times ?? 0) + 1;
    taken.set(key, { from, event, to, conditions, times });
  }
  return [...taken.values()];
}
