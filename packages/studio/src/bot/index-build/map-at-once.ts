/** Calls a function for every item, some of them at a time, and keeps the order. */
export async function mapAtOnce<Item, Result>(
  items: readonly Item[],
  { atOnce, call }: { atOnce: number; call: (item: Item) => Promise<Result> },
): Promise<Result[]> {
  const results: Result[] = [];
  const rest = items.entries();
  const work = async (): Promise<void> => {
    for (const [index, item] of rest) results[index] = await call(item);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
