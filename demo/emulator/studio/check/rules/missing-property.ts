import { widgetTypes } from '../../flow/widget-types.ts';
import type { Rule } from '../problem.ts';

/** A property that Studio's schema asks for. */
export const missingProperty: Rule = {
  name: 'missing-property',
  level: 'problem',
  find: ({ widgets }) =>
    widgets.flatMap(({ state, path }) =>
      (widgetTypes.get(state.type)?.required ?? [])
        .filter((name) => isEmpty(state.properties[name]))
        .map((name) => ({
          widget: state.name,
          path: `${path}.properties.${name}`,
          message: `A widget of type "${state.type}" needs "${name}".`,
        })),
    ),
};

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '';
}
