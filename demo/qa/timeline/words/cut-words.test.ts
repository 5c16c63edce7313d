import { expect, test } from 'vitest';
import { cutWords } from './cut-words.ts';

test.each([
  ['short', 'short'],
  ['  two\n lines\t', 'two lines'],
  ['exactly 10', 'exactly 10'],
  ['eleven long', 'eleven lo…'],
  ['👩‍👩‍👧‍👧'.repeat(10), '👩‍👩‍👧‍👧'.repeat(10)],
  ['👩‍👩‍👧‍👧'.repeat(11), `${'👩‍👩‍👧‍👧'.repeat(9)}…`],
  ['', ''],
])('%j: %j', (text, cut) => {
  expect(cutWords(text, 10)).toBe(cut);
});
