import { expect, test } from 'vitest';
import { parseHolidays } from './parse-holidays.ts';

test.each<[string | undefined, number[] | undefined]>([
  [undefined, []],
  ['', []],
  ['1970-01-02', [1]],
  [' 1970-01-02  1970-01-11 ', [1, 10]],
  ['1970-01-02,1970-01-11', [1, 10]],
  ['2024-02-29', [19_782]],
  ['2025-02-29', undefined],
  ['2025-13-01', undefined],
  ['25.12.2026', undefined],
  ['2026-12-25T10:00', undefined],
  ['2026-12-25 Christmas', undefined],
])('%j are %j', (text, expected) => {
  const days = parseHolidays(text);
  expect(days && [...days]).toEqual(expected);
});
