import { buildObject, type Entry } from './build-object.ts';
import { defaultValue, type Plan } from './plan.ts';
import type { FlowReads } from './flow-reads.ts';

/** What a plan gives at a place of the context: what it says, and for the rest that the flow reads, the default. */
export function toGiven(
  plan: Plan,
  { paths }: FlowReads,
  root: readonly string[],
  turn: number,
): Record<string, unknown> {
  const below = (keys: readonly string[]): boolean =>
    keys.length > root.length && root.every((key, index) => keys[index] === key);
  const planned = plan.values.filter((one) => one.turn === turn && below(one.keys));
  const isPlanned = (keys: readonly string[]): boolean =>
    planned.some((one) => one.keys.join('\n') === keys.join('\n'));
  const defaults = paths.filter((keys) => below(keys) && !isPlanned(keys));
  const toEntry = (keys: readonly string[], value: unknown): Entry => ({
    keys: keys.slice(root.length),
    value,
  });
  return buildObject([
    ...defaults.map((keys) => toEntry(keys, defaultValue)),
    ...planned.map(({ keys, value }) => toEntry(keys, value)),
  ]);
}
