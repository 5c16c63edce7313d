import type { TwilioConfig } from '../config.ts';
import { notAParticipant, notPermitted } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import { toSid } from '../sids.ts';
import type { Participant, Role } from '../store/records.ts';
import { put, type Store } from '../store/store.ts';

const guestPermissions = [
  'sendMessage',
  'sendMediaMessage',
  'leaveConversation',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'deleteOwnMessage',
  'editNotificationLevel',
];

const adminPermissions = [
  ...guestPermissions,
  'addParticipant',
  'removeParticipant',
  'editAnyParticipantAttributes',
  'editAnyMessage',
  'editAnyMessageAttributes',
  'deleteAnyMessage',
  'editConversationName',
  'editConversationUniqueName',
  'editConversationAttributes',
  'deleteConversation',
];

const serviceUserPermissions = ['createConversation', 'joinConversation', 'editOwnUserInfo'];

/** The permission that decides whether a visitor can rewrite who it is. */
export const editAttributes = 'editConversationAttributes';

// @see https://www.twilio.com/docs/conversations/roles-permissions
const defaults: readonly Pick<Role, 'friendlyName' | 'type' | 'permissions'>[] = [
  { friendlyName: 'service user', type: 'service', permissions: serviceUserPermissions },
  {
    friendlyName: 'service admin',
    type: 'service',
    permissions: [...serviceUserPermissions, ...adminPermissions, 'editAnyUserInfo'],
  },
  { friendlyName: 'channel user', type: 'conversation', permissions: guestPermissions },
  { friendlyName: 'channel admin', type: 'conversation', permissions: adminPermissions },
  { friendlyName: 'guest', type: 'conversation', permissions: guestPermissions },
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
  const guest = store.get('roles', roleSid('guest'));
  if (!guest) return;
  const others = guest.permissions.filter((permission) => permission !== editAttributes);
  const permissions = isAllowed ? [...others, editAttributes] : others;
  store.commit([put('roles', { ...guest, permissions, dateUpdated: clock.now() })], byServer);
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
  if (!isAllowed) throw notPermitted(anyOf.join(' or '));
  return own;
}

/** Throws 403 unless the user's service role has the permission. */
export function assertMayInService(store: Store, identity: string, permission: string): void {
  if (!serviceRoleOf(store, identity)?.permissions.includes(permission))
    throw notPermitted(permission);
}

function serviceRoleOf(store: Store, identity: string): Role | undefined {
  const user = store.userNamed(identity);
  return user && store.get('roles', user.roleSid);
}

/** The role of somebody new in a conversation. */
export function defaultRoleSid(config: TwilioConfig, isCreator: boolean): string {
  const { creatorConversationRole, defaultConversationRole } = config.conversations;
  return roleSid(isCreator ? creatorConversationRole : defaultConversationRole);
}
