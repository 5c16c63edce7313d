import { expect, test } from 'vitest';
import { toPageUrl } from './page-url.ts';

const base = new URL('https://example.com/docs');

test.each([
  ['index.html', false, 'https://example.com/docs/'],
  ['guide/index.html', false, 'https://example.com/docs/guide/'],
  ['guide/retries.html', false, 'https://example.com/docs/guide/retries.html'],
  ['guide/retries.html', true, 'https://example.com/docs/guide/retries'],
  ['myindex.html', true, 'https://example.com/docs/myindex'],
  ['a b/c?d.html', true, 'https://example.com/docs/a%20b/c%3Fd'],
])('%s, stripped %s: %s', (file, stripHtml, url) => {
  expect(toPageUrl(file, { base, stripHtml })).toBe(url);
});
