import { parseTemplate } from '../../liquid/parse-template.ts';
import type { Rule } from '../problem.ts';

/** Liquid that Studio cannot read. */
export const badLiquid: Rule = {
  name: 'bad-liquid',
  level: 'warning',
  find: ({ widgets }) =>
    widgets.flatMap(({ state, path, templates }) =>
      templates.flatMap((template) => {
        const fault = findFault(template.text);
        if (fault === null) return [];
        return {
          widget: state.name,
          path: `${path}.${template.path}`,
          message: `The Liquid cannot be read: ${fault}`,
        };
      }),
    ),
};

function findFault(text: string): string | null {
  if (!text.includes('{{') && !text.includes('{%')) return null;
  try {
    parseTemplate(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
