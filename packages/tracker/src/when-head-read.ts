const pollMs = 5;

/**
 * Calls back once the browser has read the whole head, so that the title and the meta tags are
 * there: an async script may run before them.
 *
 * @example
 * whenHeadRead(() => console.log(document.title));
 */
export function whenHeadRead(callback: () => void): void {
  // The body follows the head at once.
  if (document.body) callback();
  else setTimeout(whenHeadRead, pollMs, callback);
}
