import { setTimeout as wait } from 'node:timers/promises';

/** How long requests to Twilio may take, and how often they are tried. */
export interface Pace {
  /** What is left of the time, in ms. */
  leftMs(): number;
  /** The longest that one request may take, in ms. */
  readonly requestMs: number;
  /** How often a request is tried. */
  readonly tries: number;
  /** Resolves after so many ms. */
  wait(ms: number): Promise<void>;
  /** From 0 up to 1. */
  random(): number;
}

interface PaceOptions {
  /** When the time is up, in ms of `performance.now()`: no clock that somebody sets. */
  readonly endsAt: number;
  readonly requestMs: number;
}

const tries = 6;

/**
 * Creates the pace of one call of a Function.
 *
 * @example
 * const pace = createPace({ endsAt: performance.now() + 6500, requestMs: 2500 });
 */
export function createPace({ endsAt, requestMs }: PaceOptions): Pace {
  return {
    leftMs: () => endsAt - performance.now(),
    requestMs,
    tries,
    wait: (ms) => wait(ms),
    random: Math.random,
  };
}
