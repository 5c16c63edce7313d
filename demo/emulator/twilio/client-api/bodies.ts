import { countUnread } from '../conversations/participants.ts';
import type { Services } from '../services.ts';
import type { Conversation, Message, Participant, User } from '../store/records.ts';
import { toConversationName, toMessagesName, toRosterName, toUserName } from '../sync/objects.ts';
import { toIso } from '../times.ts';

// What clients are answered inside the socket. They learn of what changes from Sync; of these bodies they use little.

const host = 'https://aim.us1.twilio.com/Client/v2';

/** The address of the service's resources for clients. */
export function toServiceUrl({ config }: Services): string {
  return `${host}/Services/${config.conversations.serviceSid}`;
}

function toOwner({ config }: Services) {
  return { account_sid: config.account.sid, chat_service_sid: config.conversations.serviceSid };
}

/** A conversation, as it is for one of its participants or, without one, for somebody who has just created it. */
export function toConversationBody(
  services: Services,
  conversation: Conversation,
  own: Participant | undefined,
) {
  const { sid } = conversation;
  const url = `${toServiceUrl(services)}/Conversations/${sid}`;
  return {
    ...toOwner(services),
    sid,
    conversation_sid: sid,
    friendly_name: conversation.friendlyName,
    unique_name: conversation.uniqueName,
    attributes: conversation.attributes,
    created_by: conversation.createdBy,
    date_created: toIso(conversation.dateCreated),
    date_updated: toIso(conversation.dateUpdated),
    state: { current: conversation.state, date_updated: toIso(conversation.stateUpdatedAt) },
    messages_count: conversation.messagesCount,
    participants_count: services.store.participantsOf(sid).length,
    status: own ? 'joined' : 'notParticipating',
    notification_level: own?.notificationLevel ?? 'default',
    last_read_message_index: own?.lastReadMessageIndex ?? null,
    unread_messages_count: own ? countUnread(services.store, own) : null,
    bindings: {},
    sync_objects: {
      conversation: toConversationName(sid),
      participants: toRosterName(sid),
      messages: toMessagesName(sid),
    },
    url,
    links: { messages: `${url}/Messages`, participants: `${url}/Participants` },
  };
}

export function toMessageBody(services: Services, message: Message) {
  const conversation = `${toServiceUrl(services)}/Conversations/${message.conversationSid}`;
  const url = `${conversation}/Messages/${message.sid}`;
  return {
    ...toOwner(services),
    conversation_sid: message.conversationSid,
    sid: message.sid,
    index: message.index,
    attributes: message.attributes,
    author: message.author,
    participant_sid: message.participantSid,
    body: message.body,
    subject: message.subject,
    date_created: toIso(message.dateCreated),
    date_updated: toIso(message.dateUpdated),
    media:
      message.media?.map(({ sid, category, contentType, filename, size }) => ({
        sid,
        category,
        content_type: contentType,
        filename,
        size,
      })) ?? null,
    url,
    links: { conversation, messages_receipts: `${url}/Receipts` },
  };
}

export function toParticipantBody(services: Services, participant: Participant) {
  const conversation = `${toServiceUrl(services)}/Conversations/${participant.conversationSid}`;
  const { messagingBinding } = participant;
  return {
    ...toOwner(services),
    conversation_sid: participant.conversationSid,
    sid: participant.sid,
    identity: participant.identity,
    role_sid: participant.roleSid,
    attributes: participant.attributes,
    messaging_binding: messagingBinding && {
      type: messagingBinding.type,
      address: messagingBinding.address,
      proxy_address: messagingBinding.proxyAddress,
    },
    date_created: toIso(participant.dateCreated),
    date_updated: toIso(participant.dateUpdated),
    url: `${conversation}/Participants/${participant.sid}`,
    links: { conversation },
  };
}

export function toUserBody(services: Services, user: User) {
  return {
    ...toOwner(services),
    sid: user.sid,
    identity: user.identity,
    friendly_name: user.friendlyName,
    attributes: user.attributes,
    role_sid: user.roleSid,
    date_created: toIso(user.dateCreated),
    date_updated: toIso(user.dateUpdated),
    sync_objects: { user_info_map: toUserName(user.sid) },
    url: `${toServiceUrl(services)}/Users/${user.sid}`,
  };
}
