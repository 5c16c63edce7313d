import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText, jsonSize } from './json-size.ts';

test.each([
  ['a', 3],
  ['é', 4],
  ['語', 5],
  ['😀', 6],
  ['"\n', 6],
  ['\u0001', 8],
])('%j takes %i bytes', (value, size) => {
  expect(jsonSize(value)).toBe(size);
});

test.each([
  ['hello', 3, 'hel'],
  ['hello', 5, 'hello'],
  ['naïve', 3, 'na'],
  ['a😀b', 4, 'a'],
  ['a😀b', 5, 'a😀'],
  ['"""', 4, '""'],
  ['hello', 0, ''],
  ['hello', -5, ''],
])('%j cut to %i bytes is %j', (text, maxBytes, expected) => {
  expect(cutText(text, maxBytes)).toBe(expected);
});

test('half a character becomes the replacement character', () => {
  expect(cutText('a\uD83Db', 100)).toBe('a\uFFFDb');
});

test('a cut text is as long as fits, and no longer', () => {
  const text = fc.string({ unit: 'binary', maxLength: 50 });
  const property = fc.property(text, fc.nat(120), (whole, maxBytes) => {
    const cut = cutText(whole, maxBytes);
    const next = Array.from(whole)[Array.from(cut).length];
    const fits = jsonSize(cut) - 2 <= maxBytes;
    return fits && (next === undefined || jsonSize(cut + next) - 2 > maxBytes);
  });
  expect(fc.check(property, { seed: 3, numRuns: 2000 })).toMatchObject({ failed: false });
});
