import type { FlowGraph } from './graph.ts';

/** The links that lead back to a card on the way to them: without these, a flow has no loop. */
export function findBackLinks({ cards, links, start }: FlowGraph): ReadonlySet<number> {
  const outgoing = cards.map((): number[] => []);
  links.forEach(({ from }, index) => outgoing[from]?.push(index));
  const back = new Set<number>();
  const state = new Uint8Array(cards.length);
  if (cards.length > 0) visit(start);
  for (const { index } of cards) visit(index);
  return back;

  // By a list, not by recursion: a chain of thousands of widgets must not fill the stack.
  function visit(root: number) {
    if (state[root] !== unseen) return;
    const path = [{ card: root, next: 0 }];
    state[root] = onPath;
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const link = outgoing[top.card]?.[top.next++];
      if (link === undefined) {
        state[top.card] = done;
        path.pop();
      } else {
        const to = links[link]?.to ?? 0;
        if (state[to] === onPath) back.add(link);
        else if (state[to] === unseen) {
          state[to] = onPath;
          path.push({ card: to, next: 0 });
        }
      }
    }
  }
}

const unseen = 0;
const onPath = 1;
const done = 2;
