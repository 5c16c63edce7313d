import { findPosition } from './find-position.ts';
import type { StoredMessage } from './model.ts';

/**
 * By how many places a message has moved from one list to the next, because others came or went before it.
 *
 * @param position - Where it was; if it is gone, the one after it is looked for.
 * @example
 * findShift({ previous, next, position: 0 }); // 30, after a page of history
 */
export function findShift({
  previous,
  next,
  position,
}: {
  readonly previous: readonly StoredMessage[];
  readonly next: readonly StoredMessage[];
  readonly position: number;
}): number {
  // What is not sent yet stands behind all stored ones, and moves with the last of them.
  const place = Math.min(position, previous.length - 1);
  const message = previous[place];
  return message && previous !== next ? findPosition(next, message.index) - place : 0;
}
