import { toWords } from '../text/to-terms.ts';

/**
 * Creates the comparison of headings with a question: the share of a heading's pairs of neighbouring words that the
 * question has too. It sees the small words that the rest of a search is blind for.
 *
 * @example
 * createHeadingLikeness('How many workers do I need?')('How many workers'); // 1
 */
export function createHeadingLikeness(question: string): (heading: string) => number {
  const asked = new Set(toPairs(question));
  return (heading) => {
    const pairs = toPairs(heading);
    if (pairs.length === 0) return 0;
    return pairs.filter((pair) => asked.has(pair)).length / pairs.length;
  };
}

function toPairs(text: string): string[] {
  const words = toWords(text);
  return words.slice(1).map((word, index) => `${words[index] ?? ''} ${word}`);
}
