import { predicates } from '../../conditions/predicates.ts';
import type { Transition } from '../../flow/definition.ts';
import type { Rule } from '../problem.ts';
import { createSuggest } from '../suggest.ts';

/** A match of a split that can never be tried, or compares in a way that Studio does not know. */
export const badCondition: Rule = {
  name: 'bad-condition',
  level: 'problem',
  find: ({ widgets }) => {
    const suggest = createSuggest(predicates.keys());
    return widgets
      .filter(({ state }) => state.type === 'split-based-on')
      .flatMap(({ state, path }) =>
        state.transitions.flatMap((transition, at) =>
          findBad(transition, suggest).map(({ place, message }) => ({
            widget: state.name,
            path: `${path}.transitions[${at}].conditions${place}`,
            message,
          })),
        ),
      );
  },
};

function findBad(
  { event, conditions = [] }: Transition,
  suggest: (word: string) => string,
): { place: string; message: string }[] {
  if (event === 'match' && conditions.length === 0)
    return [{ place: '', message: 'A match needs a condition.' }];
  return conditions.flatMap(({ type }, index) => {
    if (predicates.has(type)) return [];
    return {
      place: `[${index}].type`,
      message: `Studio has no condition "${type}".${suggest(type)}`,
    };
  });
}
