// With more, one transition would take all the time that there is.
const most = 200;

/** Takes one of each list in every combination, those near the beginnings of the lists first, up to a bound. */
export function combine<T>(lists: readonly (readonly T[])[]): T[][] {
  const longest = lists.length > 4 ? 4 : lists.length > 2 ? 8 : Number.POSITIVE_INFINITY;
  let picks: { items: T[]; sum: number }[] = [{ items: [], sum: 0 }];
  for (const list of lists) {
    picks = picks
      .flatMap(({ items, sum }) =>
        list
          .slice(0, longest)
          .map((item, index) => ({ items: [...items, item], sum: sum + index })),
      )
      .toSorted((a, b) => a.sum - b.sum)
      .slice(0, most * 4);
  }
  return picks.slice(0, most).map(({ items }) => items);
}
