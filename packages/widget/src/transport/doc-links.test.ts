import { expect, test } from 'vitest';
import { parseDocLinks } from './doc-links.ts';

const url = 'https://docs.example/retries#backoff';

test('reads title, section and address', () => {
  expect(parseDocLinks([{ title: 'Retries', section: 'Backoff', url, more: 1 }])).toEqual([
    { title: 'Retries', section: 'Backoff', url },
  ]);
});

test('leaves an empty section out, and takes the address for a missing title', () => {
  expect(parseDocLinks([{ section: '', url }])).toEqual([{ title: url, url }]);
});

test.each([
  'javascript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,x',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://docs.example/1',
  '/docs/retries',
  '//docs.example/retries',
  'https://',
  '',
  5,
  null,
  undefined,
  'x'.repeat(3_000),
])('never takes %j for a link', (bad) => {
  expect(
    parseDocLinks([
      { title: 'Bad', url: bad },
      { title: 'Good', url },
    ]),
  ).toEqual([{ title: 'Good', url }]);
});

test.each([undefined, null, 'text', 5, {}, [null, 5, 'text', []]])('reads none in %j', (value) => {
  expect(parseDocLinks(value)).toEqual([]);
});

test('reads twenty at most', () => {
  expect(parseDocLinks(Array.from({ length: 1_000 }, () => ({ title: 'a', url })))).toHaveLength(
    20,
  );
});
