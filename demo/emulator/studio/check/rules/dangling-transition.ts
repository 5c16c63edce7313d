import type { Rule } from '../problem.ts';
import { createSuggest } from '../suggest.ts';

/** A transition to a widget that is not there. */
export const danglingTransition: Rule = {
  name: 'dangling-transition',
  level: 'problem',
  find: ({ widgets, byName }) => {
    const suggest = createSuggest(byName.keys());
    return widgets.flatMap(({ state, path }) =>
      state.transitions.flatMap(({ event, next }, at) => {
        if (!next || byName.has(next)) return [];
        return {
          widget: state.name,
          path: `${path}.transitions[${at}].next`,
          message: `"${event}" leads to "${next}", and there is no such widget.${suggest(next)}`,
        };
      }),
    );
  },
};
