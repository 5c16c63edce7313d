import { expect, test } from 'vitest';
import { toSpread } from './spread.ts';

test('one slow trial of twenty moves the 95th percentile and not the median', () => {
  const values = [...Array.from({ length: 19 }, () => 10), 900];
  expect(toSpread(values.toReversed())).toEqual({ median: 10, p95: 900, best: 10 });
});

test('orders by size and not by text', () => {
  expect(toSpread([100, 9, 20])).toEqual({ median: 20, p95: 100, best: 9 });
});

test('of no trials it gives no number', () => {
  expect(toSpread([]).median).toBeNaN();
});
