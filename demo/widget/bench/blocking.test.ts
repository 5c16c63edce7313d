import { expect, test } from 'vitest';
import { readBlocking, type TraceEvent } from './blocking.ts';

const url = 'http://127.0.0.1:4000/docs/a';
const page = { pid: 7, tid: 1 };
const start: TraceEvent = {
  ...page,
  name: 'navigationStart',
  ph: 'R',
  ts: 1000,
  args: { data: { documentLoaderURL: url } },
};
const task = (ms: number, more: Partial<TraceEvent> = {}): TraceEvent => ({
  ...page,
  name: 'RunTask',
  ph: 'X',
  ts: 2000,
  tdur: ms * 1000,
  ...more,
});

test('counts of each task what it takes beyond 50 ms', () => {
  expect(readBlocking([start, task(60), task(40), task(70)], url)).toMatchObject({
    blockingMs: 30,
    longestMs: 70,
  });
});

test('on a slow processor shorter tasks block, too', () => {
  expect(readBlocking([start, task(20), task(12)], url)).toEqual({
    blockingMs: 0,
    slowBlockingMs: 30,
    longestMs: 20,
  });
});

test.each([
  ['before the page', { ts: 999 }],
  ['of another thread', { tid: 2 }],
  ['of another process', { pid: 8 }],
  ['that is no task', { name: 'FunctionCall' }],
])('leaves out what is %s', (_, more) => {
  expect(readBlocking([start, task(90, more)], url).longestMs).toBe(0);
});

test('says so where the page is not in the trace', () => {
  expect(() => readBlocking([start], 'http://127.0.0.1:4000/b')).toThrow('no navigation to');
});
