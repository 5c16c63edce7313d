import * as v from 'valibot';
import { parseInput } from './parse-input.ts';

const httpStatus = v.pipe(v.number(), v.integer(), v.minValue(300), v.maxValue(599));
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(2 ** 31 - 1));

const initStatus = v.strictObject({
  /** Of the reply, such as 401, 429 or 500. */
  status: v.pipe(v.number(), v.integer(), v.minValue(100), v.maxValue(599)),
  errorCode: v.optional(v.pipe(v.number(), v.integer())),
  /** Tells the client to wait so long before it connects again. */
  reconnectMinMs: v.optional(milliseconds),
  /** How many replies; 0 is until it is taken back. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
});

const schema = v.strictObject({
  refuseConnections: v.optional(v.nullable(v.union([v.boolean(), httpStatus]))),
  initStatus: v.optional(v.nullable(initStatus)),
  order: v.optional(v.picklist(['reply-first', 'echo-first'])),
  echoDelayMs: v.optional(milliseconds),
});

/** What the reply to a client's `init` says in place of 200. */
export type InitFault = v.InferOutput<typeof initStatus>;

/** What a client's socket meets. */
export interface SocketFaults {
  /** The HTTP status that a WebSocket is refused with; `null` lets it in. */
  refuseConnections: number | null;
  initStatus: InitFault | null;
  /** Which comes first to the sender of a message: the reply to its request, or the event that the message is there. */
  order: 'reply-first' | 'echo-first';
  /** How long the later of the two waits, in ms of real time. */
  echoDelayMs: number;
}

export const noSocketFaults: Readonly<SocketFaults> = {
  refuseConnections: null,
  initStatus: null,
  order: 'reply-first',
  echoDelayMs: 0,
};

/**
 * Reads changes of the faults from outside; `null` takes one back, and `true` refuses connections with 503.
 * Throws an {@link InputError} with the name of the field that is wrong.
 */
export function parseSocketFaults(input: unknown): Partial<SocketFaults> {
  const {
    refuseConnections: refused,
    initStatus: init,
    order,
    echoDelayMs,
  } = parseInput(schema, input, 'The socket faults');
  return {
    ...(refused !== undefined && { refuseConnections: refused === true ? 503 : refused || null }),
    ...(init !== undefined && { initStatus: init }),
    ...(order !== undefined && { order }),
    ...(echoDelayMs !== undefined && { echoDelayMs }),
  };
}
