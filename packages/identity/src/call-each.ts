/**
 * Calls every callback; one that throws stops neither the others nor the page.
 *
 * @example
 * callEach(new Set([() => console.log('changed')]));
 */
export function callEach(callbacks: Iterable<() => void>): void {
  for (const callback of Array.from(callbacks)) {
    try {
      callback();
    } catch (error) {
      // Told to the developer, never thrown into the page.
      console.error(error);
    }
  }
}
