import { TwilioError, conversationClosed, conversationNotFound } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid, isSid } from '../sids.ts';
import type { Conversation, ConversationState } from '../store/records.ts';
import { put, remove, type Cause, type Store } from '../store/store.ts';
import { parseAttributes, parseFriendlyName, parseUniqueName } from './limits.ts';

export interface ConversationInput {
  friendlyName?: string | null;
  uniqueName?: string | null;
  attributes?: string;
  state?: ConversationState;
  messagingServiceSid?: string;
  timers?: Partial<Conversation['timers']>;
  /** ms since 1970; only a server may say when a conversation began. */
  dateCreated?: number;
  dateUpdated?: number;
}

/** Finds a conversation by its SID or unique name. Throws 404. */
export function findConversation(store: Store, sidOrName: string): Conversation {
  const sid = store.conversationNamed(sidOrName) ?? sidOrName;
  const found = store.get('conversations', sid);
  if (!found) throw conversationNotFound();
  return found;
}

export function createConversation(
  services: Services,
  input: ConversationInput,
  cause: Cause,
): Conversation {
  const conversation = buildConversation(services, input, cause);
  services.store.commit([put('conversations', conversation)], cause);
  return conversation;
}

/** A new conversation, not yet in the store. */
export function buildConversation(
  { store, clock }: Services,
  input: ConversationInput,
  cause: Cause,
): Conversation {
  if (input.state === 'closed') throw new TwilioError(400, 50384, "Initial state can't be 'closed");
  const now = clock.now();
  return {
    sid: createSid('CH'),
    friendlyName: null,
    uniqueName: null,
    attributes: '{}',
    createdBy: cause.identity ?? 'system',
    state: 'active',
    stateUpdatedAt: now,
    messagingServiceSid: null,
    timersFrom: now,
    nextIndex: 0,
    messagesCount: 0,
    lastMessage: null,
    dateCreated: now,
    dateUpdated: input.dateCreated ?? now,
    ...parseInput(store, input),
    timers: { inactiveMs: null, closedMs: null, ...input.timers },
  };
}

/** Changes what is given; attributes are replaced as a whole. */
export function updateConversation(
  { store, clock }: Services,
  conversation: Conversation,
  input: ConversationInput,
  cause: Cause,
): Conversation {
  assertOpen(conversation);
  const now = clock.now();
  const hasNewState = input.state !== undefined && input.state !== conversation.state;
  const updated: Conversation = {
    ...conversation,
    dateUpdated: now,
    ...parseInput(store, input, conversation),
    timers: { ...conversation.timers, ...input.timers },
    ...(hasNewState && { stateUpdatedAt: now }),
    ...((hasNewState || input.timers) && { timersFrom: now }),
  };
  store.commit([put('conversations', updated)], cause);
  return updated;
}

/** Removes a conversation with everything in it. */
export function removeConversation(
  { store }: Services,
  conversation: Conversation,
  cause: Cause,
): void {
  const { sid } = conversation;
  store.commit(
    [
      ...store.participantsOf(sid).map((one) => remove('participants', one)),
      ...store.messagesOf(sid).map((one) => remove('messages', one)),
      ...store.webhooksOf(sid).map((one) => remove('scopedWebhooks', one)),
      remove('conversations', conversation),
    ],
    cause,
  );
}

/** Throws unless the conversation can be changed: messages written, people added. */
export function assertOpen(conversation: Conversation): void {
  if (conversation.state === 'closed') throw conversationClosed();
}

/** Throws if the conversation with this SID is closed. */
export function assertOpenBySid(store: Store, conversationSid: string): void {
  const conversation = store.get('conversations', conversationSid);
  if (conversation) assertOpen(conversation);
}

function parseInput(
  store: Store,
  { timers: _timers, ...input }: ConversationInput,
  existing?: Conversation,
): Omit<ConversationInput, 'timers'> {
  const { friendlyName, uniqueName, attributes, messagingServiceSid } = input;
  if (friendlyName) parseFriendlyName(friendlyName);
  if (uniqueName) {
    parseUniqueName(uniqueName);
    const taken = store.conversationNamed(uniqueName);
    if (taken !== undefined && taken !== existing?.sid)
      throw new TwilioError(409, 50353, 'Conversation with provided unique name already exists');
  }
  if (attributes !== undefined) parseAttributes(attributes);
  if (messagingServiceSid !== undefined && !isSid('MG', messagingServiceSid))
    throw new TwilioError(400, 50341, 'Invalid messaging service SID');
  return input;
}
