import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestDocs, queueDocs, testSite } from './testing/test-docs.ts';

const index = createTestDocs(queueDocs);
const find = (question: string, readUrls: readonly string[] = []) =>
  index
    .search(question, { minConfidence: 0.29, readUrls })
    .map(({ url }) => url.slice(testSite.length));

describe('search', () => {
  test.each([
    ['dead jobs', '/retries#dead-jobs'],
    ['dead', '/retries#dead-jobs'],
    ['retrys', '/retries'],
    ['webhoks', '/webhooks'],
    ['how do I verify the signature?', '/webhooks#signature'],
    ['setup', '/install'],
    ['INSTALLATION', '/install'],
    ['cron', '/schedules'],
    ['recurring', '/schedules'],
    ['sched', '/schedules'],
  ])('%s: %s', (question, url) => {
    expect(find(question)[0]).toBe(url);
  });

  test('shows title, section and first words', () => {
    expect(index.search('dead jobs')[0]).toMatchObject({
      title: 'Retries',
      section: 'Dead jobs',
      url: `${testSite}/retries#dead-jobs`,
      excerpt: 'A job that is out of attempts is dead. Send it round again from the dashboard.',
      read: false,
    });
  });

  test.each(['', ' ', 'the of and', 'zebra crossing', '???'])(
    'finds nothing for %j',
    (question) => {
      expect(find(question)).toEqual([]);
    },
  );

  test('is less sure of half of a question', () => {
    const [whole, half] = ['dead jobs', 'dead zebras'].map(
      (question) => index.search(question)[0]?.confidence ?? 0,
    );
    expect(whole).toBeGreaterThan(half ?? 1);
  });

  test('prefers the newest version, unless another is named', () => {
    expect(find('polling')[0]).toBe('/v2.3/waiting');
    expect(find('polling in 1.9')[0]).toBe('/v1.9/polling');
  });

  test('gives the same answer to the same question, whatever was asked between', () => {
    const before = index.search('dead jobs');
    index.search('webhooks and schedules and retries');
    expect(index.search('dead jobs')).toEqual(before);
  });
});

describe('pages that were just read', () => {
  test('come behind others', () => {
    expect(find('dead job')[0]).toBe('/retries#dead-jobs');
    const urls = find('dead job', [`${testSite}/retries/?from=menu#top`]);
    expect(urls.slice(0, 2)).toEqual(['/webhooks#signature', '/retries#dead-jobs']);
  });

  test('are sent, and marked, when there is no other', () => {
    const [hit] = index.search('cron', { readUrls: [`${testSite}/schedules`] });
    expect(hit).toMatchObject({ title: 'Schedules', read: true });
  });

  test('do not count on another site', () => {
    expect(index.search('cron', { readUrls: ['https://evil.example/schedules'] })[0]?.read).toBe(
      false,
    );
  });
});

test('never throws, and keeps its promises, whatever is asked', () => {
  const word = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('dead', 'job', '1.9', 'web', '(', '\\'),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), fc.array(fc.string()), (words, readUrls) => {
      const hits = index.search(words.join(' '), { readUrls });
      expect(hits.length).toBeLessThanOrEqual(3);
      for (const { confidence, url } of hits) {
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(url.startsWith(testSite)).toBe(true);
      }
    }),
  );
});
