import { expect, test } from 'vitest';
import { toPauseMs } from './to-pause-ms.ts';

test('a pause is twice as long as the last, up to half a minute', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 2000].map((failures) => toPauseMs(failures, 0));
  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
});

test('up to a fifth is taken off by chance', () => {
  expect(toPauseMs(1, 1)).toBe(800);
  expect(toPauseMs(9, 0.5)).toBe(27_000);
  const pauses = new Set(Array.from({ length: 20 }, () => toPauseMs(3)));
  expect(pauses.size).toBeGreaterThan(1);
  for (const pause of pauses) {
    expect(pause).toBeGreaterThan(3199);
    expect(pause).toBeLessThan(4001);
  }
});
