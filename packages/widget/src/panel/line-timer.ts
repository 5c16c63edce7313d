/** Wakes something at a moment, also if the machine has slept past it. */
export interface LineTimer {
  readonly start: () => void;
  /** @param at - ms since 1970; Infinity for never. */
  readonly set: (at: number) => void;
  readonly stop: () => void;
}

// What a timer can hold is less than 25 days; and after a day the clock may have been set.
const longestMs = 86_400_000;

/**
 * Makes a timer for what the clock changes. It is off until `start`.
 *
 * @example
 * const timer = createLineTimer(() => element.requestUpdate());
 * timer.start();
 * timer.set(opensAt);
 */
export function createLineTimer(callback: () => void): LineTimer {
  let wakeAt = Infinity;
  let isOn = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const plan = (): void => {
    clearTimeout(timer);
    if (isOn && wakeAt < Infinity) timer = setTimeout(ring, clamp(wakeAt - Date.now()));
  };
  const ring = (): void => {
    if (Date.now() < wakeAt) return plan();
    wakeAt = Infinity;
    callback();
  };
  // Timers stand still while a machine sleeps or a page is kept; whoever comes back shall not read what was.
  const handleReturn = (): void => {
    if (!document.hidden && Date.now() >= wakeAt) ring();
  };

  return {
    start() {
      isOn = true;
      document.addEventListener('visibilitychange', handleReturn);
      addEventListener('pageshow', handleReturn);
      addEventListener('focus', handleReturn);
      plan();
    },
    set(at) {
      if (at === wakeAt) return;
      wakeAt = at;
      plan();
    },
    stop() {
      isOn = false;
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', handleReturn);
      removeEventListener('pageshow', handleReturn);
      removeEventListener('focus', handleReturn);
    },
  };
}

function clamp(ms: number): number {
  return Math.min(Math.max(ms, 0), longestMs);
}
