const maxWaitMs = 3000;

/**
 * Calls back once the page has loaded and the browser has nothing better to do; earlier when the
 * reader begins to do something, because what follows may matter; at the latest after 3 s.
 *
 * @example
 * whenIdle(() => import('./recorder.ts'));
 */
export function whenIdle(callback: () => void): void {
  const events = ['pointerdown', 'keydown', 'focusin'];
  let isDone = false;
  const go = (): void => {
    if (isDone) return;
    isDone = true;
    for (const name of events) removeEventListener(name, go, true);
    callback();
  };
  // Safari has no requestIdleCallback.
  const wait = (): void => void (globalThis.requestIdleCallback ?? setTimeout)(go);
  for (const name of events) addEventListener(name, go, true);
  setTimeout(go, maxWaitMs);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
