import type { ChatEvent } from '../state/chat-event.ts';
import type { ChatState } from '../state/model.ts';

interface News {
  readonly event: ChatEvent;
  readonly before: ChatState;
  readonly read: () => ChatState;
}

/**
 * Rings for a message of somebody else that has just come. `isSeen` of a page that is looked at from the side of the eye,
 * while another window is worked in, says no.
 *
 * @example
 * tellBySound({ event, before, read }, parts.ring);
 */
export function tellBySound(
  { event, before, read }: News,
  ring: (isSeen: () => boolean) => void,
): void {
  if (event.type !== 'message' || event.message.author === 'visitor') return;
  const { sid, index } = event.message;
  if (before.messages.some((one) => one.sid === sid)) return;
  ring(() => read().seenIndex >= index && (document.hidden || document.hasFocus()));
}
