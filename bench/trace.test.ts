import { expect, test } from 'vitest';
import { readMainThread, type TraceEvent } from './trace.ts';

const url = 'http://docs.localhost/';
const thread = { pid: 1, tid: 1 };
const idle = (atMs: number): TraceEvent => ({ ...thread, name: 'idle', ph: 'R', ts: atMs * 1000 });
const start: TraceEvent = {
  ...thread,
  name: 'navigationStart',
  ph: 'R',
  ts: 0,
  args: { data: { documentLoaderURL: url } },
};

/** On the clock as long as in thread time. */
const ran = (name: string, fromMs: number, ms: number): TraceEvent => {
  const times = { ts: fromMs * 1000, tts: fromMs * 1000, dur: ms * 1000, tdur: ms * 1000 };
  return { ...thread, name, ph: 'X', ...times };
};

const read = (events: TraceEvent[]) =>
  readMainThread([start, ...events], { url, idleMark: 'idle', windowMs: 1000 });

test('counts script that lies in other script once, and apart what ran before idle', () => {
  const { scriptBeforeIdleMs, scriptMs } = read([
    ran('EvaluateScript', 10, 8),
    ran('v8.compile', 10, 2),
    idle(100),
    ran('FunctionCall', 200, 5),
    ran('FunctionCall', 2000, 5),
  ]);
  expect(scriptBeforeIdleMs).toBe(8);
  expect(scriptMs).toBe(13);
});

test('holds a long task against the script only if it would be short without it', () => {
  const ownTask = [ran('RunTask', 10, 60), ran('EvaluateScript', 12, 20)];
  const browsersTask = [ran('RunTask', 100, 90), ran('EvaluateScript', 110, 20)];
  const lateTask = [ran('RunTask', 400, 70), ran('EvaluateScript', 401, 60)];
  const work = read([...ownTask, ...browsersTask, idle(300), ...lateTask]);
  expect(work.longTaskBeforeIdleMs).toBe(60);
  expect(work.longestTaskMs).toBe(90);
  expect(work.blockingMs).toBe(10 + 40 + 20);
});

test('looks at the page’s own main thread alone', () => {
  const other = { ...ran('EvaluateScript', 10, 50), tid: 2 };
  expect(read([other, idle(100)]).scriptMs).toBe(0);
});
