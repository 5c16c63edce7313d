import type { EdgeLabel, Graph, GraphLabel, NodeLabel } from '@dagrejs/dagre';
import type { Place } from './layout.ts';

interface Rank {
  /** Where dagre has its middle. */
  at: number;
  half: number;
  /** Where we have its middle. */
  middle: number;
}

export interface Spread {
  placeOf(id: string): Place;
  /** From where to where a rank reaches; `undefined` between ranks, where edges have nothing to avoid. */
  bandAt(at: number): { start: number; end: number } | undefined;
  bandOf(id: string): { start: number; end: number } | undefined;
}

const narrowestGap = 36;
const widestGap = 84;
// Edges that go far aside need a deeper gap, or they lie flat on top of each other.
const gapPerAside = 0.075;

/** Moves dagre's ranks apart where edges have far to go aside. */
export function spreadRanks(dagre: Graph<GraphLabel, NodeLabel, EdgeLabel>): Spread {
  const ranks = findRanks(dagre);
  const asides = findAsides(dagre, ranks);
  let start = 0;
  ranks.forEach((rank, index) => {
    rank.middle = start + rank.half;
    const gap = Math.min(widestGap, Math.max(narrowestGap, (asides[index] ?? 0) * gapPerAside));
    start += 2 * rank.half + gap;
  });
  const bandAt = (at: number) => {
    const rank = rankAt(ranks, at);
    return rank && { start: rank.middle - rank.half, end: rank.middle + rank.half };
  };
  return {
    placeOf(id) {
      const { x = 0, y = 0 } = dagre.node(id);
      return { across: x, main: rankAt(ranks, y)?.middle ?? y };
    },
    bandAt,
    bandOf: (id) => bandAt(dagre.node(id).y ?? 0),
  };
}

function findRanks(dagre: Graph<GraphLabel, NodeLabel, EdgeLabel>): Rank[] {
  const ranks = new Map<number, Rank>();
  for (const id of dagre.nodes()) {
    const { y = 0, height } = dagre.node(id);
    const at = Math.round(y);
    const rank = ranks.get(at) ?? { at, half: 0, middle: 0 };
    rank.half = Math.max(rank.half, height / 2);
    ranks.set(at, rank);
  }
  return [...ranks.values()].toSorted((one, other) => one.at - other.at);
}

/** How far the edges below each rank go aside, at most. */
function findAsides(dagre: Graph<GraphLabel, NodeLabel, EdgeLabel>, ranks: readonly Rank[]) {
  const asides = ranks.map(() => 0);
  for (const edge of dagre.edges()) {
    const inner = (dagre.edge(edge).points ?? []).slice(1, -1);
    const stops = [dagre.node(edge.v), ...inner, dagre.node(edge.w)].filter(({ y = 0 }) =>
      rankAt(ranks, y),
    );
    for (const [index, { x = 0, y = 0 }] of stops.entries()) {
      const next = stops[index + 1];
      const rank = rankAt(ranks, y);
      if (!next || !rank) continue;
      const place = ranks.indexOf(rank);
      asides[place] = Math.max(asides[place] ?? 0, Math.abs((next.x ?? 0) - x));
    }
  }
  return asides;
}

function rankAt(ranks: readonly Rank[], at: number): Rank | undefined {
  return ranks.find((rank) => Math.abs(rank.at - at) < 1.5);
}
