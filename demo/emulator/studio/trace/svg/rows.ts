import { findBackLinks } from './find-back-links.ts';
import type { FlowGraph } from './graph.ts';
import type { ExtentOf, Layout, Place } from './layout.ts';
import { dressAll } from './placed.ts';
import { findRanks } from './find-ranks.ts';
import { routeSimply } from './skirts.ts';

const gapAcross = 40;
const gapMain = 72;

/** Places cards in rows by their distance from the start. Plain, but fast for any flow. */
export function layoutRows(graph: FlowGraph, extentOf: ExtentOf): Layout {
  const dressed = dressAll(graph, extentOf);
  const corners: Place[] = [];
  let main = 0;
  for (const row of sortRows(graph)) {
    const width = row.reduce(
      (sum, card) => sum + (dressed[card]?.size.across ?? 0) + gapAcross,
      -gapAcross,
    );
    let across = -width / 2;
    let height = 0;
    for (const card of row) {
      const size = dressed[card]?.size ?? { across: 0, main: 0 };
      corners[card] = { across, main };
      across += size.across + gapAcross;
      height = Math.max(height, size.main);
    }
    main += height + gapMain;
  }
  return routeSimply(graph, extentOf, dressed, corners);
}

/** The cards by rank; in a rank, those whose sources are on the left first. */
function sortRows(graph: FlowGraph): number[][] {
  const ranks = findRanks(graph, findBackLinks(graph));
  const rows: number[][] = [];
  ranks.forEach((rank, card) => (rows[rank] ??= []).push(card));
  const sources = graph.cards.map((): number[] => []);
  for (const { from, to } of graph.links) {
    if ((ranks[from] ?? 0) < (ranks[to] ?? 0)) sources[to]?.push(from);
  }
  const order: number[] = [];
  return rows.map((row) => {
    const mean = (card: number) => {
      const from = sources[card] ?? [];
      return from.reduce((sum, source) => sum + (order[source] ?? 0), 0) / Math.max(from.length, 1);
    };
    const sorted = row.toSorted((one, other) => mean(one) - mean(other));
    sorted.forEach((card, place) => (order[card] = (place + 0.5) / sorted.length));
    return sorted;
  });
}
