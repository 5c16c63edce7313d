import type { FlowDefinition } from './definition.ts';

/** Where each node leads, by index. */
export type Graph = readonly (readonly number[])[];

/** A flow as a graph of its widgets. */
export interface FlowGraph {
  /** The index of each name; of the first, where two have the same. */
  indexes: ReadonlyMap<string, number>;
  /** What leads nowhere is left out. */
  successors: Graph;
}

export function toGraph({ states }: FlowDefinition): FlowGraph {
  const indexes = new Map<string, number>();
  for (const [index, { name }] of states.entries())
    if (!indexes.has(name)) indexes.set(name, index);
  const successors = states.map(({ transitions }) =>
    [...new Set(transitions.map(({ next }) => indexes.get(next ?? '')))].filter(
      (next) => next !== undefined,
    ),
  );
  return { indexes, successors };
}

/** All that a path leads to, the start included. */
export function findReachable(successors: Graph, start: number | undefined): ReadonlySet<number> {
  const found = new Set(start === undefined ? [] : [start]);
  // A set gives what is added to it while it is being read, too.
  for (const index of found) for (const next of successors[index] ?? []) found.add(next);
  return found;
}
