import type { FlowState, Transition } from '../flow/definition.ts';
import { widgetTypes } from '../flow/widget-types.ts';

/** Whether only calls take a transition, which are not simulated. */
export function isForCalls({ event }: Pick<Transition, 'event'>): boolean {
  return event === 'incomingCall' || event === 'callFailure';
}

/** Whether a widget of this kind can take such a transition here at all. */
export function isPossible({ type }: FlowState, transition: Pick<Transition, 'event'>): boolean {
  const known = widgetTypes.get(type);
  if (!known?.isLocal || isForCalls(transition)) return false;
  return known.events?.includes(transition.event) ?? false;
}
