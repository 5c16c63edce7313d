const firstMs = 1000;
const maxMs = 30_000;

/**
 * How long to wait before the next try, ms: twice as long each time, at most half a minute. Up to a fifth is taken off by
 * chance, so that not all pages come back at the same moment after a failure of the server.
 *
 * @param failures - How many tries have failed, 1 for the first.
 * @param random - From 0 to 1.
 * @example
 * await pauses.sleep(toPauseMs(failures));
 */
export function toPauseMs(failures: number, random = Math.random()): number {
  return Math.min(firstMs * 2 ** (failures - 1), maxMs) * (1 - random / 5);
}
