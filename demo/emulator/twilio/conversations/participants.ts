import { TwilioError, invalidParameter } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Conversation, MessagingBinding, Participant } from '../store/records.ts';
import { put, remove, type Cause, type Store } from '../store/store.ts';
import { assertOpen } from './conversations.ts';
import { limits, parseAttributes, parseIdentity } from './limits.ts';
import { defaultRoleSid } from './roles.ts';
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
  notificationLevel?: Participant['notificationLevel'];
}

/** Adds a chat user, created if new, or somebody at a phone number. */
export function addParticipant(
  services: Services,
  conversation: Conversation,
  input: ParticipantInput,
  cause: Cause,
): Participant {
  const { store, clock, config } = services;
  assertOpen(conversation);
  const others = store.participantsOf(conversation.sid);
  if (others.length >= limits.participants)
    throw new TwilioError(400, 50403, 'The conversation has its limit of participants');
  const { identity, messagingBinding } = input;
  if ((identity === undefined) === (messagingBinding === undefined))
    throw invalidParameter('A participant has an Identity, or a MessagingBinding; give one of them');
  if (identity !== undefined && others.some((one) => one.identity === identity))
    throw new TwilioError(409, 50433, 'Participant already exists');
  if (messagingBinding) assertFree(store, messagingBinding);
  const now = clock.now();
  const isCreator = identity !== undefined && identity === conversation.createdBy;
  const participant: Participant = {
    sid: createSid('MB'),
    conversationSid: conversation.sid,
    identity: identity === undefined ? null : parseIdentity(identity),
    messagingBinding: messagingBinding ?? null,
    roleSid: input.roleSid ?? defaultRoleSid(config, isCreator),
    attributes: parseAttributes(input.attributes ?? '{}'),
    lastReadMessageIndex: null,
    lastReadAt: null,
    notificationLevel: 'default',
    dateCreated: now,
    dateUpdated: now,
  };
  const user = identity === undefined ? [] : toMissingUser(services, identity);
  store.commit([...user, put('participants', participant)], cause);
  return participant;
}

export function updateParticipant(
  { store, clock }: Services,
  participant: Participant,
  input: ParticipantUpdate,
  cause: Cause,
): Participant {
  if (input.attributes !== undefined) parseAttributes(input.attributes);
  const now = clock.now();
  const hasRead = input.lastReadMessageIndex !== undefined;
  const updated = {
    ...participant,
    ...input,
    ...(hasRead && { lastReadAt: now }),
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
export function findBinding(
  store: Store,
  { address, proxyAddress }: MessagingBinding,
): Participant | undefined {
  for (const participant of store.all('participants')) {
    const { messagingBinding: binding, conversationSid } = participant;
    if (binding?.address !== address || binding.proxyAddress !== proxyAddress) continue;
    if (store.get('conversations', conversationSid)?.state !== 'closed') return participant;
  }
  return undefined;
}

function assertFree(store: Store, binding: MessagingBinding): void {
  if (findBinding(store, binding))
    throw new TwilioError(
      409,
      50416,
      'A binding for this participant and proxy address already exists',
    );
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
