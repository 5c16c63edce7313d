import type { Graph } from '../flow/graph.ts';
import type { Components } from './components.ts';

const bits = 32;

/**
 * Says whether a path of one step or more leads from one node to another. A set of bits for each component is
 * joined once for each edge, so that asking about every pair of a large flow stays cheap.
 */
export function findDescendants(
  successors: Graph,
  { of, members }: Components,
): (from: number, to: number) => boolean {
  const width = Math.ceil(members.length / bits);
  const sets = members.map(() => new Uint32Array(width));
  for (const [component, nodes] of members.entries()) {
    const own = sets[component] ?? new Uint32Array(width);
    for (const node of nodes)
      for (const next of successors[node] ?? []) {
        const target = of[next] ?? component;
        const word = Math.floor(target / bits);
        own[word] = (own[word] ?? 0) | (1 << (target % bits));
        // Components come behind those to which they lead: the other set is complete.
        if (target !== component) join(own, sets[target]);
      }
  }
  return (from, to) => {
    const target = of[to] ?? 0;
    const word = sets[of[from] ?? 0]?.[Math.floor(target / bits)] ?? 0;
    return (word & (1 << (target % bits))) !== 0;
  };
}

function join(own: Uint32Array, other: Uint32Array | undefined): void {
  for (const [at, word] of other?.entries() ?? []) own[at] = (own[at] ?? 0) | word;
}
