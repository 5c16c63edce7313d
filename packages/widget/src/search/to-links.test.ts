import { expect, test } from 'vitest';
import { toLinks } from './to-links.ts';

const base = `${location.origin}/docs/`;

test('makes addresses of this site whole', () => {
  const found = [
    { title: 'A', url: '/a' },
    { title: 'B', section: 'Part', url: 'b#part' },
  ];
  expect(toLinks(found, { base })).toEqual([
    { title: 'A', url: `${location.origin}/a` },
    { title: 'B', section: 'Part', url: `${base}b#part` },
  ]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  ' java\nscript:alert(1)',
  'https://evil.example/a',
  '//evil.example/a',
  'http://[',
  'x'.repeat(3000),
  7,
  null,
  undefined,
  {},
])('leaves out what is no page of this site: %s', (url) => {
  expect(toLinks([{ title: 'A', url }], { base })).toEqual([]);
});

test('lets a search that knows other sites name pages of the web, and nothing else', () => {
  const rules = { base, isAnywhere: true };
  const found = [{ url: 'https://other.example/a' }, { url: 'javascript:alert(1)' }];
  expect(toLinks(found, rules)).toEqual([{ title: '/a', url: 'https://other.example/a' }]);
});

test('shows text, without markup and without marks that turn it round', () => {
  const found = [
    { title: 'The <mark>retry</mark>\u202E &lt;b&gt;', section: '<img src=x>', url: 'a' },
  ];
  expect(toLinks(found, { base })).toEqual([{ title: 'The retry <b>', url: `${base}a` }]);
});

test('gives each page once, and eight at most', () => {
  const found = Array.from({ length: 40 }, (_, at) => ({ title: 'T', url: `/p${at >> 1}` }));
  expect(toLinks(found, { base }).map(({ url }) => url.at(-1))).toEqual('01234567'.split(''));
});
