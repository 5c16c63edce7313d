import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

function createLimit(perSecond: number) {
  const time = { now: 0 };
  return { time, isTooMuch: createRateLimit(perSecond, () => time.now) };
}

test('lets so many calls through in a second and no more', () => {
  const { isTooMuch } = createLimit(2);
  expect([isTooMuch(), isTooMuch(), isTooMuch(), isTooMuch()]).toEqual([false, false, true, true]);
});

test('lets one through as soon as one is a second old', () => {
  const { time, isTooMuch } = createLimit(2);
  isTooMuch();
  time.now = 400;
  isTooMuch();
  time.now = 999;
  expect(isTooMuch()).toBe(true);
  time.now = 1000;
  expect(isTooMuch()).toBe(false);
  expect(isTooMuch()).toBe(true);
});

test('does not count what it refused', () => {
  const { time, isTooMuch } = createLimit(1);
  isTooMuch();
  time.now = 900;
  expect(isTooMuch()).toBe(true);
  time.now = 1001;
  expect(isTooMuch()).toBe(false);
});

test('has no burst at the turn of a second', () => {
  const { time, isTooMuch } = createLimit(100);
  let granted = 0;
  for (time.now = 500; time.now < 1500; time.now += 1) if (!isTooMuch()) granted += 1;
  expect(granted).toBe(100);
});
