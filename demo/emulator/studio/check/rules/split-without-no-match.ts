import type { Rule } from '../problem.ts';

/** A split that does not say what happens when nothing matches. */
export const splitWithoutNoMatch: Rule = {
  name: 'split-without-no-match',
  level: 'problem',
  find: ({ widgets }) =>
    widgets
      .filter(({ state }) => state.type === 'split-based-on')
      .filter(({ state }) => !state.transitions.some(({ event }) => event === 'noMatch'))
      .map(({ path, state }) => ({
        widget: state.name,
        path: `${path}.transitions`,
        message: 'A split needs a transition "noMatch".',
      })),
};
