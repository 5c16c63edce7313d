import {
  Client,
  type Conversation,
  type Message,
  type Participant,
  type User,
} from '@twilio/conversations';
import type { Chat, Happened, MessageFacts } from './twilio-pages.ts';

// What a customer who installs the npm package has on the page after bundling, and notes of all that the SDK says.
const happened: Happened[] = [];

interface Update {
  message: Message;
  conversation: Conversation;
  participant: Participant;
  user: User;
  updateReasons: string[];
}

const itself = (value: unknown) => value;
const toSid = ({ sid }: { sid: string }) => sid;
const toIdentity = ({ identity }: Participant) => identity;

/** Each event of a client, and what of its value can leave the page. */
const events: Record<string, (value: never) => unknown> = {
  initialized: () => null,
  initFailed: itself,
  connectionStateChanged: itself,
  connectionError: itself,
  tokenAboutToExpire: () => null,
  tokenExpired: () => null,
  conversationJoined: toSid,
  conversationLeft: toSid,
  conversationRemoved: toSid,
  conversationUpdated: ({ conversation, updateReasons }: Update) => ({
    attributes: conversation.attributes,
    state: conversation.state?.current,
    lastReadMessageIndex: conversation.lastReadMessageIndex,
    reasons: updateReasons,
  }),
  messageAdded: toFacts,
  messageUpdated: ({ message, updateReasons }: Update) => ({
    ...toFacts(message),
    reasons: updateReasons,
  }),
  messageRemoved: toFacts,
  participantJoined: toIdentity,
  participantLeft: toIdentity,
  participantUpdated: ({ participant, updateReasons }: Update) => ({
    identity: participant.identity,
    lastReadMessageIndex: participant.lastReadMessageIndex,
    attributes: participant.attributes,
    reasons: updateReasons,
  }),
  typingStarted: toIdentity,
  typingEnded: toIdentity,
  userUpdated: ({ user, updateReasons }: Update) => ({
    identity: user.identity,
    friendlyName: user.friendlyName,
    reasons: updateReasons,
  }),
};

function toFacts(message: Message): MessageFacts {
  const { sid, index, author, body, attributes, attachedMedia } = message;
  return {
    sid,
    index,
    author,
    body,
    attributes,
    media: (attachedMedia ?? []).map((one) => ({
      sid: one.sid,
      filename: one.filename,
      contentType: one.contentType,
      size: one.size,
    })),
  };
}

function begin(token: string, options: object): Client {
  const client = new Client(token, options);
  const on = client.on.bind(client) as (name: string, listener: (value: never) => void) => void;
  for (const [event, toValue] of Object.entries(events))
    on(event, (value) => void happened.push({ event, value: toValue(value) }));
  window.chat.client = client;
  return client;
}

window.chat = {
  happened,
  async toHash(bytes) {
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  },
  begin,
  async connect(token, options) {
    const client = begin(token, options);
    await new Promise<void>((resolve, reject) => {
      client.on('initialized', resolve);
      client.on('initFailed', ({ error }) => {
        if (error?.terminal) reject(new Error(error.message));
      });
    });
    await client.getSubscribedConversations();
  },
  async enter(sid) {
    const conversation = await window.chat.client.getConversationBySid(sid);
    // What happens before a list is opened is part of it, and no event.
    await Promise.all([conversation.getMessages(1), conversation.getParticipants()]);
    window.chat.conversation = conversation;
  },
} as Chat;
