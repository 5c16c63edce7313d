import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocsIndex } from '../src/bot/docs-index.ts';

type QuestionSet = 'tuning' | 'held-out';

interface LabelledQuestions {
  /** What the docs answer, and where: a path for a whole page, a path with an anchor for a section. */
  readonly questions: readonly {
    readonly question: string;
    readonly expect: readonly string[];
    readonly set: QuestionSet;
  }[];
  /** What they do not answer. */
  readonly unanswerable: readonly { readonly question: string; readonly set: QuestionSet }[];
}

const labelled = JSON.parse(
  readFileSync(join(import.meta.dirname, 'questions.json'), 'utf8'),
) as LabelledQuestions;

/** What a part of the labelled questions came to. */
export interface Relevance {
  readonly questions: number;
  /** Share of questions whose first hit is right, and for which one of three is. */
  readonly successAt1: number;
  readonly successAt3: number;
  /** Mean of 1 / (place of the first right hit), 0 where none of three is. */
  readonly meanReciprocalRank: number;
  readonly misses: readonly Miss[];
}

/** A question without a right answer among three. */
export interface Miss {
  readonly question: string;
  readonly expected: readonly string[];
  readonly got: readonly string[];
}

/** How sure the bot is where the docs know nothing. */
export interface FalseConfidence {
  readonly questions: number;
  /** Share that rightly gets no hit. */
  readonly silent: number;
  readonly answered: readonly { readonly question: string; readonly confidence: number }[];
}

interface Measuring {
  readonly index: DocsIndex;
  readonly minConfidence: number;
}

/** Asks every question of a set, and compares with its labels. A label without an anchor stands for the whole page. */
export function measureRelevance(
  { index, minConfidence }: Measuring,
  set: QuestionSet | 'all',
): Relevance {
  const asked = labelled.questions.filter((question) => set === 'all' || question.set === set);
  const results = asked.map(({ question, expect }) => {
    const got = index.search(question, { minConfidence }).map(({ url }) => toPath(url));
    const place = got.findIndex((path) => expect.some((label) => isRight(path, label)));
    return { question, expected: expect, got, rank: place < 0 ? Infinity : place + 1 };
  });
  const share = (most: number): number =>
    results.filter(({ rank }) => rank <= most).length / results.length;
  return {
    questions: results.length,
    successAt1: share(1),
    successAt3: share(3),
    meanReciprocalRank: results.reduce((sum, { rank }) => sum + 1 / rank, 0) / results.length,
    misses: results.filter(({ rank }) => rank === Infinity),
  };
}

/** Asks what the docs do not answer. */
export function measureFalseConfidence({ index, minConfidence }: Measuring): FalseConfidence {
  const results = labelled.unanswerable.map(({ question }) => ({
    question,
    confidence: index.search(question)[0]?.confidence ?? 0,
  }));
  const answered = results.filter(({ confidence }) => confidence >= minConfidence);
  return { questions: results.length, silent: 1 - answered.length / results.length, answered };
}

function isRight(path: string, label: string): boolean {
  return label.includes('#') ? path === label : path.split('#')[0] === label;
}

function toPath(url: string): string {
  const { pathname, hash } = new URL(url);
  return `${pathname}${hash}`;
}
