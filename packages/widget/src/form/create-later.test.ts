import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLater } from './create-later.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('does it once for all that was asked in the meantime', () => {
  const act = vi.fn<() => void>();
  const later = createLater(act, 300);
  later.ask();
  vi.advanceTimersByTime(200);
  later.ask();
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledOnce();
  later.ask();
  vi.advanceTimersByTime(300);
  expect(act).toHaveBeenCalledTimes(2);
});

test('does it at once when it cannot wait, and not again', () => {
  const act = vi.fn<() => void>();
  const later = createLater(act, 300);
  later.flush();
  expect(act).not.toHaveBeenCalled();
  later.ask();
  later.flush();
  expect(act).toHaveBeenCalledOnce();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledOnce();
});

test('leaves it once nobody wants it', () => {
  const act = vi.fn<() => void>();
  const later = createLater(act, 300);
  later.ask();
  later.cancel();
  vi.advanceTimersByTime(1000);
  later.flush();
  expect(act).not.toHaveBeenCalled();
});
