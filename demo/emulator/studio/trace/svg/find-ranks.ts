import type { FlowGraph } from './graph.ts';

/** For each card, the length of the longest way to it that takes no link back. */
export function findRanks(
  { cards, links }: FlowGraph,
  backLinks: ReadonlySet<number>,
): readonly number[] {
  const ranks = cards.map(() => 0);
  const waiting = cards.map(() => 0);
  const outgoing = cards.map((): number[] => []);
  links.forEach(({ from, to }, index) => {
    if (backLinks.has(index)) return;
    outgoing[from]?.push(to);
    waiting[to] = (waiting[to] ?? 0) + 1;
  });
  const ready = cards.map(({ index }) => index).filter((card) => waiting[card] === 0);
  for (let card = ready.pop(); card !== undefined; card = ready.pop()) {
    for (const to of outgoing[card] ?? []) {
      ranks[to] = Math.max(ranks[to] ?? 0, (ranks[card] ?? 0) + 1);
      const left = (waiting[to] ?? 0) - 1;
      waiting[to] = left;
      if (left === 0) ready.push(to);
    }
  }
  return ranks;
}
