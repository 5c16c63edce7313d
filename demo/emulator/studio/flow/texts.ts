import type { FlowState } from './definition.ts';

/** A text of a widget that Studio renders. */
export interface FlowText {
  /** Inside of the widget: `properties.url`, `transitions[1].conditions[0].value`. */
  path: string;
  text: string;
}

/** Every text of a widget that may hold Liquid: its properties, and what its conditions compare. */
export function readTexts({ properties, transitions }: FlowState): FlowText[] {
  return [
    ...readDeep('properties', properties),
    ...transitions.flatMap(({ conditions = [] }, at) =>
      conditions.flatMap((condition, index) => {
        const path = `transitions[${at}].conditions[${index}]`;
        return [
          ...condition.arguments.map((text, n) => ({ path: `${path}.arguments[${n}]`, text })),
          { path: `${path}.value`, text: condition.value },
        ];
      }),
    ),
  ];
}

// With a list of what is left to read instead of recursion: JSON can be nested deeper than the stack.
function readDeep(path: string, value: unknown): FlowText[] {
  const texts: FlowText[] = [];
  const rest: [path: string, value: unknown][] = [[path, value]];
  for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
    const [at, found] = next;
    if (typeof found === 'string') texts.push({ path: at, text: found });
    if (typeof found === 'object' && found !== null)
      rest.push(...toEntries(at, found).toReversed());
  }
  return texts;
}

function toEntries(path: string, value: object): [path: string, value: unknown][] {
  if (Array.isArray(value)) return value.map((item: unknown, at) => [`${path}[${at}]`, item]);
  return Object.entries(value).map(([key, item]: [string, unknown]) => [`${path}.${key}`, item]);
}
