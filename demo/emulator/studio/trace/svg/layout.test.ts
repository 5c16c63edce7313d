import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bigFlow, botFlow, clinicFlow, recipeFlow } from '../../testing/flows.ts';
import { chooseLayout } from './choose-layout.ts';
import { toGraph, type FlowGraph } from './graph.ts';
import type { Layout } from './layout.ts';

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const extentOf = ({ width, height }: { width: number; height: number }) => ({
  across: width,
  main: height,
});

function boxesOf({ cards, links }: FlowGraph, { places, routes }: Layout) {
  const toBox = (place: { across: number; main: number }, width: number, height: number): Box => ({
    left: place.across - width / 2,
    right: place.across + width / 2,
    top: place.main - height / 2,
    bottom: place.main + height / 2,
  });
  return [
    ...cards.map(({ index, width, height }) =>
      toBox(places[index] ?? { across: 0, main: 0 }, width, height),
    ),
    ...links.map(({ width, height }, index) =>
      toBox(routes[index]?.label ?? { across: 0, main: 0 }, width, height),
    ),
  ];
}

function countOverlaps(boxes: readonly Box[]): number {
  let count = 0;
  for (const [index, one] of boxes.entries()) {
    for (const other of boxes.slice(index + 1)) {
      const isAside = one.right <= other.left || other.right <= one.left;
      if (!isAside && one.bottom > other.top && other.bottom > one.top) count++;
    }
  }
  return count;
}

/** The straight parts of edges that run through a card. */
function findHits(graph: FlowGraph, layout: Layout) {
  const cards = boxesOf(graph, layout).slice(0, graph.cards.length);
  const stretches = layout.routes.flatMap(({ stops, lane = [] }) => [...stops, ...lane]);
  return stretches.filter(({ across, start, end }) =>
    cards.some(
      ({ left, right, top, bottom }) =>
        across > left &&
        across < right &&
        Math.max(start, end) > top &&
        Math.min(start, end) < bottom,
    ),
  );
}

describe.each([
  ['recipe', recipeFlow],
  ['bot', botFlow],
  ['clinic', clinicFlow],
  ['500 widgets with places', bigFlow(500)],
  ['500 widgets without places', bigFlow(500, { isPlaced: false })],
])('%s', (name, flow) => {
  const graph = toGraph(flow);
  const layout = chooseLayout(graph, extentOf);

  test('no card and no label lies on another', () => {
    expect(countOverlaps(boxesOf(graph, layout))).toBe(0);
  });

  // Large flows are drawn where their author put the widgets; there edges may run behind cards.
  if (name.startsWith('500')) return;
  test('no edge runs through a card', () => {
    expect(findHits(graph, layout)).toEqual([]);
  });
});

const link = fc.tuple(fc.nat({ max: 11 }), fc.nat({ max: 11 }));

test('whatever leads where, nothing overlaps', () => {
  fc.assert(
    fc.property(fc.array(link, { maxLength: 24 }), (links) => {
      const states = Array.from({ length: 12 }, (_, index) => ({
        name: String(index),
        type: 'send-message',
        properties: {},
        transitions: links.flatMap(([from, to]) =>
          from === index ? [{ event: `to ${to}`, next: String(to) }] : [],
        ),
      }));
      const graph = toGraph({ initial_state: '0', states });
      const layout = chooseLayout(graph, extentOf);
      expect(countOverlaps(boxesOf(graph, layout))).toBe(0);
      expect(findHits(graph, layout)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
