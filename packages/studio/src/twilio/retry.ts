import type { Pace } from './pace.ts';
import { TwilioFailure } from './twilio-failure.ts';

/** One request, which can be sent again. */
export interface Attempt<T> {
  run(timeoutMs: number): Promise<T>;
  /** Looks whether a request that got no clear answer was done all the same; undefined when it was not. */
  readonly find?: (() => Promise<T | undefined>) | undefined;
}

const firstWaitMs = 120;
const longestWaitMs = 1500;
// With less than this left, a request would only be cut off.
const shortestRequestMs = 250;

/**
 * Runs a request until it succeeds, is refused, or its time is over: what passes is tried again, later each time, at the
 * earliest when Twilio says. Where a request may have been done, it looks before it sends it again, so that nothing is
 * done twice. Throws the last failure.
 *
 * @example
 * const chat = await retry({ run: (timeoutMs) => create(timeoutMs), find: () => findByName(name) }, pace);
 */
export async function retry<T>({ run, find }: Attempt<T>, pace: Pace): Promise<T> {
  let isUncertain = false;
  for (let count = 1; ; count += 1) {
    try {
      return await run(Math.max(1, Math.min(pace.requestMs, pace.leftMs())));
    } catch (error) {
      if (!(error instanceof TwilioFailure) || !error.isPassing) throw error;
      isUncertain ||= error.isUncertain;
      const waitMs = toWaitMs(error, count, pace.random());
      if (waitMs + shortestRequestMs > pace.leftMs()) throw error;
      // A request that came late may still be on its way to be done: we look after the wait, not before it.
      await pace.wait(waitMs);
      const found = isUncertain ? await find?.() : undefined;
      if (found !== undefined) return found;
      if (count >= pace.tries) throw error;
    }
  }
}

/** Doubles each time, and is different for each of many that failed together. */
function toWaitMs({ answer }: TwilioFailure, count: number, random: number): number {
  const longest = Math.min(longestWaitMs, firstWaitMs * 2 ** (count - 1));
  const backoffMs = longest * (0.5 + random / 2);
  return Math.max(backoffMs, (answer.retryAfterSeconds ?? 0) * 1000);
}
