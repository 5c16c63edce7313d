import { findUnquoted } from '../find-unquoted.ts';
import type { Template } from '../flow-facts.ts';
import type { Rule } from '../problem.ts';

const maxLength = 1024;

/** Attributes of a task that are too long, or that a quote in the customer's words would break. */
export const flexAttributes: Rule = {
  name: 'flex-attributes',
  level: 'warning',
  find: ({ widgets }) =>
    widgets
      .filter(({ state }) => state.type === 'send-to-flex')
      .flatMap(({ state, path, templates }) =>
        templates
          .filter((template) => template.path === 'properties.attributes')
          .flatMap((template) => findFaults(template))
          .map((message) => ({
            widget: state.name,
            path: `${path}.properties.attributes`,
            message,
          })),
      ),
};

function findFaults({ text, reads }: Template): string[] {
  const tooLong =
    text.length > maxLength
      ? [`The attributes have ${text.length} characters, and may have ${maxLength}.`]
      : [];
  return [
    ...tooLong,
    ...findUnquoted(text, reads).map(
      (path) =>
        `A quote in "${path}" would break this JSON: write {{${path} | to_json}}, without quotes round it.`,
    ),
  ];
}
