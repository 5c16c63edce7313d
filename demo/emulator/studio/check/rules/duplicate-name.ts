import type { Rule } from '../problem.ts';

/** Two widgets of the same name. */
export const duplicateName: Rule = {
  name: 'duplicate-name',
  level: 'problem',
  find: ({ widgets, byName }) =>
    widgets
      .filter(({ index, state }) => byName.get(state.name)?.index !== index)
      .map(({ path, state }) => ({
        widget: state.name,
        path: `${path}.name`,
        message: `There is another widget of the name "${state.name}".`,
      })),
};
