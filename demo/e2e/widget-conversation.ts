import type { LocalTwilio } from '../emulator/twilio/server.ts';
import type { Conversation } from '../emulator/twilio/store/records.ts';

/** A chat, as Twilio keeps it. */
export interface KeptChat {
  readonly sid: string;
  readonly state: Conversation['state'];
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly messages: readonly KeptMessage[];
  /** Identities, in order of joining. */
  readonly participants: readonly string[];
  /** What the visitor has read: an index, -1 for nothing. */
  readonly visitorHasRead: number;
}

export interface KeptMessage {
  readonly sid: string;
  readonly index: number;
  readonly author: string;
  readonly isVisitor: boolean;
  readonly body: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** All chats that there are, oldest first. */
export function readChats({ store }: Pick<LocalTwilio, 'store'>): KeptChat[] {
  return [...store.all('conversations')].map((conversation) => toChat(store, conversation));
}

function toChat(store: LocalTwilio['store'], conversation: Conversation): KeptChat {
  const { sid, state } = conversation;
  const participants = store.participantsOf(sid);
  const visitor = participants.find(({ identity }) => isVisitor(identity ?? ''));
  return {
    sid,
    state,
    attributes: JSON.parse(conversation.attributes) as KeptChat['attributes'],
    participants: participants.map(({ identity }) => identity ?? ''),
    visitorHasRead: visitor?.lastReadMessageIndex ?? -1,
    messages: store.messagesOf(sid).map((message) => ({
      sid: message.sid,
      index: message.index,
      author: message.author,
      isVisitor: isVisitor(message.author),
      body: message.body ?? '',
      attributes: JSON.parse(message.attributes) as KeptMessage['attributes'],
    })),
  };
}

/** Whether somebody is a visitor: the Functions name them by a pseudonym. */
export function isVisitor(identity: string): boolean {
  return /^(guest|person)-/.test(identity);
}
