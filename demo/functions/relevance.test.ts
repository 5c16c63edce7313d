import { describe, expect, test } from 'vitest';
import {
  measureFalseConfidence,
  measureRelevance,
} from '../../packages/studio/relevance/measure-relevance.ts';
import { loadDocsIndex } from '../../packages/studio/src/bot/docs-index.ts';
import { buildDocsIndex } from '../../packages/studio/src/bot/index-build/build-docs-index.ts';
import { parsePage } from '../../packages/studio/src/bot/index-build/parse-page.ts';
import { defaultMinConfidence } from '../../packages/studio/src/bot/settings.ts';
import { renderSite } from '../site/render.ts';

const site = renderSite({
  segment: { origin: 'https://segment.example.com', writeKey: 'none' },
  links: [],
});
const pages = [...site].map(([path, html]) =>
  parsePage({ url: `https://docs.example.com${path}`, html }),
);
const index = loadDocsIndex(buildDocsIndex(pages.filter((page) => page !== undefined)).json);
const measuring = { index, minConfidence: defaultMinConfidence };

describe('the bot over the docs of the demo', () => {
  test('has every page, with the title that readers see', () => {
    expect(pages.filter((page) => page === undefined)).toEqual([]);
    expect(index.search('retries and backoff')[0]).toMatchObject({
      title: 'Retries and backoff',
      url: 'https://docs.example.com/docs/retries',
    });
  });

  test('sends a right link among three for nine questions in ten', () => {
    const { questions, successAt3 } = measureRelevance(measuring, 'all');
    expect(questions).toBeGreaterThanOrEqual(70);
    expect(successAt3).toBeGreaterThanOrEqual(0.9);
  });

  test('has not only learned the questions that it was tuned on', () => {
    const { questions, successAt3 } = measureRelevance(measuring, 'held-out');
    expect(questions).toBeGreaterThanOrEqual(24);
    expect(successAt3).toBeGreaterThanOrEqual(0.85);
  });

  test('sends no link for four in five questions that the docs do not answer', () => {
    const { questions, silent } = measureFalseConfidence(measuring);
    expect(questions).toBeGreaterThanOrEqual(12);
    expect(silent).toBeGreaterThanOrEqual(0.8);
  });

  test('never sends the form that stands on every page', () => {
    const urls = index.search('talk to support', { limit: 20 }).map(({ url }) => url);
    expect(urls.filter((url) => url.endsWith('#support'))).toEqual([]);
  });
});
