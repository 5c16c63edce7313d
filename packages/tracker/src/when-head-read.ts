/**
 * Calls back once the browser has read the whole head, so that the title and the meta tags are
 * there: an async script may run before them. A reader who leaves meanwhile is not waited for.
 *
 * @example
 * whenHeadRead(() => console.log(document.title));
 */
export function whenHeadRead(callback: () => void): void {
  if (document.body) return callback();
  const go = (): void => {
    if (isDone) return;
    isDone = true;
    observer.disconnect();
    callback();
  };
  let isDone = false;
  // The body follows the head at once.
  const observer = new MutationObserver(go);
  observer.observe(document.documentElement, { childList: true });
  addEventListener('pagehide', go, { once: true });
}
