import type { Rule } from '../problem.ts';

const holes = [
  /\$\{[A-Za-z_]\w*\}/gu,
  // WWxxxxxxxxxxxx, ACXXXX, and a SID of one digit only: WWaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.
  /\b[A-Z]{2}(?:x{4,}|X{4,})/gu,
  /\b[A-Z]{2}([0-9a-f])\1{31}\b/gu,
  /\bYOUR[-_][A-Z_-]*SID\b/gu,
];

/** A place that was left open for a SID or a secret. */
export const unfilledHole: Rule = {
  name: 'unfilled-hole',
  level: 'warning',
  find: ({ widgets }) =>
    widgets.flatMap(({ state, path, templates }) =>
      templates.flatMap((template) => {
        const found = holes.flatMap((hole) => template.text.match(hole) ?? []);
        if (found.length === 0) return [];
        const names = [...new Set(found)].map((name) => `"${name}"`).join(', ');
        return {
          widget: state.name,
          path: `${path}.${template.path}`,
          message: `A value of your account is still to be put in: ${names}.`,
        };
      }),
    ),
};
