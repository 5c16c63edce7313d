import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { watchWaking, type Waking } from './watch-waking.ts';

let told: Waking[];
let stop: () => void;
let visibility: DocumentVisibilityState;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-22T10:00:00Z') });
  visibility = 'visible';
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  told = [];
  stop = watchWaking((why) => told.push(why));
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function show(state: DocumentVisibilityState): void {
  visibility = state;
  document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
}

function comeBack(persisted: boolean): void {
  dispatchEvent(Object.assign(new Event('pageshow'), { persisted }));
}

test('a visible page is looked at every 45 s', () => {
  vi.advanceTimersByTime(44_999);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(told).toEqual(['tick']);
  vi.advanceTimersByTime(90_000);
  expect(told).toEqual(['tick', 'tick', 'tick']);
});

test('a hidden page is left alone', () => {
  show('hidden');
  vi.advanceTimersByTime(3_600_000);
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});

test('a page that was hidden for a moment gets attention', () => {
  show('hidden');
  vi.advanceTimersByTime(20_000);
  show('visible');
  expect(told).toEqual(['attention']);
  vi.advanceTimersByTime(45_000);
  expect(told).toEqual(['attention', 'tick']);
});

test('one that was hidden for more than a minute may have missed something', () => {
  vi.advanceTimersByTime(30_000);
  show('hidden');
  vi.advanceTimersByTime(60_001);
  show('visible');
  expect(told).toEqual(['gap']);
});

test.each([
  ['on', 3_600_000],
  ['on a little', 61_000],
  ['back', -3_600_000],
])('a clock that has gone %s while nothing ran is a gap, once', (_which, ms) => {
  vi.setSystemTime(Date.now() + ms);
  vi.advanceTimersByTime(15_000);
  expect(told).toEqual(['gap']);
  vi.advanceTimersByTime(15_000);
  expect(told).toEqual(['gap']);
});

test('a clock that is put right by half a minute is none', () => {
  vi.setSystemTime(Date.now() + 30_000);
  vi.advanceTimersByTime(30_000);
  expect(told).toEqual([]);
});

test('a network that is back is a gap', () => {
  dispatchEvent(new Event('online'));
  expect(told).toEqual(['gap']);
});

test('a page from the back/forward cache is a gap, a loaded one is not', () => {
  comeBack(false);
  expect(told).toEqual([]);
  comeBack(true);
  expect(told).toEqual(['gap']);
});

test('focus gets attention, at most every 10 s', () => {
  for (let second = 0; second < 25; second += 1) {
    dispatchEvent(new Event('focus'));
    vi.advanceTimersByTime(1000);
  }
  expect(told).toEqual(['attention', 'attention', 'attention']);
});

test('focus within the page is none of ours', () => {
  document.body.dispatchEvent(new Event('focus'));
  expect(told).toEqual([]);
});

test('nothing is told after the stop', () => {
  stop();
  dispatchEvent(new Event('online'));
  dispatchEvent(new Event('focus'));
  comeBack(true);
  show('hidden');
  show('visible');
  vi.advanceTimersByTime(3_600_000);
  expect(told).toEqual([]);
  expect(vi.getTimerCount()).toBe(0);
});
