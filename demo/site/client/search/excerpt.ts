/** A piece of an excerpt; marked where it is what the reader looks for. */
export interface Piece {
  text: string;
  marked: boolean;
}

const lead = 50;
const maxLength = 150;

/**
 * Cuts the sentence-long part of a text in which the terms stand, and marks them.
 *
 * @example
 * toExcerpt('Leasing a job hides it.', ['job']); // 'Leasing a ', 'job' marked, ' hides it.'
 */
export function toExcerpt(text: string, terms: readonly string[]): Piece[] {
  const found = toPattern(terms)?.exec(text)?.index ?? 0;
  const start = found > lead ? text.indexOf(' ', found - lead) + 1 : 0;
  const rest = text.slice(start).replace(/^· /, '');
  const end = rest.length > maxLength ? rest.lastIndexOf(' ', maxLength) : rest.length;
  const cut = rest.slice(0, end > 0 ? end : maxLength);
  return markTerms(`${start > 0 ? '… ' : ''}${cut}${cut.length < rest.length ? ' …' : ''}`, terms);
}

/** Cuts a text into pieces, so that each term that begins a word is one. */
export function markTerms(text: string, terms: readonly string[]): Piece[] {
  const pattern = toPattern(terms);
  if (!pattern) return [{ text, marked: false }];
  // With one group in the pattern, every second piece is a match.
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, marked: index % 2 === 1 }))
    .filter((piece) => piece.text);
}

function toPattern(terms: readonly string[]): RegExp | undefined {
  if (terms.length === 0) return undefined;
  const longestFirst = terms.toSorted((a, b) => b.length - a.length).map(escapePattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])(${longestFirst.join('|')})`, 'iu');
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
