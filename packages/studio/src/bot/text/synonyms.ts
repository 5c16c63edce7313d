import { generalSynonyms } from './general-synonyms.ts';
import { toTerms, toWords } from './to-terms.ts';

/** What is searched beside a word or a phrase, by the stems of that phrase. */
export type Synonyms = ReadonlyMap<string, readonly SynonymTerm[]>;

/** A term that stands for a phrase, wholly or as one of several words. */
export interface SynonymTerm {
  readonly term: string;
  readonly weight: number;
}

/** The longest phrase of a synonym that is looked for in a question, in words. */
export const longestPhrase = 3;

/**
 * Reads a site's own synonyms: an array of groups of words or short phrases that mean the same.
 *
 * @throws Error that says what the file must look like.
 * @example
 * parseSynonyms([['webhook', 'callback url']]);
 */
export function parseSynonyms(value: unknown): readonly (readonly string[])[] {
  const isGroup = (group: unknown): group is string[] =>
    Array.isArray(group) && group.length > 1 && group.every((word) => typeof word === 'string');
  if (Array.isArray(value) && value.every(isGroup)) return value;
  throw new Error('Write synonyms as JSON groups of words, such as [["webhook", "callback url"]].');
}

/** Makes the table that a search looks into, from the general list and a site's own groups. */
export function toSynonyms(ownGroups: readonly (readonly string[])[] = []): Synonyms {
  const table = new Map<string, Map<string, number>>();
  for (const group of [...generalSynonyms, ...ownGroups]) {
    for (const phrase of group) {
      const key = toWords(phrase).join(' ');
      const others = table.get(key) ?? new Map<string, number>();
      for (const other of group) if (other !== phrase) addTerms(others, other);
      for (const own of toTerms(phrase)) others.delete(own);
      table.set(key, others);
    }
  }
  return new Map(
    [...table].map(([key, terms]) => [key, [...terms].map(([term, weight]) => ({ term, weight }))]),
  );
}

function addTerms(terms: Map<string, number>, phrase: string): void {
  const words = toTerms(phrase);
  // One word of a phrase is only a hint at it.
  const weight = words.length > 1 ? 0.5 : 1;
  for (const term of words) terms.set(term, Math.max(weight, terms.get(term) ?? 0));
}
