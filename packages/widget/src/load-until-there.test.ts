import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { loadUntilThere } from './load-until-there.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('gives what was loaded, after as many tries as it takes', async () => {
  let tries = 0;
  const chunk = { name: 'chunk' };
  const loaded = loadUntilThere(async () => {
    tries += 1;
    if (tries < 3) throw new TypeError('Failed to fetch');
    return chunk;
  });
  await vi.advanceTimersByTimeAsync(4999);
  expect(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await loaded).toBe(chunk);
  expect(tries).toBe(3);
});
