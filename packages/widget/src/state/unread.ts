import type { ChatState } from './model.ts';

/**
 * How many messages of others the visitor has not seen yet, of those that are loaded.
 *
 * @example
 * countUnread(state); // 2
 */
export function countUnread({ messages, seenIndex }: ChatState): number {
  let count = 0;
  // From the end: a long chat costs what its unread messages do.
  for (let place = messages.length - 1; place >= 0; place -= 1) {
    const message = messages[place];
    if (!message || message.index <= seenIndex) break;
    if (message.author !== 'visitor') count += 1;
  }
  return count;
}
