import { expect, test } from 'vitest';
import { countSegments } from './sms-body.ts';

test.each([
  ['a text of 160 basic characters', 'a'.repeat(160), 1],
  ['161 basic characters', 'a'.repeat(161), 2],
  ['306 basic characters', 'a'.repeat(306), 2],
  ['307 basic characters', 'a'.repeat(307), 3],
  ['80 characters that count twice', '€'.repeat(80), 1],
  ['81 characters that count twice', '€'.repeat(81), 2],
  ['70 characters with another', `${'a'.repeat(69)}ł`, 1],
  ['71 characters with another', `${'a'.repeat(70)}ł`, 2],
  ['an emoji, which is two', '😀'.repeat(35), 1],
  ['36 emoji', '😀'.repeat(36), 2],
  ['nothing', '', 1],
])('%s takes so many SMS', (_, text, segments) => {
  expect(countSegments(text)).toBe(segments);
});
