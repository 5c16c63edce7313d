import { expect, test } from 'vitest';
import { toPageKey } from './page-key.ts';

test.each([
  'https://docs.example.com/guide',
  'https://docs.example.com/guide/',
  'https://docs.example.com/guide.html',
  'https://docs.example.com/guide/index.html',
  'https://docs.example.com/guide?from=mail#top',
])('%s is the guide', (url) => {
  expect(toPageKey(url)).toBe('https://docs.example.com/guide');
});

test('another host is another page', () => {
  expect(toPageKey('https://other.example.com/guide')).not.toBe(
    toPageKey('https://docs.example.com/guide'),
  );
});
