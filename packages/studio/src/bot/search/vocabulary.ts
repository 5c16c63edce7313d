import { countSlips } from './count-slips.ts';

/** A term of the vocabulary that is near to a word of a question. */
export interface NearTerm {
  /** Its number. */
  readonly term: number;
  /** 1 for the word itself. */
  readonly weight: number;
}

/** The sorted terms of an index. */
export interface Vocabulary {
  /** The number of a term; undefined if no section has it. */
  find(word: string): number | undefined;
  /** Terms that begin with the word, shortest first. */
  findLonger(word: string): readonly NearTerm[];
  /** Terms that the word may be a slip of, best first. */
  findSimilar(word: string): readonly NearTerm[];
}

const most = 8;

/** @example createVocabulary(['leas', 'queu']).findSimilar('qeueu'); // [{ term: 1, weight: … }] */
export function createVocabulary(terms: readonly string[]): Vocabulary {
  const findStart = (word: string): number => {
    let low = 0;
    let high = terms.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((terms[middle] ?? '') < word) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  return {
    find(word) {
      const start = findStart(word);
      return terms[start] === word ? start : undefined;
    },
    findLonger(word) {
      const found: NearTerm[] = [];
      for (let term = findStart(word); (terms[term] ?? '').startsWith(word); term++) {
        const length = (terms[term] ?? '').length;
        if (length > word.length) found.push({ term, weight: word.length / length });
      }
      return found.toSorted(byWeight).slice(0, most);
    },
    findSimilar(word) {
      const found: NearTerm[] = [];
      for (const [from, to] of toStretches(word, findStart)) {
        for (let term = from; term < to; term++) {
          const weight = toSimilarity(word, terms[term] ?? '');
          if (weight > 0) found.push({ term, weight });
        }
      }
      return found.toSorted(byWeight).slice(0, most);
    },
  };
}

/** The first letter is seldom wrong; where it is, it has most often changed places with the second, or is missing. */
function toStretches(word: string, findStart: (word: string) => number): [number, number][] {
  const letters = new Set([word.charAt(0), word.charAt(1)].filter(Boolean));
  return [...letters].map((letter) => [findStart(letter), findStart(`${letter}\u{ffff}`)]);
}

/** 0 when there are too many slips for words of this length. */
function toSimilarity(word: string, term: string): number {
  const allowed = Math.max(word.length, term.length) > 7 ? 2 : 1;
  if (Math.abs(word.length - term.length) > allowed || term.length < 4) return 0;
  const slips = countSlips({ word, term, most: allowed });
  return slips > allowed ? 0 : 1 - (1.5 * slips) / term.length;
}

function byWeight(a: NearTerm, b: NearTerm): number {
  return b.weight - a.weight;
}
