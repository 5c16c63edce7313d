import type { Step } from '../engine/step.ts';
import type { FlowDefinition, FlowState, Transition } from '../flow/definition.ts';

/** Finds the transition of a widget that a step took; `undefined` while it waits, or when it broke. */
export function createTransitionFinder(flow: FlowDefinition) {
  const states = new Map<string, FlowState>();
  for (const state of flow.states) if (!states.has(state.name)) states.set(state.name, state);
  return (step: Step): Transition | undefined => {
    if (step.event === null) return undefined;
    const candidates = states
      .get(step.name)
      ?.transitions.filter(
        ({ event, next }) => event === step.event && (next || null) === step.next,
      );
    // A split has several transitions with the same event, some of which may lead to the same widget.
    return (
      candidates?.find((transition) => hasCondition(transition, step.matched)) ?? candidates?.[0]
    );
  };
}

function hasCondition({ conditions = [] }: Transition, name: string | undefined): boolean {
  return conditions.some(({ friendly_name }) => friendly_name === name);
}
