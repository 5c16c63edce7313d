const endings: readonly (readonly [ending: string, shortestStem: number])[] = [
  ['ation', 4],
  ['ment', 4],
  ['able', 4],
  ['ing', 3],
  ['ion', 5],
  ['ure', 4],
  ['ate', 4],
  ['ed', 3],
  ['ly', 4],
];

/**
 * Cuts the endings off an English word, so that its forms become one. A light stemmer on purpose: "worker" stays apart
 * from "work", and words of other languages, names and codes stay what they are for the most part.
 *
 * @example
 * stem('retries') === stem('retry'); // true
 */
export function stem(word: string): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  return closeStem(cutEnding(cutPlural(word)));
}

function cutPlural(word: string): string {
  if (/(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith('s') ? word.slice(0, -1) : word;
}

function cutEnding(word: string): string {
  if (word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  for (const [ending, shortestStem] of endings) {
    const cut = word.slice(0, -ending.length);
    if (word.endsWith(ending) && cut.length >= shortestStem && /[aeiouy]/.test(cut))
      return undouble(cut);
  }
  return word;
}

function undouble(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word;
}

/** What "schedule" and "scheduling", "retry" and "retries" still differ in. */
function closeStem(word: string): string {
  if (word.length < 4) return word;
  if (word.endsWith('e')) return word.slice(0, -1);
  return word.endsWith('y') ? `${word.slice(0, -1)}i` : word;
}
