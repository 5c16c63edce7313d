/** A wait that can be cut short. */
export interface Pause {
  /** Resolves after so many ms, or at `hurry`. */
  readonly wait: (ms: number) => Promise<void>;
  readonly hurry: () => void;
}

/**
 * Makes a pause; one wait at a time.
 *
 * @example
 * const pause = createPause();
 * await pause.wait(1000);
 */
export function createPause(): Pause {
  let hurry = (): void => {};
  return {
    wait(ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        hurry = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    hurry: () => hurry(),
  };
}
