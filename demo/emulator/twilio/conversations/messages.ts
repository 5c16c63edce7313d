import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Conversation, Media, Message, MessageMedia } from '../store/records.ts';
import { put, remove, type Cause, type Store, type Write } from '../store/store.ts';
import { assertOpen, assertOpenBySid } from './conversations.ts';
import { parseAuthor, parseBody, parseMessageAttributes } from './limits.ts';

export interface MessageInput {
  author?: string;
  body?: string | null;
  subject?: string | null;
  attributes?: string;
  mediaSids?: readonly string[];
  contentSid?: string;
  /** ms since 1970; only a server may say when a message was written. */
  dateCreated?: number;
  dateUpdated?: number;
}

/** Adds a message. Whoever is the author, it is of a participant only if one has that identity or address. */
export function addMessage(
  { store, clock }: Services,
  conversation: Conversation,
  input: MessageInput,
  cause: Cause,
): Message {
  assertOpen(conversation);
  const media = [...new Set(input.mediaSids)].map((sid) => findMedia(store, sid, cause));
  const body = input.body ?? null;
  if (body === null && media.length === 0 && input.contentSid === undefined)
    throw new TwilioError(400, 50503, 'Message body not provided');
  const now = clock.now();
  const at = input.dateCreated ?? now;
  const author = parseAuthor(input.author ?? 'system');
  const message: Message = {
    sid: createSid('IM'),
    conversationSid: conversation.sid,
    index: conversation.nextIndex,
    author,
    participantSid: findAuthor(store, conversation.sid, author),
    body: body === null ? null : parseBody(body),
    subject: input.subject ?? null,
    contentSid: input.contentSid ?? null,
    attributes: parseMessageAttributes(input.attributes ?? '{}'),
    media: media.length === 0 ? null : media.map(toMessageMedia),
    lastUpdatedBy: null,
    delivery: null,
    dateCreated: at,
    dateUpdated: input.dateUpdated ?? at,
  };
  const bound = media.map((one) =>
    put('media', { ...one, conversationSid: conversation.sid, messageSid: message.sid }),
  );
  const counted: Conversation = {
    ...conversation,
    state: 'active',
    ...(conversation.state !== 'active' && { stateUpdatedAt: now }),
    nextIndex: message.index + 1,
    messagesCount: conversation.messagesCount + 1,
    lastMessage: { index: message.index, dateCreated: at },
    timersFrom: now,
  };
  store.commit([put('messages', message), put('conversations', counted), ...bound], cause);
  return message;
}

export function updateMessage(
  { store, clock }: Services,
  message: Message,
  input: Omit<MessageInput, 'mediaSids' | 'contentSid'>,
  cause: Cause,
): Message {
  assertOpenBySid(store, message.conversationSid);
  if (input.author !== undefined) parseAuthor(input.author);
  if (typeof input.body === 'string') parseBody(input.body);
  if (input.attributes !== undefined) parseMessageAttributes(input.attributes);
  const updated = {
    ...message,
    dateUpdated: clock.now(),
    ...input,
    lastUpdatedBy: cause.identity ?? 'system',
  };
  store.commit([put('messages', updated)], cause);
  return updated;
}

export function removeMessage({ store }: Services, message: Message, cause: Cause): void {
  const writes: Write[] = [remove('messages', message)];
  const conversation = store.get('conversations', message.conversationSid);
  if (conversation) {
    const last = store.messagesOf(conversation.sid).findLast((one) => one !== message);
    writes.push(
      put('conversations', {
        ...conversation,
        messagesCount: conversation.messagesCount - 1,
        lastMessage: last ? { index: last.index, dateCreated: last.dateCreated } : null,
      }),
    );
  }
  store.commit(writes, cause);
}

/** Finds a message of a conversation. Throws 404. */
export function findMessage(store: Store, conversationSid: string, sid: string): Message {
  const found = store.get('messages', sid);
  if (found?.conversationSid === conversationSid) return found;
  throw new TwilioError(404, 50500, 'Message not found');
}

function findMedia(store: Store, sid: string, { source, identity }: Cause): Media {
  const media = store.get('media', sid);
  // A client that guesses the SID of another's file must not get it by sending it.
  const isForeign = source === 'SDK' && media?.author !== identity;
  if (!media || isForeign) throw new TwilioError(400, 50507, 'Media not found');
  if (media.messageSid !== null)
    throw new TwilioError(400, 50508, 'Media already sent with another message');
  return media;
}

function findAuthor(store: Store, conversationSid: string, author: string): string | null {
  const found = store
    .participantsOf(conversationSid)
    .find((one) => one.identity === author || one.messagingBinding?.address === author);
  return found?.sid ?? null;
}

function toMessageMedia({ sid, category, contentType, filename, size }: Media): MessageMedia {
  return { sid, category, contentType, filename, size };
}
