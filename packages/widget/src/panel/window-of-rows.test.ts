import { assert, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { moveRange, shiftRange, toNewest } from './window-of-rows.ts';

test('holds the last rows, and lets go of the first ones as new ones come', () => {
  expect(toNewest(10)).toEqual({ start: 0, end: 10 });
  expect(toNewest(10_000)).toEqual({ start: 9_968, end: 10_000 });
  expect(toNewest(10_010, 9_968)).toEqual({ start: 9_968, end: 10_010 });
  expect(toNewest(10_020, 9_968)).toEqual({ start: 9_972, end: 10_020 });
});

test('moves with the messages that come or go before it', () => {
  const range = { start: 10, end: 40 };
  expect(shiftRange(range, { by: 30, count: 100 })).toEqual({ start: 40, end: 70 });
  expect(shiftRange(range, { by: -5, count: 35 })).toEqual({ start: 5, end: 35 });
  expect(shiftRange(range, { by: -60, count: 20 })).toEqual({ start: 0, end: 20 });
  expect(shiftRange({ start: 0, end: 0 }, { by: 0, count: 50 })).toEqual({ start: 0, end: 32 });
});

test('stays while there is enough around what is seen', () => {
  const range = { start: 100, end: 148 };
  expect(moveRange(range, { seen: { first: 120, last: 130 }, count: 1000 })).toBe(range);
  const first = { start: 0, end: 40 };
  expect(moveRange(first, { seen: { first: 0, last: 10 }, count: 1000 })).toBe(first);
});

test('holds as many rows above as below when what is seen comes near an end', () => {
  const moved = moveRange(
    { start: 100, end: 148 },
    { seen: { first: 101, last: 112 }, count: 999 },
  );
  expect(moved).toEqual({ start: 83, end: 131 });
});

test('holds what is seen, moves once, and stays small', () => {
  const cases = record({
    count: integer({ min: 1, max: 10_000 }),
    at: double({ min: 0, max: 1, noNaN: true }),
    rows: integer({ min: 1, max: 30 }),
  });
  assert(
    property(cases, ({ count, at, rows }) => {
      const first = Math.floor(at * (count - 1));
      const seen = { first, last: Math.min(count - 1, first + rows - 1) };
      const moved = moveRange({ start: first, end: seen.last + 1 }, { seen, count });
      expect(moved.start).toBeLessThanOrEqual(seen.first);
      expect(moved.end).toBeGreaterThan(seen.last);
      expect(moved.start).toBeGreaterThanOrEqual(0);
      expect(moved.end).toBeLessThanOrEqual(count);
      expect(moved.end - moved.start).toBeLessThanOrEqual(60);
      expect(moveRange(moved, { seen, count })).toBe(moved);
    }),
  );
});
