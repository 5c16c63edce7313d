import type { Step } from '../engine/step.ts';
import type { FlowState } from '../flow/definition.ts';
import type { Example } from './exploration.ts';
import type { Graph } from './graph.ts';
import { findTaken } from './numbered-flow.ts';
import { describePlan, type Plan } from './plan.ts';
import { isPossible } from './possible.ts';

/** What the runs so far have taken. */
export interface Coverage {
  /** Notes what a run took; tells its way as `widget index`. */
  add(plan: Plan, steps: readonly Step[]): string[];
  example(widget: string, index: number): Example | undefined;
  /** What went wrong at a widget, the last time that something did. */
  problem(widget: string): string | undefined;
  isEntered(widget: string): boolean;
  /** Whether there is something behind a widget, or at it, that no run took yet. */
  isOpen(widget: string): boolean;
}

export function createCoverage({ states, reach }: Graph): Coverage {
  const examples = new Map<string, Example>();
  const problems = new Map<string, string>();
  const entered = new Set<string>();
  const missing = new Map([...states].map(([name, one]) => [name, countPossible(one)]));

  function note(widget: string, index: number, example: () => Example): void {
    const key = toKey(widget, index);
    if (index < 0 || examples.has(key)) return;
    examples.set(key, example());
    missing.set(widget, (missing.get(widget) ?? 0) - 1);
  }

  return {
    add(plan, steps) {
      const path = steps.map(({ name }) => name);
      return steps.map((step, at) => {
        const state = states.get(step.name);
        const index = state ? findTaken(state, step) : -1;
        entered.add(step.name);
        if (step.problem) problems.set(step.name, step.problem.message);
        note(step.name, index, () => ({
          choices: describePlan(plan),
          path: path.slice(0, at + 1),
        }));
        return toKey(step.name, index);
      });
    },
    example: (widget, index) => examples.get(toKey(widget, index)),
    problem: (widget) => problems.get(widget),
    isEntered: (widget) => entered.has(widget),
    isOpen: (widget) => [...(reach.get(widget) ?? [])].some((name) => (missing.get(name) ?? 0) > 0),
  };
}

function countPossible(state: FlowState): number {
  return state.transitions.filter((one) => isPossible(state, one)).length;
}

export function toKey(widget: string, index: number): string {
  return `${widget} ${index}`;
}
