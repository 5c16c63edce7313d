import { widgetTypes } from '../../flow/widget-types.ts';
import type { Rule } from '../problem.ts';

/** A transition on an event that this type of widget does not have. */
export const unknownEvent: Rule = {
  name: 'unknown-event',
  level: 'problem',
  find: ({ widgets }) =>
    widgets.flatMap(({ state, path }) => {
      const events = widgetTypes.get(state.type)?.events ?? null;
      if (events === null) return [];
      return state.transitions.flatMap(({ event }, at) =>
        events.includes(event)
          ? []
          : {
              widget: state.name,
              path: `${path}.transitions[${at}].event`,
              message: `A widget of type "${state.type}" has no event "${event}", only ${events.join(', ')}.`,
            },
      );
    }),
};
