const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first so many characters of a text, as a reader counts them: none of them is cut in two. */
export function firstCharacters(text: string, count: number): string {
  // As many code units at least: most texts need no second look.
  if (text.length <= count) return text;
  // One character may be long, but not without end.
  const begin = text.slice(0, count * 32);
  const characters = Array.from(segmenter.segment(begin), ({ segment }) => segment);
  return characters.slice(0, count).join('');
}
