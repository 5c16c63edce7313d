import { highestImpact } from './index-asset.ts';
import { createKeepBest } from './keep-best.ts';
import type { Postings } from './postings.ts';
import type { QueryWord } from './to-query.ts';
import { createTally } from './tally.ts';

/** A section that has at least one word of the question. */
export interface SectionScore {
  readonly section: number;
  /** Which part of the question the section covers, about 0 to 1. */
  readonly score: number;
}

/** What there is to score. */
export interface ScoringOptions {
  readonly postings: Postings;
  readonly sectionCount: number;
  readonly pageOf: (section: number) => number;
  readonly pageCount: number;
}

// All three were found by trying, on the questions of `relevance/questions.json` that are not held out.
// A word that the docs do not have is most often one of everyday life, and says less than its rarity promises.
const unknownWordFactor = 0.9;
// Nobody covers every word of a long question.
const furtherWordFactor = 0.8;
// What the rest of its page covers speaks for a section too: answers stand where the subject is.
const pageShare = 0.2;
// More than can be sent, for what is looked at afterwards: headings, and which pages were read.
const candidates = 60;

/**
 * Creates the scoring of sections: the sum, over the question's words, of how much the best term for the word says of the
 * section times how much the word tells; weighed by page, the best few, best first.
 */
export function createScoring({ postings, sectionCount, pageOf, pageCount }: ScoringOptions) {
  const sections = createTally(sectionCount);
  const pages = createTally(pageCount);
  const sectionsOfWord = createTally(sectionCount);
  const pagesOfWord = createTally(pageCount);

  const addWord = ({ terms, importance }: QueryWord): void => {
    for (const { term, weight } of terms) {
      const worth = (weight * importance) / highestImpact;
      postings.forEach(term, (section, impact) => sectionsOfWord.raise(section, worth * impact));
    }
    sectionsOfWord.drain((section, worth) => {
      sections.add(section, worth);
      pagesOfWord.raise(pageOf(section), worth);
    });
    pagesOfWord.drain((page, worth) => pages.add(page, worth));
  };

  return (
    query: readonly QueryWord[],
    weigh: (page: number) => number,
  ): readonly SectionScore[] => {
    for (const word of query) addWord(word);
    const whole = toWhole(query) || Infinity;
    const best = createKeepBest(candidates);
    sections.drain((section, own) => {
      const page = pageOf(section);
      const covered = own * (1 - pageShare) + pages.read(page) * pageShare;
      const score = (covered / whole) * weigh(page);
      if (score > best.floor()) best.offer(section, score);
    });
    pages.drain(() => undefined);
    return best.take();
  };
}

/** What a section would have to cover. */
function toWhole(query: readonly QueryWord[]): number {
  return query
    .filter(({ extra }) => !extra)
    .map(({ terms, importance }) =>
      terms.length > 0 ? importance : importance * unknownWordFactor,
    )
    .toSorted((a, b) => b - a)
    .reduce((total, demand, index) => total + demand * furtherWordFactor ** index, 0);
}
