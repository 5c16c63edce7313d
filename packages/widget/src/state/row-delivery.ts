import { findPosition } from './find-position.ts';
import type { ChatState, Delivery, SendRefusal, StoredMessage } from './model.ts';

/** The places of the last message in each state that only the last one shows. */
export interface DeliveryMarks {
  readonly sent: number;
  readonly read: number;
  readonly sending: number;
}

/** Finds them, from the newest message down to a position. */
export function findMarks(
  { messages, outgoing, othersSeenIndex }: ChatState,
  downTo: number,
): DeliveryMarks {
  const readEnd = findPosition(messages, othersSeenIndex + 1);
  const sent = findLastOwn(messages, { from: messages.length - 1, downTo });
  return {
    sent,
    read: sent < readEnd ? sent : findLastOwn(messages, { from: readEnd - 1, downTo }),
    sending: messages.length + outgoing.findLastIndex(({ delivery }) => delivery === 'sending'),
  };
}

function findLastOwn(
  messages: readonly StoredMessage[],
  { from, downTo }: { readonly from: number; readonly downTo: number },
): number {
  let position = from;
  while (position >= downTo && messages[position]?.author !== 'visitor') position -= 1;
  return position;
}

/** How the message at a position fares, where that is to be shown. */
export function toDelivery(
  { messages, outgoing }: ChatState,
  { position, marks }: { readonly position: number; readonly marks: DeliveryMarks },
): { readonly delivery?: Delivery; readonly refusal?: SendRefusal } {
  const unsent = outgoing[position - messages.length];
  if (unsent?.delivery === 'sending' && position !== marks.sending) return {};
  if (unsent) {
    return { delivery: unsent.delivery, ...(unsent.refusal && { refusal: unsent.refusal }) };
  }
  if (position === marks.read) return { delivery: 'read' };
  return position === marks.sent ? { delivery: 'sent' } : {};
}
