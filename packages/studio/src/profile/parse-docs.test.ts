import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocs } from './parse-docs.ts';
import { docsToTell, recentDocs } from './recent-docs.ts';

const now = Date.parse('2026-11-22T12:00:00.000Z');
const hour = 3_600_000;

function doc(name: string, hoursAgo = 0) {
  const viewed_at = new Date(now - hoursAgo * hour).toISOString();
  return { title: name, url: `https://docs.example.com/${name}`, viewed_at };
}

describe('reading docs that a page tells of', () => {
  test('the latest comes first', () => {
    const text = JSON.stringify([doc('old', 5), doc('new', 1)]);
    expect(parseDocs(text)).toEqual([doc('new', 1), doc('old', 5)]);
  });

  test.each(['', 'null', '{}', '42', '"text"', '[', '[null, 1, "x", [], {}]', '{{docs}}'])(
    '%j tells of none',
    (text) => expect(parseDocs(text)).toEqual([]),
  );

  test.each([
    ['a script as its address', { ...doc('a'), url: 'javascript:alert(1)' }],
    ['a relative address', { ...doc('a'), url: '/start' }],
    ['a huge address', { ...doc('a'), url: `https://docs.example.com/${'x'.repeat(1000)}` }],
    ['no time', { title: 'a', url: 'https://docs.example.com/a' }],
    ['a time that is none', { ...doc('a'), viewed_at: 'yesterday' }],
    ['a number as its time', { ...doc('a'), viewed_at: 5 }],
  ])('a doc with %s is left out', (_, bad) => {
    expect(parseDocs(JSON.stringify([bad, doc('good')]))).toEqual([doc('good')]);
  });

  test('an address becomes ASCII, and a title one line', () => {
    const [read] = parseDocs(
      JSON.stringify([
        { ...doc('a'), title: 'Quick\n\u0007start', url: 'https://docs.example.com/é' },
      ]),
    );
    expect(read).toMatchObject({ title: 'Quick start', url: 'https://docs.example.com/%C3%A9' });
  });

  test('a doc without a title is called by its address', () => {
    expect(parseDocs(JSON.stringify([{ ...doc('a'), title: null }]))[0]?.title).toBe(doc('a').url);
  });

  test('anything may come', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(Array.isArray(parseDocs(text))).toBe(true);
      }),
    );
  });
});

describe('which docs count', () => {
  const since = now - 48 * hour;
  const count = (...docs: ReturnType<typeof doc>[]) => recentDocs(docs, { since, now }).length;

  test('one of two days ago does, and an older one does not', () => {
    expect(count(doc('a', 48))).toBe(1);
    expect(count(doc('a', 48.01))).toBe(0);
  });

  test('one of a clock that is fast by minutes does, and one of the future does not', () => {
    expect(count(doc('a', -0.05))).toBe(1);
    expect(count(doc('a', -0.1))).toBe(0);
    expect(count(doc('a', -24))).toBe(0);
  });
});

describe('which docs are told', () => {
  test('five at most', () => {
    const docs = ['a', 'b', 'c', 'd', 'e', 'f'].map((name) => doc(name));
    expect(docsToTell(docs).map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  test('each once, at its latest', () => {
    const docs = [doc('a', 1), doc('b', 2), doc('a', 3)];
    expect(docsToTell(docs)).toEqual([doc('a', 1), doc('b', 2)]);
  });
});
