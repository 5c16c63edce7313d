import type { FlowDefinition } from '../flow/definition.ts';
import { readLiquidPaths } from '../flow/liquid-paths.ts';
import { readTexts } from '../flow/texts.ts';

/** What the Liquid of a flow reads. */
export interface FlowReads {
  /** Every variable of the context, once. */
  paths: readonly (readonly string[])[];
  /** What `set-variables` sets: the name, and the Liquid of each value that it may get. */
  variables: ReadonlyMap<string, readonly string[]>;
}

const roots = new Set(['trigger', 'widgets', 'flow', 'contact']);
// These ask something of a list or text, and are not in it.
const asked = new Set(['size', 'first', 'last']);

export function readFlow(flow: FlowDefinition): FlowReads {
  const paths = new Map<string, readonly string[]>();
  for (const state of flow.states)
    for (const { text } of readTexts(state))
      for (const keys of readPaths(text)) paths.set(keys.join('\n'), keys);
  return { paths: [...paths.values()], variables: readVariables(flow) };
}

/** The variables of the context that a template reads. */
export function readPaths(template: string): (readonly string[])[] {
  return readLiquidPaths(template)
    .map(({ keys }) => (asked.has(keys.at(-1) ?? '') ? keys.slice(0, -1) : keys))
    .filter(([root = '', ...rest]) => roots.has(root) && rest.length > 0);
}

function readVariables({ states }: FlowDefinition): ReadonlyMap<string, readonly string[]> {
  const variables = new Map<string, string[]>();
  for (const { type, properties } of states) {
    const list = type === 'set-variables' ? properties['variables'] : [];
    for (const { key, value } of toPairs(list)) {
      const templates = variables.get(key) ?? [];
      variables.set(key, [...templates, value]);
    }
  }
  return variables;
}

function toPairs(list: unknown): { key: string; value: string }[] {
  if (!Array.isArray(list)) return [];
  return (list as unknown[]).flatMap((entry) => {
    const { key, value } = (entry ?? {}) as Record<string, unknown>;
    return typeof key === 'string' ? [{ key, value: typeof value === 'string' ? value : '' }] : [];
  });
}
