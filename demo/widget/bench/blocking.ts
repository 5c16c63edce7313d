/** An event of Chrome's trace format; `ts` on the clock, `tdur` of the thread, in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: Record<string, unknown> };
}

/** What the tasks of a page keep its visitor waiting for, in ms of thread time. */
export interface Blocking {
  /** What each task takes beyond 50 ms, together. */
  readonly blockingMs: number;
  /** The same on a processor that is four times slower. */
  readonly slowBlockingMs: number;
  readonly longestMs: number;
}

const longTaskMs = 50;
const slowdown = 4;

/**
 * Reads the blocking of the page at `url` from a trace of all that its main thread did. Thread time stands still while
 * another process has the processor.
 *
 * @throws Error where the trace has no such page.
 * @example
 * readBlocking(traceEvents, 'http://127.0.0.1:4000/docs/a');
 */
export function readBlocking(events: readonly TraceEvent[], url: string): Blocking {
  const start = events.find(
    ({ name, args }) => name === 'navigationStart' && args?.data?.['documentLoaderURL'] === url,
  );
  if (!start) throw new Error(`The trace has no navigation to ${url}.`);
  const tasksMs = events
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .filter(({ pid, tid, ts }) => pid === start.pid && tid === start.tid && ts >= start.ts)
    .map(({ tdur = 0 }) => tdur / 1000);
  return {
    blockingMs: sumBeyond(tasksMs, 1),
    slowBlockingMs: sumBeyond(tasksMs, slowdown),
    longestMs: Math.max(0, ...tasksMs),
  };
}

function sumBeyond(tasksMs: readonly number[], factor: number): number {
  return tasksMs.reduce((sum, ms) => sum + Math.max(0, factor * ms - longTaskMs), 0);
}
