import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';

// `setTimeout` takes a longer time for none at all.
const longestTimerMs = 2 ** 31 - 1;

const schema = v.strictObject({
  /** A path, with all that lies below it: `/v1/p` means page calls, and not `/v1/projects/…`. */
  path: v.pipe(v.string(), v.startsWith('/')),
  /** The status to answer: 200 lets the request through, 0 closes the connection without an answer. */
  status: v.optional(
    v.pipe(v.number(), v.check(isAnswer, 'The status is 0, or a whole number from 200 to 599.')),
    200,
  ),
  headers: v.optional(
    v.pipe(v.record(v.string(), v.string()), v.check(areHeaders, 'These are no HTTP headers.')),
    {},
  ),
  /** How many requests meet it; 0 is until it is taken back. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
  /** Waits so many ms before it answers or lets the request through. */
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(longestTimerMs)), 0),
});

/** A disturbance for the next requests to a path: what a cloud does on a bad day. */
export type Fault = v.InferInput<typeof schema>;
type ActiveFault = v.InferOutput<typeof schema>;

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Takes back those of exactly this path. */
  remove(path: string): void;
  /** Those that are still to be met, with how many times are left. */
  list(): readonly Readonly<ActiveFault>[];
  /** Calls back when one is added (with it) or some are taken back; returns a function that stops that. */
  onChange(callback: (added?: Fault) => void): () => void;
  /** Answers in place of the API while a fault lasts. */
  middleware: MiddlewareHandler;
}

const bodiless = new Set([204, 205, 304]);

/** Reads a fault from outside; throws with the name of the field that is wrong. */
export function parseFault(input: unknown): ActiveFault {
  const result = v.safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new Error(`${v.getDotPath(issue) ?? 'The fault'}: ${issue.message}`);
}

export function createFaults(): Faults {
  let active: ActiveFault[] = [];
  const listeners = new Set<(added?: Fault) => void>();
  return {
    add(fault) {
      active.push(parseFault(fault));
      for (const listener of listeners) listener(fault);
    },
    clear() {
      const hadSome = active.length > 0;
      active = [];
      if (hadSome) for (const listener of listeners) listener();
    },
    remove(path) {
      const left = active.filter((one) => one.path !== path);
      const hadSome = left.length < active.length;
      active = left;
      if (hadSome) for (const listener of listeners) listener();
    },
    list: () => active,
    onChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    middleware: async (c, next) => {
      // What only a local Segment has stays as it is: it is where a fault is taken back.
      const isSpared = c.req.method === 'OPTIONS' || isWithin(c.req.path, '/_local');
      const fault = isSpared ? undefined : active.find(({ path }) => isWithin(c.req.path, path));
      if (!fault) return next();
      const isLast = fault.times === 1;
      if (fault.times > 0) fault.times -= 1;
      if (isLast) active = active.filter((one) => one !== fault);
      if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      if (fault.status === 200) return next();
      const headers = {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        ...fault.headers,
      };
      // A status of 0 has no HTTP form: the error makes the server drop the connection.
      if (fault.status === 0) throw new ConnectionDropped();
      const body = bodiless.has(fault.status) ? null : JSON.stringify({ success: false });
      return new Response(body, { status: fault.status, headers });
    },
  };
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Thrown to have the connection closed without an answer. */
export class ConnectionDropped extends Error {}

function isAnswer(status: number): boolean {
  return status === 0 || (Number.isInteger(status) && status >= 200 && status <= 599);
}

function areHeaders(headers: Record<string, string>): boolean {
  try {
    return Boolean(new Headers(headers));
  } catch {
    return false;
  }
}
