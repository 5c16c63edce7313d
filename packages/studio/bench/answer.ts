import { performance } from 'node:perf_hooks';
import { answer } from '../src/bot/answer.ts';
import { loadDocsIndex } from '../src/bot/docs-index.ts';
import { buildDocsIndex } from '../src/bot/index-build/build-docs-index.ts';
import { createSyntheticSite } from './synthetic-site.ts';

const pageCount = 5_000;
const questionCount = 500;
const loadCount = 7;

/** What the bot takes over a large site. */
export interface AnswerFigures {
  readonly pages: number;
  /** Size of the deployed asset. */
  readonly indexBytes: number;
  /** Median time from the asset's text to an index that answers. */
  readonly loadMs: number;
  /** Time of a whole answer. */
  readonly p50Ms: number;
  readonly p95Ms: number;
}

/**
 * Measures the bot over 5,000 pages of invented text, with questions of 2 to 12 words. Building the index is not measured,
 * and takes most of a minute.
 *
 * @example
 * const { p95Ms } = await measureAnswer();
 */
export async function measureAnswer(): Promise<AnswerFigures> {
  const site = createSyntheticSite(pageCount);
  const { json, pages, bytes } = buildDocsIndex(site.pages);
  const loads = Array.from({ length: loadCount }, () => toMs(() => loadDocsIndex(json)));
  const index = loadDocsIndex(json);
  const questions = Array.from({ length: questionCount }, (_, number) =>
    site.question(2 + (number % 11)),
  );
  const answers = questions.map((question) =>
    toMs(() => answer({ question, turn: 0, poorAnswers: 0, readUrls: [] }, { index })),
  );
  return Promise.resolve({
    pages,
    indexBytes: bytes,
    loadMs: toQuantile(loads, 0.5),
    p50Ms: toQuantile(answers, 0.5),
    p95Ms: toQuantile(answers, 0.95),
  });
}

function toMs(call: () => unknown): number {
  const start = performance.now();
  call();
  return performance.now() - start;
}

function toQuantile(numbers: readonly number[], quantile: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? NaN;
}
