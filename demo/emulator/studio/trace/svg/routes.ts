import type { Card, FlowGraph } from './graph.ts';
import type { Extent, ExtentOf, Layout, Stop } from './layout.ts';

/** Where an edge begins, what it passes, and where its arrow points. */
export interface Track {
  start: { across: number; main: number };
  exit: number | undefined;
  stops: readonly Stop[];
  lane: readonly Stop[];
  end: { across: number; main: number };
}

const portGap = 26;
const corner = 22;
// No arrow points at the numbers of steps, at the right of a card's upper side.
const badgeRoom = 84;

/** Gives each edge its own place at both cards, in the order in which they lie, so that they do not cross there. */
export function toTracks(graph: FlowGraph, layout: Layout, extentOf: ExtentOf): Track[] {
  const stopsOf = (link: number) => layout.routes[link]?.stops ?? [];
  const laneOf = (link: number) => layout.routes[link]?.lane ?? [];
  const outgoing = groupBy(graph, 'from');
  const incoming = groupBy(graph, 'to');
  const starts = toPorts(outgoing, (link) => stopsOf(link)[0]?.across ?? 0);
  const ends = toPorts(
    incoming,
    (link) => (laneOf(link).at(-1) ?? stopsOf(link).at(-1))?.across ?? 0,
  );
  return graph.links.map(({ from, to }, link) => ({
    start: toPort(graph.cards[from], from, starts.get(link), 1),
    exit: layout.routes[link]?.exit,
    stops: stopsOf(link),
    lane: laneOf(link),
    end: toPort(graph.cards[to], to, ends.get(link), -1),
  }));

  function toPort(card: Card | undefined, index: number, port: Port | undefined, side: 1 | -1) {
    const place = layout.places[index] ?? { across: 0, main: 0 };
    const extent: Extent = card ? extentOf(card) : { across: 0, main: 0 };
    const { order, count } = port ?? { order: 0, count: 1 };
    const kept = side === -1 && extent.across > badgeRoom * 2 ? badgeRoom : corner;
    const room = extent.across - corner - kept;
    const gap = Math.min(portGap, room / Math.max(count - 1, 1));
    const half = ((count - 1) * gap) / 2;
    const middle = Math.min(place.across, place.across + extent.across / 2 - kept - half);
    return {
      across: middle - half + order * gap,
      main: place.main + (side * extent.main) / 2,
    };
  }
}

interface Port {
  order: number;
  count: number;
}

function groupBy({ links }: FlowGraph, end: 'from' | 'to'): number[][] {
  const groups: number[][] = [];
  links.forEach((link, index) => (groups[link[end]] ??= []).push(index));
  return groups;
}

function toPorts(groups: readonly number[][], acrossOf: (link: number) => number) {
  const ports = new Map<number, Port>();
  for (const group of groups) {
    const sorted = (group ?? []).toSorted((one, other) => acrossOf(one) - acrossOf(other));
    sorted.forEach((link, order) => ports.set(link, { order, count: sorted.length }));
  }
  return ports;
}
