import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { withinTime } from './within-time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const never = new Promise<never>(() => undefined);

test('gives what comes in time, and leaves no timer behind', async () => {
  expect(await withinTime(Promise.resolve(5), { limitMs: 10 })).toBe(5);
  await expect(withinTime(Promise.reject(new Error('no')), { limitMs: 10 })).rejects.toThrow('no');
  expect(vi.getTimerCount()).toBe(0);
});

test('rejects when the limit is over, and not before', async () => {
  const settled = vi.fn<() => void>();
  withinTime(never, { limitMs: 1_000 }).catch(settled);
  await vi.advanceTimersByTimeAsync(999);
  expect(settled).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(settled).toHaveBeenCalledOnce();
});

test('rejects when it is no longer wanted, before and after it has begun', async () => {
  const ending = new AbortController();
  const waiting = withinTime(never, { limitMs: 1_000, signal: ending.signal });
  ending.abort();
  await expect(waiting).rejects.toThrow('No longer wanted.');
  const late = withinTime(never, { limitMs: 1_000, signal: ending.signal });
  await expect(late).rejects.toThrow('No longer wanted.');
  expect(vi.getTimerCount()).toBe(0);
});

test('passes on what was refused with, also where it is no error', async () => {
  const refusal = Promise.reject(Object.assign(new Error('no'), { status: 403 }));
  await expect(withinTime(refusal, { limitMs: 10 })).rejects.toMatchObject({ status: 403 });
});
