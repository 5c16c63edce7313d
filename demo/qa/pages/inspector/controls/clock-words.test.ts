import { expect, test } from 'vitest';
import { isMoved, toClockFact, toLength, untilBatch } from './clock-words.ts';

const hour = 3_600_000;

test.each([
  [5 * 60_000, '5 min'],
  [8 * hour, '8 h'],
  [50 * hour, '2 days 2 h'],
  [24 * hour, '1 day'],
  [24 * hour + 5 * 60_000, '1 day 5 min'],
  [-90 * 60_000, '1 h 30 min'],
  [3000, '3 s'],
])('%d ms are %s', (ms, words) => {
  expect(toLength(ms)).toBe(words);
});

test('a clock that runs with the machine is right, give or take the way to the server', () => {
  const clock = { now: 0, offsetMs: -12, isFrozen: false };
  expect(isMoved(clock)).toBe(false);
  expect(toClockFact(clock)).toBeUndefined();
});

test('a clock is ahead, stands, or stands behind', () => {
  expect(toClockFact({ now: 0, offsetMs: 8 * hour, isFrozen: false })).toBe(
    'the clock is 8 h ahead',
  );
  expect(toClockFact({ now: 0, offsetMs: 0, isFrozen: true })).toBe('the clock stands');
  expect(toClockFact({ now: 0, offsetMs: -5 * 60_000, isFrozen: true })).toBe(
    'the clock stands, 5 min behind',
  );
});

test('the next batch is reached just after its time, and without one eight hours are gone', () => {
  expect(untilBatch(1000, 61_000)).toBe(61_000);
  expect(untilBatch(1000, null)).toBe(8 * hour);
  expect(untilBatch(1000, 500)).toBe(8 * hour);
});
