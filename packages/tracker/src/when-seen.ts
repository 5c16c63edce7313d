/**
 * Calls back once the reader sees the page: at once, when a prerendered page is activated, or when a
 * tab that was opened in the background is looked at. Never, if that never happens.
 *
 * @example
 * whenSeen(() => record(readPage(address, config)));
 */
export function whenSeen(callback: () => void): void {
  const look = (): void => {
    if (document.visibilityState !== 'visible') return;
    removeEventListener('visibilitychange', look, true);
    callback();
  };
  // A prerendered page is hidden until it is shown.
  addEventListener('visibilitychange', look, true);
  look();
}
