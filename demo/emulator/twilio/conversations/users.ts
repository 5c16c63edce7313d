import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { createSid } from '../sids.ts';
import type { User } from '../store/records.ts';
import { put, remove, type Cause, type Store, type Write } from '../store/store.ts';
import { parseAttributes, parseFriendlyName, parseIdentity } from './limits.ts';
import { assertRole, roleSid } from './roles.ts';

export interface UserInput {
  friendlyName?: string;
  attributes?: string;
  roleSid?: string;
}

/** Creates a user. Throws 409 if the identity is taken. */
export function createUser(
  services: Services,
  { identity, ...input }: UserInput & { identity: string },
  cause: Cause,
): User {
  const { store } = services;
  if (store.userNamed(identity)) throw new TwilioError(409, 50201, 'User already exists');
  const user = buildUser(services, identity, input);
  store.commit([put('users', user)], cause);
  return user;
}

/** The write that creates a user when there is none yet: whoever chats is one. */
export function toMissingUser(services: Services, identity: string): Write[] {
  if (services.store.userNamed(identity)) return [];
  return [put('users', buildUser(services, identity, {}))];
}

/** The user of that identity, created if it is new: as when a token is used for the first time. */
export function ensureUser(services: Services, identity: string, cause: Cause): User {
  const found = services.store.userNamed(identity);
  return found ?? createUser(services, { identity }, cause);
}

export function updateUser(
  { store, clock }: Services,
  user: User,
  input: UserInput,
  cause: Cause,
): User {
  const updated = { ...user, ...parseInput(store, input), dateUpdated: clock.now() };
  store.commit([put('users', updated)], cause);
  return updated;
}

export function removeUser({ store }: Services, user: User, cause: Cause): void {
  const participations = store.participationsOf(user.identity);
  store.commit(
    [...participations.map((one) => remove('participants', one)), remove('users', user)],
    cause,
  );
}

/** A new user, not yet in the store. */
export function buildUser(
  { store, clock, config }: Services,
  identity: string,
  input: UserInput,
): User {
  const now = clock.now();
  return {
    sid: createSid('US'),
    identity: parseIdentity(identity),
    friendlyName: null,
    attributes: '{}',
    roleSid: roleSid(config.conversations.defaultServiceRole),
    ...parseInput(store, input),
    dateCreated: now,
    dateUpdated: now,
  };
}

function parseInput(store: Store, input: UserInput): Partial<User> {
  if (input.roleSid !== undefined) assertRole(store, input.roleSid, 'service');
  return {
    ...(input.friendlyName !== undefined && {
      friendlyName: parseFriendlyName(input.friendlyName),
    }),
    ...(input.attributes !== undefined && { attributes: parseAttributes(input.attributes) }),
    ...(input.roleSid !== undefined && { roleSid: input.roleSid }),
  };
}
