import { expect, test } from 'vitest';
import { toCanonicalJson } from './canonical-json.ts';

test('the order of keys makes no difference', () => {
  const one = { b: [{ y: 1, x: null }], a: 'x' };
  const other = { a: 'x', b: [{ x: null, y: 1 }] };
  expect(toCanonicalJson(one)).toBe(toCanonicalJson(other));
});

test.each([
  ['the order of a list', [1, 2], [2, 1]],
  ['a value', { a: 1 }, { a: 2 }],
  ['a type', { a: 1 }, { a: '1' }],
  ['a key more', { a: 1 }, { a: 1, b: null }],
])('%s makes one', (_, one, other) => {
  expect(toCanonicalJson(one)).not.toBe(toCanonicalJson(other));
});
