import { expect, test } from 'vitest';
import { nextIndex } from './next-index.ts';

test.each([
  ['ArrowDown', 4, 5],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 4, 9],
  ['PageUp', 8, 2],
  ['Home', 8, 0],
  ['End', 0, 9],
])('%s leads from %i to %i', (key, index, expected) => {
  expect(nextIndex({ key, index, count: 10, page: 6 })).toBe(expected);
});

test('other keys and empty lists lead nowhere', () => {
  expect(nextIndex({ key: 'Enter', index: 3, count: 10, page: 6 })).toBeUndefined();
  expect(nextIndex({ key: 'End', index: 0, count: 0, page: 6 })).toBeUndefined();
});
