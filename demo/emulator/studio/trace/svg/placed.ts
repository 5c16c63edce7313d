import type { Card, FlowGraph, Link } from './graph.ts';
import { offsetOf, type Extent, type ExtentOf, type Layout, type Place } from './layout.ts';
import { dressCard, routeSimply } from './skirts.ts';

const gap = 40;
// Wider apart than this, a drawing is mostly paper.
const largestScale = 4;

/** Places cards where the Console has them, moved apart; `undefined` where it says nothing of use. */
export function layoutPlaced(graph: FlowGraph, extentOf: ExtentOf): Layout | undefined {
  const offsets: Place[] = [];
  for (const card of graph.cards) {
    const offset = offsetOf(card);
    if (!offset) return undefined;
    offsets.push(extentOf({ width: offset.x, height: offset.y }));
  }
  const dressed = dressAll(graph, extentOf);
  const scale = findScale(
    offsets,
    dressed.map(({ size }) => size),
  );
  if (scale > largestScale) return undefined;
  const corners = offsets.map(({ across, main }) => ({
    across: across * scale,
    main: main * scale,
  }));
  return routeSimply(graph, extentOf, dressed, corners);
}

/** Every card with the labels that hang on it. */
export function dressAll({ cards, links }: FlowGraph, extentOf: ExtentOf) {
  const outgoing = cards.map((): { link: Link; index: number }[] => []);
  links.forEach((link, index) => outgoing[link.from]?.push({ link, index }));
  return cards.map((card: Card) => dressCard(card, outgoing[card.index] ?? [], extentOf));
}

/** What offsets must be multiplied by so that no two boxes touch. */
function findScale(offsets: readonly Place[], sizes: readonly Extent[]): number {
  // Millions of pairs: plain numbers in order of their place, without objects.
  const order = offsets.map((_, index) => index);
  order.sort((one, other) => (offsets[one]?.main ?? 0) - (offsets[other]?.main ?? 0));
  const take = (pick: (index: number) => number | undefined) =>
    Float64Array.from(order, (index) => pick(index) ?? 0);
  const across = take((index) => offsets[index]?.across);
  const main = take((index) => offsets[index]?.main);
  const widths = take((index) => (sizes[index]?.across ?? 0) + gap);
  const heights = take((index) => (sizes[index]?.main ?? 0) + gap);
  const at = (values: Float64Array, index: number) => values[index] ?? 0;
  let scale = 0;
  for (let one = 0; one < order.length; one++) {
    for (let other = one + 1; other < order.length; other++) {
      const height = at(heights, one) / (at(main, other) - at(main, one));
      // All that follow are further down still.
      if (height <= scale) break;
      const aside = at(across, other) - at(across, one);
      const width = at(widths, aside > 0 ? one : other) / Math.abs(aside);
      scale = Math.max(scale, Math.min(width, height));
      if (scale > largestScale) return scale;
    }
  }
  return scale || 1;
}
