import { findPosition } from './find-position.ts';
import type { ChatState, StoredMessage } from './model.ts';

/**
 * The messages of others that have come in between two states. History that was loaded is not new; where nothing was
 * there before, only what answers a message that was under way is.
 *
 * @example
 * findNewMessages(previous, next); // [] after a page of history
 */
export function findNewMessages(previous: ChatState, next: ChatState): readonly StoredMessage[] {
  if (previous.messages === next.messages) return [];
  const newest = previous.messages.at(-1);
  const from = newest
    ? findPosition(next.messages, newest.index + 1)
    : findAnswer(previous.outgoing, next.messages);
  return next.messages.slice(from).filter(({ author }) => author !== 'visitor');
}

function findAnswer(outgoing: ChatState['outgoing'], messages: readonly StoredMessage[]): number {
  const echo = messages.findIndex(({ clientId }) =>
    outgoing.some((one) => one.clientId === clientId),
  );
  return echo < 0 ? messages.length : echo;
}
