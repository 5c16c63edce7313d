/** A timer that runs only while the page is seen. */
export interface VisibleTimer {
  /** Begins anew. */
  readonly start: (ms: number) => void;
  readonly stop: () => void;
}

/**
 * Makes a timer that stands still while the page is in the background.
 *
 * @example
 * const timer = createVisibleTimer(() => console.log('seen for half a minute'));
 * timer.start(30_000);
 */
export function createVisibleTimer(callback: () => void): VisibleTimer {
  let leftMs: number | undefined;
  let startedAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const halt = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const run = (): void => {
    if (leftMs === undefined || timer !== undefined || document.hidden) return;
    startedAt = performance.now();
    timer = setTimeout(() => {
      stop();
      callback();
    }, leftMs);
  };
  const handleVisibility = (): void => {
    if (!document.hidden) return run();
    if (leftMs === undefined || timer === undefined) return;
    leftMs = Math.max(0, leftMs - (performance.now() - startedAt));
    halt();
  };
  const stop = (): void => {
    halt();
    leftMs = undefined;
    document.removeEventListener('visibilitychange', handleVisibility);
  };

  return {
    start(ms) {
      stop();
      leftMs = ms;
      document.addEventListener('visibilitychange', handleVisibility);
      run();
    },
    stop,
  };
}
