/** An event of Chrome's trace format; `ts` and `dur` on the clock, `tts` and `tdur` of the thread, in microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tts?: number;
  readonly tdur?: number;
  readonly args?: { readonly data?: Record<string, unknown> };
}

/**
 * The main thread's work for one page, in ms of thread time: while another process has the processor, it stands still.
 */
export interface MainThread {
  readonly scriptBeforeIdleMs: number;
  /** The longest task before idle that would be no long task without its script; 0 if there is none. */
  readonly longTaskBeforeIdleMs: number;
  readonly scriptMs: number;
  readonly longestTaskMs: number;
  /** What tasks take beyond 50 ms, together. */
  readonly blockingMs: number;
}

interface Options {
  readonly url: string;
  /** The mark at the first idle callback after the load event. */
  readonly idleMark: string;
  /** How long after navigation start to look. */
  readonly windowMs: number;
}

/** Something that ran: when on the clock, and from where to where in thread time. */
interface Span {
  readonly ts: number;
  readonly fromMs: number;
  readonly toMs: number;
}

const longTaskMs = 50;

// Compiling and running of scripts, and of what they left for later. They nest.
const scriptEvents = new Set([
  'EvaluateScript',
  'FunctionCall',
  'RunMicrotasks',
  'v8.compile',
  'v8.compileModule',
  'v8.evaluateModule',
]);

/** What a page cost the main thread, from its navigation start for `windowMs`. */
export function readMainThread(events: readonly TraceEvent[], options: Options): MainThread {
  const start = events.find((event) => isNavigationStart(event, options.url));
  if (!start) throw new Error(`The trace has no navigation to ${options.url}.`);
  const own = events.filter(
    ({ pid, tid, ts }) =>
      pid === start.pid &&
      tid === start.tid &&
      ts >= start.ts &&
      ts < start.ts + options.windowMs * 1000,
  );
  const idle = own.find(({ name }) => name === options.idleMark);
  if (!idle) throw new Error('The page was never idle.');
  const scripts = toSpans(own.filter(({ name }) => scriptEvents.has(name)));
  const tasks = toSpans(own.filter(({ name }) => name === 'RunTask'));
  const isBeforeIdle = ({ ts }: Span) => ts < idle.ts;
  const longTasks = tasks
    .filter(isBeforeIdle)
    .filter(
      (task) => toMs(task) > longTaskMs && toMs(task) - sumWithin(scripts, task) <= longTaskMs,
    );
  return {
    scriptBeforeIdleMs: sumUnion(scripts.filter(isBeforeIdle)),
    longTaskBeforeIdleMs: Math.max(0, ...longTasks.map(toMs)),
    scriptMs: sumUnion(scripts),
    longestTaskMs: Math.max(0, ...tasks.map(toMs)),
    blockingMs: tasks.reduce((sum, task) => sum + Math.max(0, toMs(task) - longTaskMs), 0),
  };
}

function isNavigationStart({ name, args }: TraceEvent, url: string): boolean {
  return name === 'navigationStart' && args?.data?.['documentLoaderURL'] === url;
}

function toSpans(events: readonly TraceEvent[]): Span[] {
  return events.flatMap(({ ph, ts, tts, tdur = 0 }) =>
    ph === 'X' && tts !== undefined ? [{ ts, fromMs: tts / 1000, toMs: (tts + tdur) / 1000 }] : [],
  );
}

function sumWithin(spans: readonly Span[], { fromMs, toMs: endMs }: Span): number {
  return sumUnion(spans.filter((span) => span.fromMs >= fromMs && span.toMs <= endMs));
}

/** What the spans cover; what lies in another counts once. */
function sumUnion(spans: readonly Span[]): number {
  let sum = 0;
  let end = -Infinity;
  for (const { fromMs, toMs: endMs } of spans.toSorted((a, b) => a.fromMs - b.fromMs)) {
    sum += Math.max(0, endMs - Math.max(fromMs, end));
    end = Math.max(end, endMs);
  }
  return sum;
}

function toMs(span: Span): number {
  return span.toMs - span.fromMs;
}
