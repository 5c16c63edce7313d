import { TwilioError } from '../errors.ts';
import type { WorkerSetting } from '../config.ts';
import { assertOpen, findConversation } from '../conversations/conversations.ts';
import { limits } from '../conversations/limits.ts';
import { roleSid } from '../conversations/roles.ts';
import { toMissingUser } from '../conversations/users.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Participant, Task } from '../store/records.ts';
import { put, remove, type Write } from '../store/store.ts';

/** The conversation that a task is about; `undefined` when it came by TaskRouter alone. */
export function conversationOf({ store }: Services, task: Task) {
  const interaction = task.interactionSid && store.get('interactions', task.interactionSid);
  if (!interaction || !interaction.conversationSid) return undefined;
  return store.get('conversations', interaction.conversationSid);
}

/** The worker of a SID or identity. */
export function findWorker(
  { config }: Pick<Services, 'config'>,
  sidOrIdentity: string | null,
): WorkerSetting | undefined {
  return config.flex.workers.find(
    ({ sid, identity }) => sid === sidOrIdentity || identity === sidOrIdentity,
  );
}

/** The writes by which an agent joins a conversation, under the name that the customer reads. */
export function toAgentJoins(
  services: Services,
  conversationSid: string,
  { identity, name }: WorkerSetting,
): Write[] {
  const { store, clock } = services;
  assertOpen(findConversation(store, conversationSid));
  const others = store.participantsOf(conversationSid);
  const user = toNamedUser(services, identity, name);
  if (others.some((one) => one.identity === identity)) return user;
  if (others.length >= limits.participants)
    throw new TwilioError(400, 50403, 'The conversation has its limit of participants');
  const now = clock.now();
  const participant: Participant = {
    sid: createSid('MB'),
    conversationSid,
    identity,
    messagingBinding: null,
    roleSid: roleSid('channel admin'),
    attributes: '{}',
    lastReadMessageIndex: null,
    lastReadAt: null,
    notificationLevel: 'default',
    dateCreated: now,
    dateUpdated: now,
  };
  return [...user, put('participants', participant)];
}

/** The writes by which an agent leaves a conversation. */
export function toAgentLeaves(
  { store }: Services,
  conversationSid: string,
  { identity }: WorkerSetting,
): Write[] {
  const own = store.participantsOf(conversationSid).find((one) => one.identity === identity);
  return own ? [remove('participants', own)] : [];
}

function toNamedUser(services: Services, identity: string, friendlyName: string): Write[] {
  const existing = services.store.userNamed(identity);
  if (existing?.friendlyName === friendlyName) return [];
  const [missing] = toMissingUser(services, identity);
  const user = existing ?? (missing?.table === 'users' ? missing.record : undefined);
  return user ? [put('users', { ...user, friendlyName, dateUpdated: services.clock.now() })] : [];
}
