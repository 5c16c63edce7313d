import { widgetTypes } from '../../flow/widget-types.ts';
import type { Rule } from '../problem.ts';

/** A type that the cloud runs, and the local Studio does not. */
export const typeNotRunHere: Rule = {
  name: 'type-not-run-here',
  level: 'warning',
  find: ({ widgets }) =>
    widgets
      .filter(({ state }) => widgetTypes.get(state.type)?.isLocal === false)
      .map(({ state, path }) => ({
        widget: state.name,
        path: `${path}.type`,
        message: `The local Studio does not run widgets of type "${state.type}"; Twilio does.`,
      })),
};
