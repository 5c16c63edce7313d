import type { StoredMessage } from './model.ts';

/**
 * The place in `messages` of the first message whose index is `index` or more; their number where there is none.
 *
 * @example
 * findPosition(messages, 12); // 3
 */
export function findPosition(messages: readonly StoredMessage[], index: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle]?.index ?? Infinity) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
