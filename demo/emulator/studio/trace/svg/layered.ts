import { Graph, layout, type EdgeLabel, type GraphLabel, type NodeLabel } from '@dagrejs/dagre';
import { findBackLinks } from './find-back-links.ts';
import type { FlowGraph, Link } from './graph.ts';
import type { Extent, ExtentOf, Layout, Route, Stop } from './layout.ts';
import { straightenRanks } from './straighten-ranks.ts';
import { spreadRanks, type Spread } from './spread-ranks.ts';

type Dagre = Graph<GraphLabel, NodeLabel, EdgeLabel>;

// Beside the label of an edge that leads back, which leaves it sideways.
const laneRoom = 32;

/**
 * Places cards in ranks with room for every edge and label, by dagre. Beautiful, and slow: seconds for hundreds
 * of widgets.
 */
export function layoutLayered(graph: FlowGraph, extentOf: ExtentOf): Layout {
  const back = findBackLinks(graph);
  const dagre = toDagre(graph, extentOf, back);
  layout(dagre);
  straightenRanks(dagre);
  const spread = spreadRanks(dagre);
  return {
    places: graph.cards.map((card) => {
      const { across, main } = spread.placeOf(cardId(card.index));
      // Cards of a rank are in line at their upper side.
      const start = spread.bandOf(cardId(card.index))?.start;
      return { across, main: start === undefined ? main : start + extentOf(card).main / 2 };
    }),
    routes: graph.links.map((link, index) => {
      const call = { dagre, spread, link, index, extent: extentOf(link) };
      const exit = spread.bandOf(cardId(link.from))?.end;
      return {
        ...(exit !== undefined && { exit }),
        ...(back.has(index) ? toBackRoute(call) : toRoute(call)),
      };
    }),
  };
}

const cardId = (index: number) => `card ${index}`;
const labelId = (index: number) => `label ${index}`;
const turnId = (index: number) => `turn ${index}`;

function toDagre(graph: FlowGraph, extentOf: ExtentOf, back: ReadonlySet<number>): Dagre {
  const dagre: Dagre = new Graph({ multigraph: true });
  // The best way to rank takes twice as long as the next best.
  const ranker = graph.cards.length > 60 ? 'tight-tree' : 'network-simplex';
  dagre.setGraph({ ranker, rankdir: 'TB', nodesep: 28, edgesep: 18, ranksep: 40 });
  for (const card of graph.cards) addNode(dagre, cardId(card.index), extentOf(card));
  graph.links.forEach((link, index) => {
    const { across, main } = extentOf(link);
    const label = labelId(index);
    // Labels are nodes: so they lie next to the card that they belong to, and no edge runs through them.
    addNode(dagre, label, { across: across + (back.has(index) ? laneRoom : 0), main });
    addEdge(dagre, cardId(link.from), label, 2);
    if (!back.has(index)) return addEdge(dagre, label, cardId(link.to), 1);
    // A way back is laid as a way forward beside it, from above its target: so dagre keeps it off the cards, and
    // it leaves and arrives like any other edge.
    addNode(dagre, turnId(index), { across: 8, main: 2 });
    addEdge(dagre, turnId(index), cardId(link.to), 1);
    addEdge(dagre, turnId(index), label, 1);
  });
  return dagre;
}

function addNode(dagre: Dagre, id: string, { across, main }: Extent) {
  dagre.setNode(id, { width: across, height: main });
}

function addEdge(dagre: Dagre, from: string, to: string, weight: number) {
  dagre.setEdge(from, to, { minlen: 1, weight });
}

interface RouteCall {
  dagre: Dagre;
  spread: Spread;
  link: Link;
  index: number;
  extent: Extent;
}

function toRoute({ dagre, spread, link, index, extent }: RouteCall): Route {
  const id = labelId(index);
  const label = spread.placeOf(id);
  const own = { across: label.across, start: label.main - extent.main / 2 };
  const stops = stopsBetween({ dagre, spread }, id, cardId(link.to));
  return { stops: [{ ...own, end: label.main + extent.main / 2 }, ...stops], label };
}

function toBackRoute({ dagre, spread, index, extent }: RouteCall): Route {
  const id = labelId(index);
  const middle = spread.placeOf(id);
  const lane = stopsBetween({ dagre, spread }, turnId(index), id)
    .toReversed()
    .map(({ across, start, end }) => ({ across, start: end, end: start }));
  const side = (lane[0]?.across ?? 0) < middle.across ? -1 : 1;
  const label = { ...middle, across: middle.across - (side * laneRoom) / 2 };
  const start = label.main - extent.main / 2;
  const out = middle.across + side * (extent.across / 2);
  return {
    stops: [{ across: label.across, start, end: label.main }],
    lane: [{ across: out, start: label.main, end: start }, ...lane],
    label,
  };
}

function stopsBetween(
  { dagre, spread }: Pick<RouteCall, 'dagre' | 'spread'>,
  from: string,
  to: string,
) {
  const points = dagre.edge(from, to).points ?? [];
  return points.slice(1, -1).flatMap(({ x, y }): Stop[] => {
    const band = spread.bandAt(y);
    return band ? [{ across: x, ...band }] : [];
  });
}
