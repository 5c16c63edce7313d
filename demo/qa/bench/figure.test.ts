import { expect, test } from 'vitest';
import { formatFigure, isKept } from './figure.ts';

test('a promise is kept up to its limit', () => {
  expect(isKept({ what: '', unit: 'ms', value: 100, most: 100 })).toBe(true);
  expect(isKept({ what: '', unit: 'ms', value: 100.1, most: 100 })).toBe(false);
  expect(isKept({ what: '', unit: 'fps', value: 57, least: 58 })).toBe(false);
});

test('what was not measured keeps no promise', () => {
  expect(isKept({ what: '', unit: 'ms', value: Number.NaN, most: 100 })).toBe(false);
  expect(isKept({ what: '', unit: 'ms', value: Number.NaN })).toBe(true);
});

test('marks what is broken', () => {
  expect(formatFigure({ what: 'search', unit: 'ms', value: 60, most: 50 })).toMatch(
    /^✗ search +60\.0 ms {3}\(at most 50\)$/,
  );
});
