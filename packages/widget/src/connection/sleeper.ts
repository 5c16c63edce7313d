/** Waits that can be cut short, all at once. */
export interface Sleeper {
  /** Resolves after so many ms, or when somebody calls `wake`; without a number only then. */
  readonly sleep: (ms?: number) => Promise<void>;
  readonly wake: () => void;
}

/**
 * Makes a sleeper.
 *
 * @example
 * const pauses = createSleeper();
 * addEventListener('online', pauses.wake);
 * await pauses.sleep(30_000);
 */
export function createSleeper(): Sleeper {
  const wakers = new Set<() => void>();
  return {
    sleep: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          wakers.delete(wake);
          resolve();
        };
        const timer = ms === undefined ? undefined : setTimeout(wake, ms);
        wakers.add(wake);
      }),
    wake() {
      for (const wake of wakers) wake();
    },
  };
}
