import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReachable } from '../flow/graph.ts';
import type { Graph } from '../flow/graph.ts';
import { findComponents } from './components.ts';
import { findDescendants } from './descendants.ts';

const graphs = fc.integer({ min: 1, max: 40 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.nat(size - 1), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

test('finds what can reach what, as a walk from each node would', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const doesLead = findDescendants(graph, findComponents(graph));
      for (const from of graph.keys())
        for (const to of graph.keys()) expect(doesLead(from, to)).toBe(walks(graph, from, to));
    }),
  );
});

test('puts nodes together that reach each other, each behind what it leads to', () => {
  fc.assert(
    fc.property(graphs, (graph) => {
      const { of, members } = findComponents(graph);
      expect(members.flat().toSorted((a, b) => a - b)).toEqual([...graph.keys()]);
      for (const [from, nexts] of graph.entries())
        for (const to of nexts) expect(of[to]).toBeLessThanOrEqual(of[from] ?? -1);
      for (const one of graph.keys())
        for (const other of graph.keys()) {
          const isBoth = walks(graph, one, other) && walks(graph, other, one);
          expect(of[one] === of[other]).toBe(one === other || isBoth);
        }
    }),
  );
});

test('walks a chain of 100,000 without running out of stack', () => {
  const chain = Array.from({ length: 100_000 }, (_, at) => (at === 99_999 ? [] : [at + 1]));
  expect(findComponents(chain).members).toHaveLength(100_000);
});

function walks(graph: Graph, from: number, to: number): boolean {
  return (graph[from] ?? []).some((next) => findReachable(graph, next).has(to));
}
