import type { EdgeLabel, Graph, GraphLabel, NodeLabel } from '@dagrejs/dagre';
import { straighten, type Block, type Neighbors, type Pull } from './straighten.ts';

type Dagre = Graph<GraphLabel, NodeLabel, EdgeLabel>;
type Point = NonNullable<EdgeLabel['points']>[number];

interface Item {
  x: number;
  width: number;
  block: Block;
  isEdge: boolean;
}

interface Line {
  blocks: Map<Block, (NodeLabel | Point)[]>;
  pulls: Pull[];
  ranks: Map<number, Item[]>;
}

const gapOfCards = 28;
const gapOfEdges = 18;
const edgeWidth = 4;

/** Straightens what dagre has placed, in place. */
export function straightenRanks(dagre: Dagre): void {
  // Two pairs that cross cannot both be in line.
  if (!tryToStraighten(dagre, true)) tryToStraighten(dagre, false);
}

function tryToStraighten(dagre: Dagre, withPairs: boolean): boolean {
  const line: Line = { blocks: new Map(), pulls: [], ranks: new Map() };
  const nodes = enterNodes(dagre, line, withPairs);
  for (const edge of dagre.edges()) {
    const one = nodes.get(edge.v);
    const other = nodes.get(edge.w);
    if (!one || !other) continue;
    const chain = [one, ...enterChain(innerPoints(dagre, edge, line), line), other];
    for (const [index, block] of chain.entries()) {
      const next = chain[index + 1];
      if (next && next !== block) line.pulls.push({ one: block, other: next, weight: 1 });
    }
  }
  const neighbors = [...line.ranks.values()].flatMap(toNeighbors);
  if (!straighten([...line.blocks.keys()], line.pulls, neighbors)) return false;
  for (const [block, places] of line.blocks) for (const place of places) place.x = block.across;
  return true;
}

function enterNodes(dagre: Dagre, line: Line, withPairs: boolean): Map<string, Block> {
  const nodes = new Map<string, Block>();
  const ids = dagre.nodes().toSorted((a, b) => (dagre.node(a).y ?? 0) - (dagre.node(b).y ?? 0));
  // The ranks of nodes first: what dagre has between them needs no room.
  for (const id of ids) line.ranks.set(Math.round(dagre.node(id).y ?? 0), []);
  for (const id of ids) {
    const node = dagre.node(id);
    const above = withPairs ? onlyNeighborAbove(dagre, id, line) : undefined;
    const block = (above === undefined ? undefined : nodes.get(above)) ?? { across: node.x ?? 0 };
    nodes.set(id, block);
    line.blocks.set(block, [...(line.blocks.get(block) ?? []), node]);
    const item = { x: node.x ?? 0, width: node.width, block, isEdge: false };
    line.ranks.get(Math.round(node.y ?? 0))?.push(item);
  }
  return nodes;
}

/** The node above that has no other below, where this one has no other above. */
function onlyNeighborAbove(dagre: Dagre, id: string, line: Line): string | undefined {
  const [edge, ...others] = dagre.inEdges(id) ?? [];
  if (!edge || others.length > 0 || dagre.outEdges(edge.v)?.length !== 1) return undefined;
  return innerPoints(dagre, edge, line).length === 0 ? edge.v : undefined;
}

function innerPoints(dagre: Dagre, edge: { v: string; w: string }, { ranks }: Line): Point[] {
  const points = (dagre.edge(edge.v, edge.w).points ?? []).slice(1, -1);
  return points.filter(({ y }) => ranks.has(Math.round(y)));
}

/** The parts of an edge that dagre has drawn straight; they stay so. */
function enterChain(points: readonly Point[], { blocks, ranks }: Line): Block[] {
  const chain: Block[] = [];
  let lastX = Number.NaN;
  for (const point of points) {
    let block = chain.at(-1);
    if (!block || Math.abs(lastX - point.x) >= 0.5) {
      block = { across: point.x };
      chain.push(block);
      blocks.set(block, []);
    }
    lastX = point.x;
    blocks.get(block)?.push(point);
    const item = { x: point.x, width: edgeWidth, block, isEdge: true };
    ranks.get(Math.round(point.y))?.push(item);
  }
  return chain;
}

function toNeighbors(rank: readonly Item[]): Neighbors[] {
  const sorted = rank.toSorted((one, other) => one.x - other.x);
  return sorted.slice(1).map((right, index) => {
    const left = sorted[index] ?? right;
    const gap = left.isEdge || right.isEdge ? gapOfEdges : gapOfCards;
    const distance = (left.width + right.width) / 2 + gap;
    return { left: left.block, right: right.block, distance };
  });
}
