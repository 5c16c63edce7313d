const hole = /\$\{([A-Z][A-Z0-9_]*)\}/gu;

/** A flow has holes for which no value was given. */
export class UnfilledHolesError extends Error {
  override readonly name = 'UnfilledHolesError';
  /** The names of these holes, each once. */
  readonly holes: readonly string[];

  constructor(holes: readonly string[]) {
    super(`No value was given for ${holes.join(', ')}.`);
    this.holes = holes;
  }
}

/** The names of the `${NAME}` holes in the JSON text of a flow, each once. */
export function findHoles(text: string): readonly string[] {
  return [...new Set([...text.matchAll(hole)].map(([, name = '']) => name))];
}

/**
 * Puts values in the place of `${NAME}` in the JSON text of a flow. Throws {@link UnfilledHolesError} with the names of
 * all the holes for which there is no value.
 *
 * @example
 * fillHoles('{"workflow": "${WORKFLOW_SID}"}', { WORKFLOW_SID: 'WW0123' }); // {"workflow": "WW0123"}
 */
export function fillHoles(text: string, values: Readonly<Record<string, string>>): string {
  const unfilled = findHoles(text).filter((name) => !Object.hasOwn(values, name));
  if (unfilled.length > 0) throw new UnfilledHolesError(unfilled);
  // Holes stand inside of JSON's strings, where a quote or a line end would end the string.
  return text.replace(hole, (_, name: string) => JSON.stringify(values[name]).slice(1, -1));
}
