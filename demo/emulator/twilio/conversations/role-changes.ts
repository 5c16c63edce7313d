import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { Role } from '../store/records.ts';
import { put, remove, type Cause } from '../store/store.ts';
import { parseFriendlyName } from './limits.ts';

const ofBoth = [
  'addParticipant',
  'deleteAnyMessage',
  'deleteConversation',
  'editAnyMessage',
  'editAnyMessageAttributes',
  'editAnyUserInfo',
  'editConversationAttributes',
  'editConversationName',
  'editOwnMessage',
  'editOwnMessageAttributes',
  'editOwnUserInfo',
  'removeParticipant',
];

// @see https://www.twilio.com/docs/conversations/api/role-resource#role-permissions
const permissions: Record<Role['type'], ReadonlySet<string>> = {
  service: new Set([...ofBoth, 'createConversation', 'joinConversation']),
  conversation: new Set([
    ...ofBoth,
    'deleteOwnMessage',
    'leaveConversation',
    'sendMediaMessage',
    'sendMessage',
    // Not in the documentation, but in the roles that a service has from the start.
    'addNonChatParticipant',
    'editAnyParticipantAttributes',
    'editNotificationLevel',
    'editOwnParticipantAttributes',
  ]),
};

export function createRole(
  { store, clock }: Services,
  input: Pick<Role, 'friendlyName' | 'type' | 'permissions'>,
  cause: Cause,
): Role {
  const now = clock.now();
  const role = {
    sid: createSid('RL'),
    friendlyName: parseFriendlyName(input.friendlyName),
    type: input.type,
    permissions: parsePermissions(input.type, input.permissions),
    dateCreated: now,
    dateUpdated: now,
  };
  store.commit([put('roles', role)], cause);
  return role;
}

/** Gives a role these permissions in place of those that it had. */
export function updateRole(
  { store, clock }: Services,
  role: Role,
  given: readonly string[],
  cause: Cause,
): Role {
  const updated = {
    ...role,
    permissions: parsePermissions(role.type, given),
    dateUpdated: clock.now(),
  };
  store.commit([put('roles', updated)], cause);
  return updated;
}

/** Removes a role; whoever has it may do nothing from then on. */
export function removeRole({ store }: Services, role: Role, cause: Cause): void {
  store.commit([remove('roles', role)], cause);
}

function parsePermissions(type: Role['type'], given: readonly string[]): readonly string[] {
  if (given.some((permission) => !permissions[type].has(permission)))
    throw new TwilioError(404, 50104, 'Permission not found');
  return [...new Set(given)];
}
