import { findNearest } from './find-nearest.ts';

// To compare every wrong name of a large flow with every right one would take minutes.
const maxCompared = 20;

/** Makes what says `Did you mean …?` for words that are not known; only for the first 20 of them. */
export function createSuggest(known: Iterable<string>): (word: string) => string {
  const words = [...known];
  const hints = new Map<string, string>();
  return (word) => {
    const hint = hints.get(word);
    if (hint !== undefined) return hint;
    if (hints.size >= maxCompared) return '';
    const nearest = findNearest(word, words);
    const made = nearest === null ? '' : ` Did you mean "${nearest}"?`;
    hints.set(word, made);
    return made;
  };
}
