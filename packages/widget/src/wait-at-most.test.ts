import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { waitAtMost } from './wait-at-most.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('gives what comes in time, and leaves no timer behind', async () => {
  await expect(waitAtMost(Promise.resolve('here'), 1000)).resolves.toBe('here');
  expect(vi.getTimerCount()).toBe(0);
});

test('gives up on what fails', async () => {
  await expect(waitAtMost(Promise.reject(new Error('gone')), 1000)).resolves.toBeUndefined();
  expect(vi.getTimerCount()).toBe(0);
});

test('gives up on what takes too long', async () => {
  const waiting = waitAtMost(new Promise(() => {}), 1000);
  const answer = vi.fn<(value: unknown) => void>();
  void waiting.then(answer);
  await vi.advanceTimersByTimeAsync(999);
  expect(answer).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(answer).toHaveBeenCalledWith(undefined);
});
