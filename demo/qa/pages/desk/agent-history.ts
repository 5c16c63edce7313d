import type { AggregatedDeliveryReceipt, Conversation, Message } from '@twilio/conversations';
import type { MessageFacts } from './to-message.ts';

const pageSize = 100;
// A chat of more messages than that is nothing that an agent reads again.
const mostPages = 20;

/** All messages of a conversation, oldest first. */
export async function readAll(room: Conversation): Promise<readonly Message[]> {
  let page = await room.getMessages(pageSize);
  let messages = [...page.items];
  for (let read = 1; page.hasPrevPage && read < mostPages; read += 1) {
    page = await page.prevPage();
    messages = [...page.items, ...messages];
  }
  return messages;
}

/** A message without the SDK. */
export function toFacts(message: Message): MessageFacts {
  const { sid, index, author, body, attributes, attachedMedia, dateCreated } = message;
  const delivery = message.aggregatedDeliveryReceipt;
  return {
    sid,
    index,
    author,
    body,
    attributes,
    files: (attachedMedia ?? []).map((file) => ({
      sid: file.sid,
      name: file.filename ?? 'File',
      type: file.contentType,
      size: file.size,
    })),
    at: dateCreated?.getTime() ?? Date.now(),
    ...(delivery && { delivery: toDelivery(delivery) }),
  };
}

function toDelivery(receipt: AggregatedDeliveryReceipt): NonNullable<MessageFacts['delivery']> {
  if (receipt.failed !== 'none' || receipt.undelivered !== 'none') return 'failed';
  return receipt.delivered === 'all' ? 'delivered' : 'sent';
}
