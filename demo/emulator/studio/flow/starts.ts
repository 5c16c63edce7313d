import type { FlowDefinition, Transition } from './definition.ts';

/** The ways into a flow that lead somewhere: the events of its trigger, with the widget that comes first. */
export function readStarts({
  states,
  initial_state: start,
}: FlowDefinition): ReadonlyMap<string, string> {
  const trigger = states.find(({ name, type }) => name === start && type === 'trigger');
  return new Map(
    (trigger?.transitions ?? []).flatMap(({ event, next }): [string, string][] =>
      isSomewhere(next) ? [[event, next]] : [],
    ),
  );
}

/** Whether a transition leads to a widget, and is not an end. */
export function isSomewhere(next: Transition['next']): next is string {
  return next !== undefined && next !== null && next !== '';
}
