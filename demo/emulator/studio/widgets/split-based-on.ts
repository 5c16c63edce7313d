import { matches } from '../conditions/matches.ts';
import type { Transition } from '../flow/definition.ts';
import type { Widget, WidgetCall } from './widget.ts';

/** Takes the first transition whose conditions all hold. */
export const splitBasedOn: Widget = {
  type: 'split-based-on',
  events: ['noMatch', 'match'],
  async run(call) {
    const transition = call.state.transitions.find((one) => isMatch(call, one));
    if (transition) return { event: 'match', transition };
    if (!call.state.transitions.some(({ event }) => event === 'noMatch'))
      call.note({
        problem: { code: 81_005, message: 'Nothing matched, and nothing is for that.' },
      });
    return { event: 'noMatch' };
  },
};

function isMatch({ context, now }: WidgetCall, { event, conditions = [] }: Transition): boolean {
  if (event !== 'match' || conditions.length === 0) return false;
  return conditions.every((condition) => matches(condition, context, now()));
}
