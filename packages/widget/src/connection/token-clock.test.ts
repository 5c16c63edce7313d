import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTokenClock, type TokenClock } from './token-clock.ts';

const hourMs = 3_600_000;
const minuteMs = 60_000;

let clock: TokenClock;
let due = 0;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
  due = 0;
  clock = createTokenClock({ now: Date.now, onDue: () => (due += 1) });
  clock.start(Date.now() + hourMs);
});
afterEach(() => {
  clock.stop();
  vi.useRealTimers();
});

/** The machine's clock moves, and no timer runs. */
function jump(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

test('a token is due when seven tenths of its life are over', () => {
  vi.advanceTimersByTime(42 * minuteMs - 1);
  expect(due).toBe(0);
  vi.advanceTimersByTime(1);
  expect(due).toBe(1);
  expect(clock.readLeft()).toBe(18 * minuteMs);
});

test('one that is due is due again every 15 s, until there is another', () => {
  vi.advanceTimersByTime(42 * minuteMs + 45_000);
  expect(due).toBe(4);
  clock.start(Date.now() + hourMs);
  vi.advanceTimersByTime(41 * minuteMs);
  expect(due).toBe(4);
});

test('after a sleep it is due within the minute, and at once when somebody looks', () => {
  jump(hourMs);
  expect(due).toBe(0);
  clock.look();
  expect(due).toBe(1);
  expect(clock.readLeft()).toBe(0);
});

test('after a sleep nobody has to look', () => {
  jump(hourMs);
  vi.advanceTimersByTime(minuteMs);
  expect(due).toBeGreaterThan(0);
});

test('a clock that is set back delays it by a minute at most', () => {
  vi.advanceTimersByTime(10 * minuteMs + 1000);
  jump(-5 * hourMs);
  vi.advanceTimersByTime(33 * minuteMs);
  expect(due).toBe(1);
  expect(clock.readLeft()).toBeLessThan(18 * minuteMs + 1);
});

test('a token that has ended already is due at the first look', () => {
  clock.start(Date.now() - 1000);
  expect(due).toBe(0);
  vi.advanceTimersByTime(0);
  expect(due).toBe(1);
});

test('looking often makes nothing due', () => {
  for (let look = 0; look < 100; look += 1) clock.look();
  expect(due).toBe(0);
  vi.advanceTimersByTime(42 * minuteMs);
  expect(due).toBe(1);
});

test('one that was stopped is never due', () => {
  clock.stop();
  vi.advanceTimersByTime(2 * hourMs);
  expect(due).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
