import { longestPhrase, type Synonyms } from '../text/synonyms.ts';
import { toTerms, toWords } from '../text/to-terms.ts';
import type { Postings } from './postings.ts';
import type { NearTerm, Vocabulary } from './vocabulary.ts';

/** One word of a question, and every term of the index that may stand for it. */
export interface QueryWord {
  /** None when the docs have nothing like it. */
  readonly terms: readonly NearTerm[];
  /** How much the word tells: rare ones tell more. */
  readonly importance: number;
  /** Came from a phrase's synonyms: may help a section, and is not missed elsewhere. */
  readonly extra: boolean;
}

interface QueryTools {
  readonly vocabulary: Vocabulary;
  readonly postings: Postings;
  readonly synonyms: Synonyms;
  readonly sectionCount: number;
}

// A question of more words is a story, whose first words say what it is about; and time has to end somewhere.
const mostWords = 40;
const mostSlips = 10;
const shortestPrefix = 3;
const unknownWordShare = 0.01;
const weights = { synonym: 0.6, longer: 0.45, similar: 0.8 } as const;

/** Turns a question into the words to look for, each with what may stand for it. */
export function toQuery(question: string, tools: QueryTools): readonly QueryWord[] {
  const words = [...new Set(toTerms(question))].slice(0, mostWords);
  let slipsLeft = mostSlips;
  const queryWords = words.map((word): QueryWord => {
    const terms = findTerms(word, tools);
    if (terms.length === 0 && word.length > 3 && slipsLeft-- > 0)
      terms.push(...weigh(tools.vocabulary.findSimilar(word), weights.similar));
    return { terms, importance: toImportance(terms, tools), extra: false };
  });
  return [...queryWords, ...findPhrases(question, tools)];
}

/** The word itself, longer words that begin with it, and synonyms. */
function findTerms(word: string, { vocabulary, synonyms }: QueryTools): NearTerm[] {
  const itself = vocabulary.find(word);
  const longer = word.length >= shortestPrefix ? vocabulary.findLonger(word) : [];
  const others = (synonyms.get(word) ?? []).flatMap(({ term, weight }) => {
    const found = vocabulary.find(term);
    return found === undefined ? [] : [{ term: found, weight: weight * weights.synonym }];
  });
  return [
    ...(itself === undefined ? [] : [{ term: itself, weight: 1 }]),
    ...weigh(longer, itself === undefined ? weights.similar : weights.longer),
    ...others,
  ];
}

function findPhrases(question: string, tools: QueryTools): readonly QueryWord[] {
  const words = toWords(question).slice(0, mostWords * 2);
  const found = new Set<string>();
  for (let length = 2; length <= longestPhrase; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      const phrase = words.slice(start, start + length).join(' ');
      if (tools.synonyms.has(phrase)) found.add(phrase);
    }
  }
  return [...found].flatMap((phrase) => {
    const terms = findTerms(phrase, tools);
    return terms.length > 0 ? [{ terms, importance: toImportance(terms, tools), extra: true }] : [];
  });
}

function weigh(terms: readonly NearTerm[], factor: number): NearTerm[] {
  return terms.map(({ term, weight }) => ({ term, weight: weight * factor }));
}

/** The inverse document frequency of what stands best for the word, as BM25 has it. */
function toImportance(terms: readonly NearTerm[], { postings, sectionCount }: QueryTools): number {
  const [best] = terms.toSorted((a, b) => b.weight - a.weight);
  // By how large a site is, unknown words must not become more important.
  const count = best ? postings.count(best.term) : sectionCount * unknownWordShare;
  return Math.log(1 + (sectionCount - count + 0.5) / (count + 0.5));
}
