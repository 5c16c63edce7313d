import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ring } from './ring.ts';

const playChime = vi.hoisted(() => vi.fn<() => void>());
vi.mock('./play-chime.ts', () => ({ playChime }));

beforeEach(() => {
  vi.useFakeTimers();
  // Whatever rang in the test before is long ago.
  vi.advanceTimersByTime(10_000);
  playChime.mockClear();
});

afterEach(() => vi.useRealTimers());

const isUnseen = () => false;

test('is heard when nobody sees the message in a moment', () => {
  ring(isUnseen);
  expect(playChime).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(playChime).toHaveBeenCalledTimes(1);
});

test('is not heard when it is seen meanwhile', () => {
  vi.advanceTimersByTime(5000);
  let isSeen = false;
  ring(() => isSeen);
  isSeen = true;
  vi.advanceTimersByTime(1000);
  expect(playChime).not.toHaveBeenCalled();
});

test('is heard every three seconds at most', () => {
  vi.advanceTimersByTime(5000);
  for (let second = 0; second < 4; second += 1) {
    ring(isUnseen);
    ring(isUnseen);
    vi.advanceTimersByTime(1000);
  }
  expect(playChime).toHaveBeenCalledTimes(2);
});
