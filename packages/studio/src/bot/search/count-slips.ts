/**
 * How many letters have to be added, dropped, changed, or exchanged with their neighbour to make one word of another.
 * Gives up above `most`, and then answers `most + 1`.
 *
 * @example
 * countSlips({ word: 'qeueu', term: 'queue', most: 2 });
 */
export function countSlips({
  word,
  term,
  most,
}: {
  word: string;
  term: string;
  most: number;
}): number {
  if (Math.abs(word.length - term.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: term.length + 1 }, (_, column) => column);
  for (let row = 1; row <= word.length; row++) {
    const current = [row];
    for (let column = 1; column <= term.length; column++) {
      const same = word[row - 1] === term[column - 1];
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (word[row - 1] === term[column - 2] && word[row - 2] === term[column - 1])
        slips = Math.min(slips, (beforeLast[column - 2] ?? slips) + 1);
      current.push(slips);
    }
    if (Math.min(...current) > most) return most + 1;
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[term.length] ?? 0, most + 1);
}
