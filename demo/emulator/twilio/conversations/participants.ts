import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Conversation, MessagingBinding, Participant } from '../store/records.ts';
import { put, remove, type Cause, type Store, type Write } from '../store/store.ts';
import {
  assertOpen,
  assertOpenBySid,
  buildConversation,
  type ConversationInput,
} from './conversations.ts';
import { limits, parseAttributes, parseIdentity } from './limits.ts';
import { assertRole, defaultRoleSid } from './roles.ts';
import { toMissingUser } from './users.ts';

export interface ParticipantInput {
  identity?: string;
  messagingBinding?: MessagingBinding;
  attributes?: string;
  roleSid?: string;
}

/** What can change of a participant: its attributes and role, and how far it has read. */
export interface ParticipantUpdate {
  attributes?: string;
  roleSid?: string;
  /** `null` forgets how far it has read. */
  lastReadMessageIndex?: number | null;
  /** ms since 1970; now, unless a server says when. */
  lastReadAt?: number;
  notificationLevel?: Participant['notificationLevel'];
}

/** Adds a chat user, created if new, or somebody at a phone number. */
export function addParticipant(
  services: Services,
  conversation: Conversation,
  input: ParticipantInput,
  cause: Cause,
): Participant {
  const { store } = services;
  assertOpen(conversation);
  const participant = buildParticipant(services, conversation, input);
  assertMayJoin(participant, store.participantsOf(conversation.sid));
  store.commit(toParticipantWrites(services, participant), cause);
  return participant;
}

/** Creates a conversation with everybody in it, or nothing. */
export function createConversationWith(
  services: Services,
  input: ConversationInput,
  participants: readonly ParticipantInput[],
  cause: Cause,
): Conversation {
  if (participants.length > limits.firstParticipants) throw tooManyParticipants();
  const conversation = buildConversation(services, input, cause);
  const built = participants.map((one) => buildParticipant(services, conversation, one));
  for (const [index, one] of built.entries()) assertMayJoin(one, built.slice(0, index));
  const writes = built.flatMap((one) => toParticipantWrites(services, one));
  services.store.commit([put('conversations', conversation), ...writes], cause);
  return conversation;
}

function buildParticipant(
  { store, clock, config }: Services,
  conversation: Conversation,
  { identity, messagingBinding, attributes, roleSid }: ParticipantInput,
): Participant {
  if (identity !== undefined && messagingBinding !== undefined)
    throw new TwilioError(400, 50211, 'Identity parameter not acceptable for this Participant');
  if (identity === undefined && messagingBinding === undefined)
    throw new TwilioError(400, 50204, 'Identity not provided');
  if (messagingBinding) assertFree(store, messagingBinding);
  if (roleSid !== undefined) assertRole(store, roleSid, 'conversation');
  const now = clock.now();
  const isCreator = identity !== undefined && identity === conversation.createdBy;
  return {
    sid: createSid('MB'),
    conversationSid: conversation.sid,
    identity: identity === undefined ? null : parseIdentity(identity),
    messagingBinding: messagingBinding ?? null,
    roleSid: roleSid ?? defaultRoleSid(config, isCreator),
    attributes: parseAttributes(attributes ?? '{}'),
    lastReadMessageIndex: null,
    lastReadAt: null,
    notificationLevel: 'default',
    dateCreated: now,
    dateUpdated: now,
  };
}

function toParticipantWrites(services: Services, participant: Participant): Write[] {
  const { identity } = participant;
  const user = identity === null ? [] : toMissingUser(services, identity);
  return [...user, put('participants', participant)];
}

function assertMayJoin(
  { identity, messagingBinding, conversationSid }: Participant,
  others: readonly Participant[],
): void {
  if (identity !== null && others.some((one) => one.identity === identity))
    throw new TwilioError(409, 50433, 'Participant already exists');
  if (others.length >= limits.participants) throw tooManyParticipants();
  if (!messagingBinding) return;
  const outside = others.filter((one) => one.messagingBinding);
  if (outside.some((one) => isSame(one.messagingBinding, messagingBinding)))
    throw bindingTaken(conversationSid);
  if (outside.length >= limits.messagingParticipants)
    throw new TwilioError(403, 50422, 'Non-chat conversation participants limit exceeded');
}

export function updateParticipant(
  { store, clock }: Services,
  participant: Participant,
  input: ParticipantUpdate,
  cause: Cause,
): Participant {
  assertOpenBySid(store, participant.conversationSid);
  if (input.attributes !== undefined) parseAttributes(input.attributes);
  if (input.roleSid !== undefined) assertRole(store, input.roleSid, 'conversation');
  const now = clock.now();
  const hasRead = input.lastReadMessageIndex !== undefined;
  const updated = {
    ...participant,
    ...(hasRead && { lastReadAt: now }),
    ...input,
    dateUpdated: now,
  };
  store.commit([put('participants', updated)], cause);
  return updated;
}

export function removeParticipant(
  { store }: Services,
  participant: Participant,
  cause: Cause,
): void {
  store.commit([remove('participants', participant)], cause);
}

/** The conversation that somebody at a phone number takes part in through a number of ours, unless it is closed. */
export function findBinding(store: Store, binding: MessagingBinding): Participant | undefined {
  for (const participant of store.all('participants')) {
    if (!isSame(participant.messagingBinding, binding)) continue;
    if (store.get('conversations', participant.conversationSid)?.state !== 'closed')
      return participant;
  }
  return undefined;
}

function isSame(some: MessagingBinding | null, { address, proxyAddress }: MessagingBinding) {
  return some?.address === address && some.proxyAddress === proxyAddress;
}

function assertFree(store: Store, binding: MessagingBinding): void {
  const taken = findBinding(store, binding);
  if (taken) throw bindingTaken(taken.conversationSid);
}

function bindingTaken(conversationSid: string): TwilioError {
  return new TwilioError(
    409,
    50416,
    `A binding for this participant and proxy address already exists in Conversation ${conversationSid}`,
  );
}

function tooManyParticipants(): TwilioError {
  return new TwilioError(403, 50417, 'Participants limit exceeded');
}

/** How many messages a participant has not read; `null` until it has said how far it has read. */
export function countUnread(store: Store, participant: Participant): number | null {
  const { lastReadMessageIndex: last, conversationSid } = participant;
  if (last === null) return null;
  const messages = store.messagesOf(conversationSid);
  let unread = 0;
  while (unread < messages.length && (messages.at(-1 - unread)?.index ?? -1) > last) unread += 1;
  return unread;
}
