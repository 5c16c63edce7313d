import { findBackLinks } from './find-back-links.ts';
import { findRanks } from './find-ranks.ts';
import type { FlowGraph } from './graph.ts';
import type { ExtentOf, Layout } from './layout.ts';
import { layoutLayered } from './layered.ts';
import { layoutPlaced } from './placed.ts';
import { layoutRows } from './rows.ts';

// dagre's time grows with the square of these: measured, 300 widgets and 1,500 crossings take about 2 s.
const mostCards = 300;
const mostCrossings = 1500;

/** Lays a flow out as well as its size allows. */
export function chooseLayout(graph: FlowGraph, extentOf: ExtentOf): Layout {
  if (graph.cards.length <= mostCards && countCrossings(graph) <= mostCrossings) {
    return layoutLayered(graph, extentOf);
  }
  return layoutPlaced(graph, extentOf) ?? layoutRows(graph, extentOf);
}

/** How many ranks all edges cross together. */
export function countCrossings(graph: FlowGraph): number {
  const ranks = findRanks(graph, findBackLinks(graph));
  return graph.links.reduce(
    (sum, { from, to }) => sum + Math.abs((ranks[to] ?? 0) - (ranks[from] ?? 0)),
    0,
  );
}
