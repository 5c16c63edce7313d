/** What lies in one line along the flow: a card, a label, a straight part of an edge, or several of them. */
export interface Block {
  across: number;
}

/** A wish to be in line. */
export interface Pull {
  one: Block;
  other: Block;
  weight: number;
}

/** Blocks that are next to each other in a rank, from left to right. */
export interface Neighbors {
  left: Block;
  right: Block;
  /** From middle to middle, at least. */
  distance: number;
}

const rounds = 240;

/**
 * Moves blocks towards what they are linked with, and keeps their order and distance: dagre minds one rank at a
 * time, and sends edges far aside that could go straight. Answers whether all could be kept.
 */
export function straighten(
  blocks: readonly Block[],
  pulls: readonly Pull[],
  neighbors: readonly Neighbors[],
): boolean {
  const pullsOf = new Map<Block, { other: Block; weight: number }[]>(
    blocks.map((block) => [block, []]),
  );
  for (const { one, other, weight } of pulls) {
    pullsOf.get(one)?.push({ other, weight });
    pullsOf.get(other)?.push({ other: one, weight });
  }
  for (let round = 0; round < rounds; round++) {
    for (const block of round % 2 ? blocks.toReversed() : blocks) {
      const own = pullsOf.get(block) ?? [];
      const total = own.reduce((sum, { weight }) => sum + weight, 0);
      if (total === 0) continue;
      const wished = own.reduce((sum, { other, weight }) => sum + weight * other.across, 0) / total;
      block.across += (wished - block.across) * 0.8;
    }
    for (let pass = 0; pass < 3; pass++) pushApart(neighbors);
  }
  return settle(blocks, neighbors);
}

function pushApart(neighbors: readonly Neighbors[]) {
  for (const pair of neighbors) {
    const missing = pair.distance - (pair.right.across - pair.left.across);
    if (missing <= 0) continue;
    pair.left.across -= missing / 2;
    pair.right.across += missing / 2;
  }
}

/** What is left of overlaps is pushed to the right, from left to right: each block once its left ones are settled. */
function settle(blocks: readonly Block[], neighbors: readonly Neighbors[]): boolean {
  let settled = 0;
  const toTheRight = new Map<Block, Neighbors[]>();
  const waiting = new Map<Block, number>();
  for (const pair of neighbors) {
    toTheRight.set(pair.left, [...(toTheRight.get(pair.left) ?? []), pair]);
    waiting.set(pair.right, (waiting.get(pair.right) ?? 0) + 1);
  }
  const ready = blocks.filter((block) => !waiting.get(block));
  for (let block = ready.pop(); block; block = ready.pop()) {
    settled++;
    for (const pair of toTheRight.get(block) ?? []) {
      pair.right.across = Math.max(pair.right.across, block.across + pair.distance);
      const left = (waiting.get(pair.right) ?? 0) - 1;
      waiting.set(pair.right, left);
      if (left === 0) ready.push(pair.right);
    }
  }
  return settled === blocks.length;
}
