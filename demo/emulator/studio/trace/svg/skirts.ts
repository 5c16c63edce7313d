import type { Card, FlowGraph, Link } from './graph.ts';
import type { Extent, ExtentOf, Layout, Place, Route } from './layout.ts';

/** A card with the labels of its edges in rows at its lower side, for layouts that give labels no place of their own. */
export interface Dressed {
  /** Of the card and its labels. */
  size: Extent;
  /** The middle of the card, from the corner of the whole. */
  card: Place;
  /** The middle of each label, from the corner of the whole. */
  labels: ReadonlyMap<number, Place>;
}

const rowWidest = 420;
const gap = 8;

/** Hangs labels on a card. */
export function dressCard(
  card: Card,
  outgoing: readonly { link: Link; index: number }[],
  extentOf: ExtentOf,
): Dressed {
  const own = extentOf(card);
  const labels = new Map<number, Place>();
  let width = own.across;
  let across = 0;
  let main = own.main + 2 * gap;
  let rowHeight = 0;
  for (const { link, index } of outgoing) {
    const extent = extentOf(link);
    if (across > 0 && across + extent.across > Math.max(rowWidest, own.across)) {
      across = 0;
      main += rowHeight + gap;
      rowHeight = 0;
    }
    labels.set(index, { across: across + extent.across / 2, main: main + extent.main / 2 });
    across += extent.across + gap;
    rowHeight = Math.max(rowHeight, extent.main);
    width = Math.max(width, across - gap);
  }
  return {
    size: { across: width, main: labels.size === 0 ? own.main : main + rowHeight },
    card: { across: own.across / 2, main: own.main / 2 },
    labels,
  };
}

/** Edges straight from their labels to their targets, for cards that are where they are. */
export function routeSimply(
  graph: FlowGraph,
  extentOf: ExtentOf,
  dressed: readonly Dressed[],
  corners: readonly Place[],
): Layout {
  const nowhere = { across: 0, main: 0 };
  const places = graph.cards.map(({ index }) =>
    add(corners[index] ?? nowhere, dressed[index]?.card ?? nowhere),
  );
  const routes = graph.links.map((link, index): Route => {
    const corner = corners[link.from] ?? nowhere;
    const label = add(corner, dressed[link.from]?.labels.get(index) ?? nowhere);
    const half = extentOf(link).main / 2;
    const target = corners[link.to] ?? nowhere;
    const stops = [{ across: label.across, start: label.main - half, end: label.main + half }];
    if (target.main > label.main + half) return { stops, label };
    const rightOf = (card: number) =>
      (corners[card]?.across ?? 0) + (dressed[card]?.size.across ?? 0) + 2 * gap;
    const across = Math.max(rightOf(link.from), rightOf(link.to));
    const stop = { across: label.across, start: label.main - half, end: label.main };
    return { stops: [stop], lane: [{ across, start: label.main, end: target.main }], label };
  });
  return { places, routes };
}

function add(one: Place, other: Place): Place {
  return { across: one.across + other.across, main: one.main + other.main };
}
