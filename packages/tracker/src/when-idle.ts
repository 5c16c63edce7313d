const maxWaitMs = 3000;

/**
 * Calls back once the page has loaded and the browser has nothing better to do; earlier when the
 * reader begins to do something, because what follows may matter; at the latest after 3 s. More than
 * once, if several of these come true.
 *
 * @example
 * whenIdle(loadOnce);
 */
export function whenIdle(callback: () => void): void {
  for (const name of ['pointerdown', 'keydown']) addEventListener(name, callback, { once: true });
  setTimeout(callback, maxWaitMs);
  whenLoaded(callback);
}

/**
 * Calls back once the page has loaded and the browser has nothing better to do.
 *
 * @example
 * whenLoaded(() => import('./segment.ts'));
 */
export function whenLoaded(callback: () => void): void {
  // Safari has no requestIdleCallback.
  const wait = (): void => void (globalThis.requestIdleCallback ?? setTimeout)(callback);
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait);
}
