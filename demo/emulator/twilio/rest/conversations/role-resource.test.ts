import { expect, test } from 'vitest';
import { createRole } from '../../conversations/role-changes.ts';
import { roleSid } from '../../conversations/roles.ts';
import { byServer } from '../../services.ts';
import { accountSid, serviceSid } from '../../testing/settings.ts';
import { startRest } from './testing/test-support.ts';

test('has the roles of a service of Flex from the start', async () => {
  const { v1 } = await startRest();
  const roles = await v1.roles.list();
  const guest = roles.find(({ friendlyName }) => friendlyName === 'guest');
  expect(roles.map(({ friendlyName }) => friendlyName)).toEqual(
    expect.arrayContaining(['service user', 'service admin', 'channel user', 'channel admin']),
  );
  expect(guest).toMatchObject({
    sid: roleSid('guest'),
    accountSid,
    chatServiceSid: serviceSid,
    type: 'conversation',
    permissions: ['sendMessage', 'sendMediaMessage', 'leaveConversation'],
    url: `https://conversations.twilio.com/v1/Roles/${roleSid('guest')}`,
  });
});

test('creates a role, gives it other permissions, and removes it', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.roles.create({
    friendlyName: 'reader',
    type: 'conversation',
    permission: ['leaveConversation'],
  });
  const updated = await v1.roles(sid).update({ permission: ['sendMessage', 'editOwnMessage'] });
  expect(updated).toMatchObject({
    friendlyName: 'reader',
    permissions: ['sendMessage', 'editOwnMessage'],
  });
  expect((await v1.roles(sid).fetch()).permissions).toEqual(['sendMessage', 'editOwnMessage']);
  expect(await v1.roles(sid).remove()).toBe(true);
});

test('pages through 250 without a gap or a repeat', async () => {
  const { v1, services, store } = await startRest();
  while ([...store.all('roles')].length < 250) {
    const input = { friendlyName: 'one', type: 'service', permissions: [] } as const;
    createRole(services, input, byServer);
  }
  const sids = [...store.all('roles')].map(({ sid }) => sid);
  expect((await v1.roles.list()).map(({ sid }) => sid)).toEqual(sids);
});

const role = { friendlyName: 'a', type: 'conversation', permission: ['sendMessage'] };

test.each<[what: string, refusal: { status: number; code: number }, input: object]>([
  ['no name', { status: 400, code: 20001 }, { ...role, friendlyName: '' }],
  ['a type that is none', { status: 400, code: 50105 }, { ...role, type: 'channel' }],
  ['no permissions', { status: 400, code: 20001 }, { ...role, permission: [] }],
  ['a permission that is none', { status: 404, code: 50104 }, { ...role, permission: ['fly'] }],
  ['a permission of the other type', { status: 404, code: 50104 }, { ...role, type: 'service' }],
])('creates no role with %s', async (_, refusal, input) => {
  const { v1, refusalOf } = await startRest();
  expect(await refusalOf(() => v1.roles.create(input as never))).toMatchObject(refusal);
});

test('changes no role to what is none', async () => {
  const { v1, refusalOf } = await startRest();
  expect(
    await refusalOf(() => v1.roles(roleSid('guest')).update({ permission: ['fly'] })),
  ).toMatchObject({
    status: 404,
    code: 50104,
  });
  expect(await refusalOf(() => v1.roles('RL1').fetch())).toMatchObject({
    status: 404,
    code: 20404,
  });
});
