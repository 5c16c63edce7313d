import type { Execution, Step } from '../../engine/step.ts';
import type { FlowDefinition, Transition } from '../../flow/definition.ts';
import { createTransitionFinder } from '../taken-transition.ts';

/** What an execution lights up in a drawing. */
export interface Light {
  /** The steps of a widget, by its name. */
  steps: ReadonlyMap<string, readonly Step[]>;
  /** How often a transition was taken. */
  taken: ReadonlyMap<Transition, number>;
  waitingAt: string | null;
}

/** Finds what an execution has visited. */
export function toLight(execution: Execution, flow: FlowDefinition): Light {
  const steps = new Map<string, Step[]>();
  const taken = new Map<Transition, number>();
  const findTransition = createTransitionFinder(flow);
  for (const step of execution.steps) {
    steps.set(step.name, [...(steps.get(step.name) ?? []), step]);
    const transition = findTransition(step);
    if (transition) taken.set(transition, (taken.get(transition) ?? 0) + 1);
  }
  return { steps, taken, waitingAt: execution.waitingAt };
}

export type CardState = 'plain' | 'dim' | 'lit' | 'waiting' | 'failed';

/** How a card is drawn. */
export function stateOf(name: string, light: Light | undefined): CardState {
  if (!light) return 'plain';
  const steps = light.steps.get(name);
  if (light.waitingAt === name) return 'waiting';
  if (!steps) return 'dim';
  return steps.some(({ problem }) => problem) ? 'failed' : 'lit';
}
