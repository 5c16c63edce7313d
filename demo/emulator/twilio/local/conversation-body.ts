import type { Conversation, Message, Participant } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { toIso } from '../times.ts';

/** A conversation with everything in it; attributes as an object, times in ISO 8601. */
export function toConversationBody(store: Store, conversation: Conversation) {
  const { sid, friendlyName, uniqueName, state, createdBy } = conversation;
  return {
    sid,
    friendlyName,
    uniqueName,
    state,
    createdBy,
    attributes: JSON.parse(conversation.attributes) as unknown,
    dateCreated: toIso(conversation.dateCreated),
    participants: store.participantsOf(sid).map(toParticipantBody),
    messages: store.messagesOf(sid).map(toMessageBody),
  };
}

export function toParticipantBody(participant: Participant) {
  const { sid, identity, messagingBinding, roleSid, lastReadMessageIndex } = participant;
  const attributes = JSON.parse(participant.attributes) as unknown;
  return { sid, identity, messagingBinding, roleSid, lastReadMessageIndex, attributes };
}

export function toMessageBody(message: Message) {
  const { sid, index, author, body, media } = message;
  const attributes = JSON.parse(message.attributes) as unknown;
  return { sid, index, author, body, media, attributes, dateCreated: toIso(message.dateCreated) };
}
