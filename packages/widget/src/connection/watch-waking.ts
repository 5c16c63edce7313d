/**
 * Why it is worth a look whether the line lives. `tick`: it is a while since the last one. `attention`: somebody looks at the
 * page. `gap`: time may have passed that nobody has noticed, or the network was away, so that something may be missing.
 */
export type Waking = 'tick' | 'attention' | 'gap';

/** Tells when to look; returns what stops it. */
export type WatchWaking = (onWake: (why: Waking) => void) => () => void;

const tickMs = 15_000;
// Every third tick is worth a look by itself.
const ticksPerLook = 3;
const sleepMs = 60_000;
const focusMs = 10_000;

/**
 * Watches for the machine and the page to wake: the page is shown, focused or comes back from the cache, the network is
 * there again, or the clock has gone on while no timer ran. Ticks only while the page is visible.
 *
 * @example
 * const stop = watchWaking((why) => link.check(why === 'gap'));
 */
export const watchWaking: WatchWaking = (onWake) => {
  let seenAt = Date.now();
  let focusedAt = 0;
  let ticks = 0;
  let timer: ReturnType<typeof setInterval> | undefined;

  /** Says whether more time has passed than can have, also where the clock was set back. */
  const hasJumped = (): boolean => {
    const time = Date.now();
    const passedMs = Math.abs(time - seenAt);
    seenAt = time;
    return passedMs > sleepMs;
  };
  const wake = (why: Waking): void => onWake(hasJumped() ? 'gap' : why);
  const tick = (): void => {
    ticks += 1;
    if (ticks % ticksPerLook === 0) wake('tick');
    else if (hasJumped()) onWake('gap');
  };
  const isVisible = (): boolean => document.visibilityState === 'visible';
  const startTicking = (): void => {
    clearInterval(timer);
    if (isVisible()) timer = setInterval(tick, tickMs);
  };

  const handleEvent = (event: Event): void => {
    if (event.type === 'online') wake('gap');
    else if (event.type === 'pageshow') {
      if ((event as PageTransitionEvent).persisted) wake('gap');
    } else if (event.type === 'visibilitychange') {
      startTicking();
      if (isVisible()) wake('attention');
      // What the page is hidden for counts from here.
      else hasJumped();
    } else if (Math.abs(Date.now() - focusedAt) >= focusMs) {
      focusedAt = Date.now();
      wake('attention');
    }
  };
  const names = ['online', 'pageshow', 'visibilitychange', 'focus'] as const;
  for (const name of names) addEventListener(name, handleEvent);
  startTicking();
  return () => {
    clearInterval(timer);
    for (const name of names) removeEventListener(name, handleEvent);
  };
};
