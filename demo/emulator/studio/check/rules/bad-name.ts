import type { Rule } from '../problem.ts';

/** A name that Liquid could not read at `widgets.NAME`. */
export const badName: Rule = {
  name: 'bad-name',
  level: 'problem',
  find: ({ widgets }) =>
    widgets
      .filter(({ state }) => !/^[\w-]+$/u.test(state.name))
      .map(({ path, state }) => ({
        widget: state.name,
        path: `${path}.name`,
        message: `The name "${state.name}" may have letters, digits, "_" and "-" only.`,
      })),
};
