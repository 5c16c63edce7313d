import type { Phone } from '@docent/identity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { listenToTracker } from './listen-to-tracker.ts';
import { createTrackerLink } from './tracker-link.ts';

const phone = '+14155552671' as Phone;
const page = globalThis as { docent?: unknown };

type Report = (report: unknown) => void;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  delete page.docent;
  vi.useRealTimers();
});

/** As much of the tracker's public face as is used. */
function putTracker(): { report: Report; stop: ReturnType<typeof vi.fn> } {
  let callback: Report = () => {};
  const stop = vi.fn<() => void>();
  const on = async (_: string, given: Report) => {
    callback = given;
    return stop;
  };
  page.docent = { identify: () => {}, on };
  return { report: (report) => callback(report), stop };
}

function identify(id: string, type = 'identify') {
  return { status: 'sent', message: { type, context: { externalIds: [{ id, type: 'phone' }] } } };
}

async function hasSettled(promise: Promise<void>): Promise<boolean> {
  const isSettled = vi.fn<() => void>();
  void promise.then(isSettled);
  await vi.advanceTimersByTimeAsync(0);
  return isSettled.mock.calls.length > 0;
}

test('waits for nobody where there is no tracker', async () => {
  expect(createTrackerLink().isThere()).toBe(false);
  const { told } = await listenToTracker(phone);
  expect(await hasSettled(told)).toBe(true);
});

test('a page that has the stub of the chat alone has no tracker', () => {
  page.docent = { q: [], chat: {} };
  expect(createTrackerLink().isThere()).toBe(false);
});

test('waits until Segment has been told of this very phone, and stops listening', async () => {
  const { report, stop } = putTracker();
  const { told } = await listenToTracker(phone);
  report(identify('+442079460018'));
  report(identify(phone, 'page'));
  report(undefined);
  report({ message: { type: 'identify' } });
  expect(await hasSettled(told)).toBe(false);
  report(identify(phone));
  expect(await hasSettled(told)).toBe(true);
  expect(stop).toHaveBeenCalledOnce();
});

test('waits no longer than a visitor would, whether the tracker is slow or its tag is blocked', async () => {
  putTracker();
  const slow = await listenToTracker(phone);
  expect(await hasSettled(slow.told)).toBe(false);
  await vi.advanceTimersByTimeAsync(1500);
  expect(await hasSettled(slow.told)).toBe(true);

  page.docent = { identify: () => {}, on: () => new Promise(() => {}) };
  const blocked = listenToTracker(phone);
  await vi.advanceTimersByTimeAsync(500);
  const { told } = await blocked;
  await vi.advanceTimersByTimeAsync(1500);
  expect(await hasSettled(told)).toBe(true);
});
