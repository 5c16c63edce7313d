import type { Message } from '../../store/records.ts';
import { toIsoSeconds } from '../../times.ts';
import type { Scope } from './scope.ts';

/** @see https://www.twilio.com/docs/conversations/api/conversation-message-resource */
export function toMessageBody(message: Message, scope: Scope) {
  const { sid, conversationSid } = message;
  const url = `${scope.url}/Conversations/${conversationSid}/Messages/${sid}`;
  return {
    ...scope.owner,
    conversation_sid: conversationSid,
    sid,
    index: message.index,
    author: message.author,
    body: message.body,
    subject: message.subject,
    media: message.media?.map(toMediaBody) ?? null,
    attributes: message.attributes,
    participant_sid: message.participantSid,
    date_created: toIsoSeconds(message.dateCreated),
    date_updated: toIsoSeconds(message.dateUpdated),
    url,
    delivery: toDeliveryBody(message.delivery),
    links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
    content_sid: message.contentSid,
  };
}

function toMediaBody({ sid, size, contentType, filename }: NonNullable<Message['media']>[number]) {
  return { sid, size, content_type: contentType, filename };
}

/** How many receivers outside of chat got it: all, some or none of them. */
function toDeliveryBody(delivery: Message['delivery']) {
  if (!delivery) return null;
  const { total, delivered, failed } = delivery;
  const amount = (count: number) => (count === 0 ? 'none' : count < total ? 'some' : 'all');
  return {
    total,
    sent: amount(total - failed),
    delivered: amount(delivered),
    read: 'none',
    failed: amount(failed),
    undelivered: 'none',
  };
}
