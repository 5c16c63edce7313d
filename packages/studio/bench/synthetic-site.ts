import { stopWords } from '../src/bot/text/stop-words.ts';
import type { DocPage, DocSection } from '../src/bot/index-build/doc-page.ts';

const syllables =
  'ba con de fi go lum mer no per qua ri ste tor ul ver wa xi yo zen ta pri sol gar men'.split(' ');
const vocabularySize = 30_000;
const sectionsPerPage = 6;
const wordsPerSection = 90;

/** A site of invented words, as frequent as words of a real language are: the same one each time. */
export interface SyntheticSite {
  readonly pages: readonly DocPage[];
  /** A question of so many words, taken from the same language. */
  question(words: number): string;
}

/**
 * Invents a docs site: pages of six sections, 540 words each.
 *
 * @example
 * createSyntheticSite(5_000).question(6); // 'conmer veri …'
 */
export function createSyntheticSite(pageCount: number): SyntheticSite {
  const random = createRandom(20_261);
  const nextWord = createZipf(createVocabulary(), random);
  const phrase = (words: number): string => Array.from({ length: words }, nextWord).join(' ');

  const toSection = (_: unknown, index: number): DocSection => {
    const heading = index === 0 ? '' : phrase(3);
    const text = Array.from({ length: wordsPerSection / 15 }, () => `${phrase(15)}.`).join(' ');
    return { heading, anchor: heading.replaceAll(' ', '-'), prose: text, text, code: phrase(12) };
  };
  const toPage = (_: unknown, index: number): DocPage => ({
    url: `https://docs.example.com/docs/${phrase(1)}/${phrase(2).replace(' ', '-')}-${String(index)}`,
    title: phrase(4),
    version: '',
    description: phrase(14),
    sections: Array.from({ length: sectionsPerPage }, toSection),
  });
  return { pages: Array.from({ length: pageCount }, toPage), question: phrase };
}

/** The most frequent words are small ones, as everywhere. */
function createVocabulary(): readonly string[] {
  const small = [
    'the',
    'of',
    'and',
    'to',
    'a',
    'in',
    'is',
    'that',
    'for',
    'it',
    'on',
    'with',
    'as',
  ];
  const words = [...new Set([...small, ...[...stopWords].slice(0, 120)])];
  return [...words, ...Array.from({ length: vocabularySize }, toWord)];
}

/** Numbers that look random, and are the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function toWord(_: unknown, index: number): string {
  let word = '';
  for (let rest = index + syllables.length; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length] ?? '';
  return word;
}

/** The second word is half as frequent as the first, the third a third as frequent. */
function createZipf(words: readonly string[], random: () => number): () => string {
  const sums: number[] = [];
  for (const rank of words.keys()) sums.push((sums.at(-1) ?? 0) + 1 / (rank + 2.7));
  const total = sums.at(-1) ?? 0;
  return () => {
    const wanted = random() * total;
    let low = 0;
    let high = words.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return words[low] ?? '';
  };
}
