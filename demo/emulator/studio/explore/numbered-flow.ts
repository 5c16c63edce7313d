import type { Step } from '../engine/step.ts';
import type { FlowDefinition, FlowState } from '../flow/definition.ts';

/** The flow with numbers in place of the names of conditions, so that a step tells which of them matched. */
export function numberConditions(flow: FlowDefinition): FlowDefinition {
  return { ...flow, states: flow.states.map(numberState) };
}

function numberState(state: FlowState): FlowState {
  const transitions = state.transitions.map((transition, index) => {
    if (!transition.conditions) return transition;
    const conditions = transition.conditions.map((one) => ({ ...one, friendly_name: `${index}` }));
    return { ...transition, conditions };
  });
  return { ...state, transitions };
}

/** Which of a widget's transitions a step of a numbered flow took; -1 for none. */
export function findTaken({ transitions }: FlowState, { event, matched }: Step): number {
  if (matched !== undefined) return Number(matched.split(',')[0]);
  return transitions.findIndex((one) => one.event === event);
}
