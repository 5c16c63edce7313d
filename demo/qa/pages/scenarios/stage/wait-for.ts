/** Something was waited for in vain; the message says what, and what was there instead. */
export class StageTimeout extends Error {
  override readonly name = 'StageTimeout';
}

interface Wait<T> {
  /** What is waited for, in words. */
  readonly what: string;
  readonly find: () => T | undefined | false | null | Promise<T | undefined | false | null>;
  readonly signal: AbortSignal;
}

/** No wait of a scenario is longer. */
export const limitMs = 10_000;
const pauseMs = 25;

/** Looks until something is there, and gives it. Throws a {@link StageTimeout}, or what the signal was aborted with. */
export async function waitFor<T>({ what, find, signal }: Wait<T>): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    signal.throwIfAborted();
    const found = await find();
    if (found) return found;
    if (performance.now() > end)
      throw new StageTimeout(`Waited ${limitMs / 1000} s for ${what}, in vain.`);
    await pause(pauseMs);
  }
}

/** Resolves after so many ms. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
