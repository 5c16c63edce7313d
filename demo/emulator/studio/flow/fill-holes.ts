import { FlowError } from './flow-error.ts';

const hole = /\$\{([A-Z][A-Z0-9_]*)\}/gu;

/**
 * Puts values in the place of `${NAME}` in the JSON text of a flow. Throws {@link FlowError} with the names of all
 * the holes for which there is no value.
 *
 * @example
 * fillHoles('{"workflow": "${WORKFLOW_SID}"}', { WORKFLOW_SID: 'WW0123' });
 */
export function fillHoles(text: string, values: Readonly<Record<string, string>>): string {
  const names = new Set([...text.matchAll(hole)].map(([, name = '']) => name));
  const unfilled = [...names].filter((name) => !Object.hasOwn(values, name));
  if (unfilled.length > 0)
    throw new FlowError([{ path: '', message: `No value was given for ${unfilled.join(', ')}.` }]);
  // Holes stand inside of JSON's strings, where a quote or a line end would end the string.
  return text.replace(hole, (_, name: string) => JSON.stringify(values[name]).slice(1, -1));
}
