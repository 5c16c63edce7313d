import type { ChatState, StoredMessage } from '../state/model.ts';

interface News {
  readonly message: StoredMessage;
  readonly before: ChatState;
  readonly read: () => ChatState;
}

/**
 * Rings for a message of somebody else that has just come. `isSeen` of a page that is looked at from the side of the eye,
 * while another window is worked in, says no.
 *
 * @example
 * tellBySound({ message, before, read }, parts.ring);
 */
export function tellBySound(
  { message, before, read }: News,
  ring: (isSeen: () => boolean) => void,
): void {
  const { sid, index, author } = message;
  if (author === 'visitor') return;
  if (before.messages.some((one) => one.sid === sid)) return;
  ring(() => read().seenIndex >= index && (document.hidden || document.hasFocus()));
}
