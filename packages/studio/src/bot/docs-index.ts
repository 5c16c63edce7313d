import { chooseHits } from './search/choose-hits.ts';
import { createHeadingLikeness } from './search/heading-likeness.ts';
import { createScoring, type SectionScore } from './search/score-sections.ts';
import { createPostings } from './search/postings.ts';
import { createShelf, type Shelf } from './search/shelf.ts';
import { createVersionWeights } from './search/version-weights.ts';
import { createVocabulary } from './search/vocabulary.ts';
import { parseAsset } from './search/asset-file.ts';
import { toQuery } from './search/to-query.ts';
import { toSynonyms } from './text/synonyms.ts';

/** A section of the docs that may answer a question. */
export interface DocHit {
  /** Title of the page. */
  readonly title: string;
  /** The heading of the section; '' where a page begins. */
  readonly section: string;
  readonly url: string;
  /** The section's first words; '' if it has none to show. */
  readonly excerpt: string;
  /** Which part of the question the section covers, 0 to 1. */
  readonly confidence: number;
  /** The visitor has just read this page. */
  readonly read: boolean;
}

/** What to leave out, and what to send last. */
export interface SearchOptions {
  /** URLs of the pages that the visitor has just read. */
  readonly readUrls?: readonly string[];
  /** Nothing is found when no section is as good, 0 to 1. */
  readonly minConfidence?: number;
  /** How many hits at most. */
  readonly limit?: number;
}

/** The docs of a site, ready for questions. */
export interface DocsIndex {
  /** 0 if nothing can ever be found. */
  readonly sectionCount: number;
  /** Best first, the best section of each page before a second one; pages that were just read come behind the others. */
  search(question: string, options?: SearchOptions): readonly DocHit[];
}

const headingBonus = 0.15;

/**
 * Makes a deployed index ready. Once for each process: it is kept, and used for every question.
 *
 * @throws Error that says to build the index again, when it is not one of ours.
 * @example
 * const index = loadDocsIndex(readFileSync('docs-index.private.json', 'utf8'));
 * index.search('how do I retry a dead job?', { minConfidence: 0.35 });
 */
export function loadDocsIndex(json: string): DocsIndex {
  const asset = parseAsset(json);
  const postings = createPostings(asset);
  const shelf = createShelf(asset);
  const sectionCount = asset.headings.length;
  const tools = {
    vocabulary: createVocabulary(asset.terms ? asset.terms.split(' ') : []),
    postings,
    synonyms: toSynonyms(asset.synonyms),
    sectionCount,
  };
  const scoreSections = createScoring({
    postings,
    sectionCount,
    pageOf: shelf.pageOf,
    pageCount: asset.pages.length,
  });
  const toVersionWeight = createVersionWeights(asset.pages.map(([, , version]) => version));

  return {
    sectionCount,
    search(question, { readUrls = [], minConfidence = 0, limit = 3 } = {}) {
      const scores = scoreSections(toQuery(question, tools), toVersionWeight(question));
      const isRead = shelf.findRead(readUrls);
      return chooseHits(preferHeadings(scores, { shelf, question }), {
        pageOf: shelf.pageOf,
        isRead,
        minConfidence,
        limit,
      }).map(({ section, score }) => ({
        ...shelf.show(section),
        confidence: Math.min(1, score),
        read: isRead(shelf.pageOf(section)),
      }));
    },
  };
}

/** Raises what is headed nearly as the question is put. */
function preferHeadings(
  scores: readonly SectionScore[],
  { shelf, question }: { shelf: Shelf; question: string },
): readonly SectionScore[] {
  const toLikeness = createHeadingLikeness(question);
  return scores.map(({ section, score }) => ({
    section,
    score: score * (1 + headingBonus * toLikeness(shelf.headingOf(section))),
  }));
}
