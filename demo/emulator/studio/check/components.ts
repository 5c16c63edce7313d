import type { Graph } from '../flow/graph.ts';

/** Widgets that can all reach each other; a widget that is in no loop is alone in its component. */
export interface Components {
  /** The component of each node. */
  of: readonly number[];
  /** The nodes of each component. A component comes behind all to which it leads. */
  members: readonly (readonly number[])[];
}

/** Finds the strongly connected components of a graph, in linear time and without recursion (Kosaraju). */
export function findComponents(successors: Graph): Components {
  const of = successors.map(() => -1);
  const members: (readonly number[])[] = [];
  for (const root of toPostOrder(transpose(successors)).toReversed()) {
    if (of[root] !== -1) continue;
    const found = new Set([root]);
    // A set gives what is added to it while it is being read, too.
    for (const node of found) {
      of[node] = members.length;
      for (const next of successors[node] ?? []) if (of[next] === -1) found.add(next);
    }
    members.push([...found]);
  }
  return { of, members };
}

function transpose(successors: Graph): Graph {
  const turned: number[][] = successors.map(() => []);
  for (const [from, nodes] of successors.entries()) for (const to of nodes) turned[to]?.push(from);
  return turned;
}

/** All nodes, each behind those that a walk from it comes to first. */
function toPostOrder(graph: Graph): number[] {
  const order: number[] = [];
  const entered = new Set<number>();
  for (const root of graph.keys()) {
    const path = entered.has(root) ? [] : [{ node: root, seen: 0 }];
    entered.add(root);
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = graph[visit.node]?.[visit.seen];
      visit.seen += 1;
      if (next === undefined) {
        order.push(visit.node);
        path.pop();
      } else if (!entered.has(next)) {
        entered.add(next);
        path.push({ node: next, seen: 0 });
      }
    }
  }
  return order;
}
