import { TwilioError, conversationNotFound } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Conversation, ConversationState } from '../store/records.ts';
import { put, remove, type Cause, type Store } from '../store/store.ts';
import { parseAttributes, parseName } from './limits.ts';

export interface ConversationInput {
  friendlyName?: string | null;
  uniqueName?: string | null;
  attributes?: string;
  state?: ConversationState;
  messagingServiceSid?: string;
  timers?: Partial<Conversation['timers']>;
}

/** Finds a conversation by its SID or unique name. Throws 404. */
export function findConversation(store: Store, sidOrName: string): Conversation {
  const sid = store.conversationNamed(sidOrName) ?? sidOrName;
  const found = store.get('conversations', sid);
  if (!found) throw conversationNotFound();
  return found;
}

export function createConversation(
  { store, clock }: Services,
  input: ConversationInput,
  cause: Cause,
): Conversation {
  const now = clock.now();
  const conversation: Conversation = {
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
    ...parseInput(store, input),
    timers: { inactiveMs: null, closedMs: null, ...input.timers },
    dateCreated: now,
    dateUpdated: now,
  };
  store.commit([put('conversations', conversation)], cause);
  return conversation;
}

/** Changes what is given; attributes are replaced as a whole. */
export function updateConversation(
  { store, clock }: Services,
  conversation: Conversation,
  input: ConversationInput,
  cause: Cause,
): Conversation {
  const now = clock.now();
  const hasNewState = input.state !== undefined && input.state !== conversation.state;
  const isMutable = Object.keys(input).every((key) => key === 'state');
  if (conversation.state === 'closed' && !(hasNewState && isMutable)) throw closed();
  const updated: Conversation = {
    ...conversation,
    ...parseInput(store, input, conversation),
    timers: { ...conversation.timers, ...input.timers },
    ...(hasNewState && { stateUpdatedAt: now, timersFrom: now }),
    dateUpdated: now,
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

/** Throws unless messages can be written and people can join. */
export function assertOpen(conversation: Conversation): void {
  if (conversation.state === 'closed') throw closed();
}

function closed(): TwilioError {
  return new TwilioError(
    409,
    50377,
    'The conversation is closed; it can be reopened, but not changed',
  );
}

function parseInput(
  store: Store,
  { timers: _, ...input }: ConversationInput,
  existing?: Conversation,
): Omit<ConversationInput, 'timers'> {
  const { friendlyName, uniqueName, attributes } = input;
  if (friendlyName) parseName(friendlyName, 'The friendly name');
  if (uniqueName) {
    parseName(uniqueName, 'The unique name');
    const taken = store.conversationNamed(uniqueName);
    if (taken !== undefined && taken !== existing?.sid)
      throw new TwilioError(409, 50353, 'Conversation with provided unique name already exists');
  }
  if (attributes !== undefined) parseAttributes(attributes);
  return input;
}
