import type { TwilioConfig } from '../config.ts';
import { notAParticipant, notPermitted, TwilioError } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import { toSid } from '../sids.ts';
import type { Participant, Role } from '../store/records.ts';
import { put, type Store } from '../store/store.ts';

const guest = ['sendMessage', 'sendMediaMessage', 'leaveConversation'];

const agent = [
  ...guest,
  'editConversationAttributes',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'deleteOwnMessage',
];

const channelUser = [
  ...guest,
  'editNotificationLevel',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'deleteOwnMessage',
  'editOwnParticipantAttributes',
];

const channelAdmin = [
  'deleteConversation',
  'removeParticipant',
  'editConversationName',
  'editConversationAttributes',
  'addParticipant',
  ...guest,
  'editAnyMessage',
  'editAnyMessageAttributes',
  'editAnyParticipantAttributes',
  'deleteAnyMessage',
  'editNotificationLevel',
];

const serviceUser = ['createConversation', 'joinConversation', 'editOwnUserInfo'];

const serviceAdmin = [
  ...serviceUser,
  'deleteConversation',
  'addParticipant',
  'removeParticipant',
  'editConversationName',
  'editConversationAttributes',
  'editAnyMessage',
  'editAnyMessageAttributes',
  'deleteAnyMessage',
  'editAnyUserInfo',
];

/** The permission that decides whether a visitor can rewrite who it is. */
export const editAttributes = 'editConversationAttributes';

// What a new service has, and the guests and agents that Flex adds. Those of the service roles are assumed.
// @see https://www.twilio.com/docs/flex/conversations/conversations-roles
const defaults: readonly Pick<Role, 'friendlyName' | 'type' | 'permissions'>[] = [
  { friendlyName: 'service user', type: 'service', permissions: serviceUser },
  { friendlyName: 'service admin', type: 'service', permissions: serviceAdmin },
  { friendlyName: 'channel user', type: 'conversation', permissions: channelUser },
  { friendlyName: 'channel admin', type: 'conversation', permissions: channelAdmin },
  { friendlyName: 'guest', type: 'conversation', permissions: guest },
  { friendlyName: 'agent', type: 'conversation', permissions: agent },
];

/** The SID of a role that every account has. */
export function roleSid(friendlyName: string): string {
  return toSid('RL', friendlyName);
}

/** Adds the roles that an account has from the start. */
export function addDefaultRoles({ store, clock, config }: Services): void {
  const now = clock.now();
  const missing = defaults.filter(({ friendlyName }) => !store.get('roles', roleSid(friendlyName)));
  const roles = missing.map((role) => ({
    ...role,
    sid: roleSid(role.friendlyName),
    dateCreated: now,
    dateUpdated: now,
  }));
  store.commit(
    roles.map((role) => put('roles', role)),
    byServer,
  );
  if (config.conversations.guestMayEditAttributes) letGuestsEditAttributes({ store, clock }, true);
}

/** The switch that shows what goes wrong when visitors may write what routing reads. */
export function letGuestsEditAttributes(
  { store, clock }: Pick<Services, 'store' | 'clock'>,
  isAllowed: boolean,
): void {
  const role = store.get('roles', roleSid('guest'));
  if (!role) return;
  const others = role.permissions.filter((permission) => permission !== editAttributes);
  const permissions = isAllowed ? [...others, editAttributes] : others;
  store.commit([put('roles', { ...role, permissions, dateUpdated: clock.now() })], byServer);
}

/** The participation of a client in a conversation. Throws 403 if it has none. */
export function participationOf(
  store: Store,
  identity: string,
  conversationSid: string,
): Participant {
  const own = store
    .participantsOf(conversationSid)
    .find((participant) => participant.identity === identity);
  if (!own) throw notAParticipant();
  return own;
}

/** Whether a client sees a conversation: as one who takes part, or has created it and may be about to join. */
export function mayRead(store: Store, identity: string, conversationSid: string): boolean {
  if (store.get('conversations', conversationSid)?.createdBy === identity) return true;
  return store.participantsOf(conversationSid).some((one) => one.identity === identity);
}

/** Throws 403 unless {@link mayRead}. */
export function assertMayRead(store: Store, identity: string, conversationSid: string): void {
  if (!mayRead(store, identity, conversationSid)) throw notAParticipant();
}

/** Throws 403 unless the client takes part in the conversation, in a role with one of these permissions. */
export function assertMay(
  store: Store,
  { identity, conversationSid }: { identity: string; conversationSid: string },
  ...anyOf: readonly string[]
): Participant {
  const own = participationOf(store, identity, conversationSid);
  const granted = [store.get('roles', own.roleSid), serviceRoleOf(store, identity)];
  const isAllowed = anyOf.some((permission) =>
    granted.some((role) => role?.permissions.includes(permission)),
  );
  if (!isAllowed) throw notPermitted();
  return own;
}

/** Throws 403 unless the user's service role has the permission. */
export function assertMayInService(store: Store, identity: string, permission: string): void {
  if (!serviceRoleOf(store, identity)?.permissions.includes(permission)) throw notPermitted();
}

function serviceRoleOf(store: Store, identity: string): Role | undefined {
  const user = store.userNamed(identity);
  return user && store.get('roles', user.roleSid);
}

/** Throws unless there is such a role, for a conversation or for the service. */
export function assertRole(store: Store, sid: string, type: Role['type']): void {
  if (store.get('roles', sid)?.type === type) return;
  throw type === 'conversation'
    ? new TwilioError(404, 50109, 'Conversation role not found')
    : new TwilioError(404, 50100, 'Role not found');
}

/** The role of somebody new in a conversation. */
export function defaultRoleSid(config: TwilioConfig, isCreator: boolean): string {
  const { creatorConversationRole, defaultConversationRole } = config.conversations;
  return roleSid(isCreator ? creatorConversationRole : defaultConversationRole);
}
