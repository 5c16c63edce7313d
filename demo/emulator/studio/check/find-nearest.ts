const maxLength = 64;

/** The known word that is most like this one; `null` when none is alike. Words over 64 characters are not compared. */
export function findNearest(word: string, known: readonly string[]): string | null {
  if (word.length > maxLength) return null;
  const limit = Math.min(word.length - 1, Math.max(2, Math.floor(word.length / 3)));
  const scored = known
    .filter((one) => Math.abs(one.length - word.length) <= limit)
    .map((one) => ({ one, distance: measureDistance(word.toLowerCase(), one.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .toSorted((a, b) => a.distance - b.distance);
  return scored[0]?.one ?? null;
}

/** How many letters must be put in, taken out or changed. */
function measureDistance(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (above[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1);
      current.push(Math.min(changed, (above[at] ?? 0) + 1, (current[at - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? 0;
}
