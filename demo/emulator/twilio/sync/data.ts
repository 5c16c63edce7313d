import type { Conversation, Message, Participant, User } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { toIso } from '../times.ts';
import {
  toConversationName,
  toMessagesName,
  toRosterName,
  toUserName,
  type SyncName,
} from './objects.ts';

/** Makes the data of a Sync item from its record, as the SDK reads them. */
export function toData(store: Store, kind: SyncName['kind'], record: unknown): unknown {
  if (kind === 'conversation') return toConversationData(record as Conversation);
  if (kind === 'messages') return toMessageData(record as Message);
  if (kind === 'roster') return toRosterData(store, record as Participant);
  if (kind === 'myConversations') return toMyConversationData(record as Participant);
  return record;
}

function toConversationData(conversation: Conversation) {
  const { sid, lastMessage } = conversation;
  return {
    sid,
    friendlyName: conversation.friendlyName,
    uniqueName: conversation.uniqueName,
    attributes: JSON.parse(conversation.attributes) as unknown,
    createdBy: conversation.createdBy,
    dateCreated: toIso(conversation.dateCreated),
    dateUpdated: toIso(conversation.dateUpdated),
    messages: toMessagesName(sid),
    roster: toRosterName(sid),
    state: { current: conversation.state, dateUpdated: toIso(conversation.stateUpdatedAt) },
    bindings: {},
    lastMessage: lastMessage && {
      index: lastMessage.index,
      timestamp: toIso(lastMessage.dateCreated),
    },
  };
}

function toMessageData(message: Message) {
  const medias = message.media?.map(({ sid, category, contentType, filename, size }) => ({
    sid,
    category,
    contentType,
    filename,
    size,
  }));
  return {
    sid: message.sid,
    text: message.body,
    author: message.author,
    memberSid: message.participantSid,
    subject: message.subject,
    contentSid: message.contentSid,
    timestamp: toIso(message.dateCreated),
    dateUpdated: toIso(message.dateUpdated),
    lastUpdatedBy: message.lastUpdatedBy,
    attributes: message.attributes,
    type: medias ? 'media' : 'text',
    ...(medias && { medias, media: medias[0] }),
    ...(message.delivery && { delivery: toDelivery(message.delivery) }),
  };
}

/** Twilio tells amounts in words. */
function toDelivery({ total, delivered, failed }: NonNullable<Message['delivery']>) {
  const toAmount = (count: number) => (count === 0 ? 'none' : count < total ? 'some' : 'all');
  return {
    total,
    sent: toAmount(delivered + failed),
    delivered: toAmount(delivered),
    read: 'none',
    failed: toAmount(failed),
    undelivered: 'none',
  };
}

function toRosterData(store: Store, participant: Participant) {
  const { identity, messagingBinding, lastReadAt } = participant;
  const user = identity === null ? undefined : store.userNamed(identity);
  return {
    identity,
    roleSid: participant.roleSid,
    attributes: participant.attributes,
    dateCreated: toIso(participant.dateCreated),
    dateUpdated: toIso(participant.dateUpdated),
    lastConsumedMessageIndex: participant.lastReadMessageIndex,
    lastConsumptionTimestamp: lastReadAt === null ? null : toIso(lastReadAt),
    type: messagingBinding?.type ?? 'chat',
    ...(user && { userInfo: toUserName(user.sid) }),
    ...(messagingBinding && {
      bindings: {
        [messagingBinding.type]: {
          address: messagingBinding.address,
          proxy_address: messagingBinding.proxyAddress,
        },
      },
    }),
  };
}

function toMyConversationData(participant: Participant) {
  const { conversationSid } = participant;
  return {
    channel: toConversationName(conversationSid),
    messages: toMessagesName(conversationSid),
    roster: toRosterName(conversationSid),
    status: 'joined',
    lastConsumedMessageIndex: participant.lastReadMessageIndex,
    notificationLevel: participant.notificationLevel,
  };
}

/** What the map of a user holds, by key. */
export function toUserItems({ friendlyName, attributes }: User): Record<string, unknown> {
  return {
    friendlyName: { value: friendlyName },
    attributes: { value: attributes },
    reachability: { online: false, notifiable: false },
  };
}
