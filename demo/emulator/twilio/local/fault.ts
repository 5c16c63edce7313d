import * as v from 'valibot';
import { parseInput } from './parse-input.ts';

// `setTimeout` takes a longer time for none at all.
const longestTimerMs = 2 ** 31 - 1;
const milliseconds = v.pipe(v.number(), v.minValue(0), v.maxValue(longestTimerMs));
const text = v.pipe(v.string(), v.nonEmpty());

const fields = v.strictObject({
  /** Whole segments from the left, a star for any one, with all that lies below unless it ends with `$`. */
  path: v.pipe(v.string(), v.startsWith('/')),
  /** Only requests with this method. */
  method: v.optional(v.pipe(text, v.toUpperCase())),
  /** How many requests meet it; 0 is until it is taken back. */
  times: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 1),
  /** Waits so many ms of real time first. */
  delayMs: v.optional(milliseconds),
  /** Answers with this status in place of the API. */
  status: v.optional(v.pipe(v.number(), v.integer(), v.minValue(400), v.maxValue(599))),
  /** Twilio's code; by default the one that goes with the status. */
  code: v.optional(v.pipe(v.number(), v.integer())),
  message: v.optional(text),
  /** s */
  retryAfter: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  /** Never answers, on a connection that stays: the request is not handled, or it is and only its answer gets lost. */
  lose: v.optional(v.picklist(['request', 'reply'])),
  /** Cuts the connection: before the request is handled, or after. */
  drop: v.optional(v.picklist(['before', 'after'])),
  /** Slows what is sent and what is received: an upload, a download. */
  throttleBytesPerSecond: v.optional(v.pipe(v.number(), v.minValue(1))),
});

const effects = ['delayMs', 'status', 'lose', 'drop', 'throttleBytesPerSecond'] as const;
const endings = ['status', 'lose', 'drop'] as const;

const schema = v.pipe(
  fields,
  v.check(
    (fault) => effects.some((name) => fault[name] !== undefined),
    `It does nothing: give one of ${effects.join(', ')}.`,
  ),
  v.check(
    (fault) => endings.filter((name) => fault[name] !== undefined).length <= 1,
    `A request ends in one way: give one of ${endings.join(', ')}.`,
  ),
  v.check(
    ({ status, code, message, retryAfter }) =>
      status !== undefined || (code ?? message ?? retryAfter) === undefined,
    'The code, message and retryAfter go with a status: give one.',
  ),
);

/** A disturbance for the next requests to a path: what a cloud, or the way to it, does on a bad day. */
export type Fault = v.InferInput<typeof schema>;
export type ActiveFault = v.InferOutput<typeof schema>;

/** Reads a fault from outside. Throws an {@link InputError} with the name of the field that is wrong. */
export function parseFault(input: unknown): ActiveFault {
  return parseInput(schema, input, 'The fault');
}
