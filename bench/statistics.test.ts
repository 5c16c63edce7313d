import { expect, test } from 'vitest';
import { median, percentile } from './statistics.ts';

test('takes the middle value, whatever the order', () => {
  expect(median([9, 1, 5])).toBe(5);
});

test('takes the value that nine in ten do not exceed', () => {
  expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9);
});
