import { expect, onTestFinished, test } from 'vitest';
import { createTestBook } from './testing/create-test-book.ts';
import type { TimelineNews } from './timeline.ts';

function start(options?: { most: number }) {
  const book = createTestBook(options);
  onTestFinished(() => book.close());
  return book;
}

test('masks secrets in words and payloads alike', () => {
  const book = start();
  book.write({ title: 'Said top-secret-token', raw: { deep: ['top-secret-token'], token: 'x' } });
  expect(book.find(1)).toMatchObject({
    title: 'Said ••••',
    raw: { deep: ['••••'], token: '••••' },
  });
});

test('cuts a very large payload, and says so', () => {
  const book = start();
  book.write({ raw: { text: 'a'.repeat(100_000) } });
  expect(book.find(1)?.raw).toEqual({
    note: 'Cut: the payload has 100,011 characters, of which the first 65,536 are kept.',
    start: expect.stringMatching(/^\{"text":"a{1000}/),
  });
});

test('hides a secret that stands where a payload is cut', () => {
  const book = start();
  book.write({ raw: `${'a'.repeat(64 * 1024 - 8)}top-secret-token` });
  expect(JSON.stringify(book.find(1))).not.toContain('top-');
});

test('forgets the oldest when there are too many, and keeps their numbers apart', () => {
  const book = start({ most: 10 });
  for (let index = 0; index < 25; index += 1) book.write({ tells: { anonymousId: 'a' } });
  const seqs = book.read(0, 100).map(({ seq }) => seq);
  expect(seqs.at(-1)).toBe(25);
  expect(seqs.length).toBeLessThanOrEqual(11);
  expect(book.find(1)).toBeUndefined();
  expect(book.find(25)?.seq).toBe(25);
  expect(book.read(20, 2).map(({ seq }) => seq)).toEqual([21, 22]);
  expect(book.entriesOf(book.journey('anonymous:a')?.id ?? 0).map(({ seq }) => seq)).toEqual(seqs);
});

test('gives the entries of a journey that was merged the number of the other', () => {
  const book = start();
  const news: TimelineNews[] = [];
  book.onNews((one) => void news.push(one));
  book.write({ conversationSid: 'CH1' });
  book.write({ tells: { anonymousId: 'a' } });
  book.write({ conversationSid: 'CH1', tells: { anonymousId: 'a' } });
  expect(news.map((one) => (one.kind === 'entry' ? one.entry.journey : one))).toEqual([
    1,
    2,
    { kind: 'merge', from: 2, into: 1 },
    1,
  ]);
  expect(book.read(0, 9).map(({ journey }) => journey)).toEqual([1, 1, 1]);
});

test('tells nothing to who has stopped listening, nor after it is closed', async () => {
  const book = createTestBook();
  const heard: string[] = [];
  const stop = book.onNews(({ kind }) => void heard.push(`one ${kind}`));
  book.onNews(({ kind }) => void heard.push(`two ${kind}`));
  stop();
  book.write({ tells: { anonymousId: 'a' } });
  book.close();
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual(['two entry']);
});

test('a listener that fails does not keep the others from hearing', () => {
  const book = start();
  const heard: string[] = [];
  book.onNews(() => {
    throw new Error('A page is gone.');
  });
  book.onNews(({ kind }) => void heard.push(kind));
  book.write({});
  expect(heard).toEqual(['entry']);
});
