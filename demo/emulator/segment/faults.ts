import type { MiddlewareHandler } from 'hono';
import * as v from 'valibot';

const schema = v.strictObject({
  /** Begin of the path, such as `/v1/p`. */
  path: v.pipe(v.string(), v.startsWith('/')),
  /** The status to answer; 0 closes the connection without an answer. */
  status: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(599)),
  headers: v.optional(v.record(v.string(), v.string()), {}),
  /** How many requests meet it. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 1),
  /** Waits so many ms before it answers, or before it lets the request through if `status` is left at 200. */
  delayMs: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
});

/** A disturbance for the next requests to a path: what a cloud does on a bad day. */
export type Fault = v.InferInput<typeof schema>;
type ActiveFault = v.InferOutput<typeof schema>;

export interface Faults {
  add(fault: Fault): void;
  clear(): void;
  /** Answers in place of the API while a fault lasts. */
  middleware: MiddlewareHandler;
}

/** Reads a fault from outside; throws with the name of the field that is wrong. */
export function parseFault(input: unknown): ActiveFault {
  return v.parse(schema, input);
}

export function createFaults(): Faults {
  let active: ActiveFault[] = [];
  return {
    add(fault) {
      active.push(parseFault(fault));
    },
    clear() {
      active = [];
    },
    middleware: async (c, next) => {
      const fault =
        c.req.method === 'OPTIONS'
          ? undefined
          : active.find(({ path }) => c.req.path.startsWith(path));
      if (!fault) return next();
      fault.times -= 1;
      if (fault.times === 0) active = active.filter((one) => one !== fault);
      if (fault.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
      if (fault.status === 200) return next();
      const headers = {
        'Access-Control-Allow-Origin': '*',
        'Access-Control-Expose-Headers': 'Retry-After',
        ...fault.headers,
      };
      // A status of 0 has no HTTP form: the error makes the server drop the connection.
      if (fault.status === 0) throw new ConnectionDropped();
      return new Response(JSON.stringify({ success: false }), { status: fault.status, headers });
    },
  };
}

/** Thrown to have the connection closed without an answer. */
export class ConnectionDropped extends Error {}
