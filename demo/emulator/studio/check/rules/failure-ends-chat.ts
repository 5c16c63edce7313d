import { isSomewhere } from '../../flow/starts.ts';
import { widgetTypes } from '../../flow/widget-types.ts';
import type { FlowState } from '../../flow/definition.ts';
import type { Rule } from '../problem.ts';

const failures = new Set(['failed', 'fail', 'failure', 'timeout', 'deliveryFailure']);

/** A failure that ends the chat in silence, although the flow has people to send it to. */
export const failureEndsChat: Rule = {
  name: 'failure-ends-chat',
  level: 'warning',
  find: ({ widgets }) =>
    widgets.every(({ state }) => state.type !== 'send-to-flex')
      ? []
      : widgets
          .filter(({ isReachable }) => isReachable)
          .flatMap(({ state, path }) =>
            findSilentEnds(state).map(({ event, at }) => ({
              widget: state.name,
              path: `${path}.transitions${at === -1 ? '' : `[${at}]`}`,
              message: `On "${event}" the chat ends in silence: lead it to a widget that sends the customer to a person.`,
            })),
          ),
};

function findSilentEnds({ type, transitions }: FlowState): { event: string; at: number }[] {
  // Behind the last widget of a path there is nothing to go on to.
  if (transitions.every(({ next }) => !isSomewhere(next))) return [];
  const events = widgetTypes.get(type)?.events ?? transitions.map(({ event }) => event);
  return events
    .filter((event) => failures.has(event))
    .map((event) => ({ event, at: transitions.findIndex((one) => one.event === event) }))
    .filter(({ at }) => !isSomewhere(transitions[at]?.next));
}
