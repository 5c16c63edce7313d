import { expect, test } from 'vitest';
import { roleSid } from '../../conversations/roles.ts';
import { createUser } from '../../conversations/users.ts';
import { byServer } from '../../services.ts';
import { accountSid, serviceSid, supportNumber } from '../../testing/settings.ts';
import { noon, startRest } from './testing/test-support.ts';

test('creates a user and tells it as the cloud does', async () => {
  const { v1 } = await startRest();
  const user = await v1.users.create({ identity: 'visitor', friendlyName: 'Ana' });
  const url = `https://conversations.twilio.com/v1/Users/${user.sid}`;
  expect(user.toJSON()).toEqual({
    sid: expect.stringMatching(/^US[0-9a-f]{32}$/),
    accountSid,
    chatServiceSid: serviceSid,
    roleSid: roleSid('service user'),
    identity: 'visitor',
    friendlyName: 'Ana',
    attributes: '{}',
    isOnline: null,
    isNotifiable: null,
    dateCreated: new Date(noon),
    dateUpdated: new Date(noon),
    url,
    links: { user_conversations: `${url}/Conversations` },
  });
});

test('finds, changes and removes a user by SID or identity', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.users.create({ identity: 'visitor' });
  expect((await v1.users(sid).fetch()).identity).toBe('visitor');
  const updated = await v1
    .users('visitor')
    .update({ friendlyName: 'Ana', attributes: '{"a":1}', roleSid: roleSid('service admin') });
  expect(updated).toMatchObject({
    sid,
    friendlyName: 'Ana',
    attributes: '{"a":1}',
    roleSid: roleSid('service admin'),
  });
  expect(await v1.users(sid).remove()).toBe(true);
  expect(await v1.users.list()).toEqual([]);
});

test('takes a user that is removed out of its conversations', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.conversations.create();
  await v1.conversations(sid).participants.create({ identity: 'visitor' });
  await v1.users('visitor').remove();
  expect(await v1.conversations(sid).participants.list()).toEqual([]);
});

test('pages through 250 without a gap or a repeat', async () => {
  const { v1, services } = await startRest();
  const identities = Array.from({ length: 250 }, (_, count) => `user-${count}`);
  for (const identity of identities) createUser(services, { identity }, byServer);
  const listed = await v1.users.list({ pageSize: 30 });
  expect(listed.map(({ identity }) => identity)).toEqual(identities);
});

test.each<[what: string, refusal: { status: number; code: number }, input: object]>([
  ['an identity that is taken', { status: 409, code: 50201 }, { identity: 'visitor' }],
  ['no identity', { status: 400, code: 50204 }, { identity: '' }],
  ['a long identity', { status: 400, code: 50207 }, { identity: 'a'.repeat(257) }],
  ['an identity like a SID', { status: 400, code: 50206 }, { identity: `US${'0'.repeat(32)}` }],
  ['attributes that are no JSON', { status: 400, code: 50304 }, { identity: 'a', attributes: 'a' }],
  ['a long name', { status: 400, code: 50003 }, { identity: 'a', friendlyName: 'a'.repeat(257) }],
  [
    'a role of conversations',
    { status: 404, code: 50100 },
    { identity: 'a', roleSid: roleSid('guest') },
  ],
])('creates no user with %s', async (_, refusal, input) => {
  const { v1, refusalOf } = await startRest();
  await v1.users.create({ identity: 'visitor' });
  expect(await refusalOf(() => v1.users.create(input as never))).toMatchObject(refusal);
});

test('knows no user that there is not', async () => {
  const { v1, refusalOf } = await startRest();
  const message = 'The requested resource /v1/Users/nobody was not found';
  const refusal = { status: 404, code: 20404, message };
  expect(await refusalOf(() => v1.users('nobody').fetch())).toMatchObject(refusal);
  expect(await refusalOf(() => v1.users('nobody').update({ friendlyName: 'A' }))).toMatchObject(
    refusal,
  );
  expect(await refusalOf(() => v1.users('nobody').remove())).toMatchObject(refusal);
  expect(await refusalOf(() => v1.users('nobody').userConversations.list())).toMatchObject({
    ...refusal,
    message: 'The requested resource /v1/Users/nobody/Conversations was not found',
  });
});

async function startWithVisitor() {
  const rest = await startRest();
  const { v1 } = rest;
  const first = await v1.conversations.create({ friendlyName: 'First', 'timers.closed': 'PT10M' });
  const second = await v1.conversations.create({ uniqueName: 'second', state: 'inactive' });
  await v1.conversations.create({ friendlyName: 'Of others' });
  const { sid } = await v1.conversations(first.sid).participants.create({ identity: 'visitor' });
  await v1.conversations(second.sid).participants.create({ identity: 'visitor' });
  return { ...rest, first, second, participantSid: sid, user: v1.users('visitor') };
}

test('tells what a user takes part in, and how much of it is unread', async () => {
  const { v1, first, second, participantSid, user } = await startWithVisitor();
  for (const body of ['A', 'B', 'C']) await v1.conversations(first.sid).messages.create({ body });
  const listed = await user.userConversations.list();
  expect(listed.map((one) => one.conversationSid)).toEqual([first.sid, second.sid]);
  expect(listed[0]).toMatchObject({
    accountSid,
    chatServiceSid: serviceSid,
    participantSid,
    userSid: (await user.fetch()).sid,
    friendlyName: 'First',
    conversationState: 'active',
    timers: { date_closed: '2026-03-02T12:10:00Z' },
    createdBy: 'system',
    notificationLevel: 'default',
    uniqueName: null,
    unreadMessagesCount: null,
    lastReadMessageIndex: null,
  });
  const one = user.userConversations(first.sid);
  expect(await one.update({ lastReadMessageIndex: 0, notificationLevel: 'muted' })).toMatchObject({
    unreadMessagesCount: 2,
    lastReadMessageIndex: 0,
    notificationLevel: 'muted',
  });
  expect((await user.userConversations('second').fetch()).conversationState).toBe('inactive');
});

test('takes a user out of a conversation', async () => {
  const { first, second, user } = await startWithVisitor();
  expect(await user.userConversations(first.sid).remove()).toBe(true);
  const left = await user.userConversations.list();
  expect(left.map((one) => one.conversationSid)).toEqual([second.sid]);
});

test('changes nothing of what a user takes part in by a wrong call', async () => {
  const { v1, first, user, refusalOf } = await startWithVisitor();
  const one = user.userConversations(first.sid);
  expect(await refusalOf(() => one.update({ notificationLevel: 'loud' as 'muted' }))).toMatchObject(
    {
      status: 400,
      code: 50210,
    },
  );
  expect(await refusalOf(() => one.update({}))).toMatchObject({ status: 400, code: 20161 });
  await v1.users.create({ identity: 'other' });
  expect(
    await refusalOf(() => v1.users('other').userConversations(first.sid).fetch()),
  ).toMatchObject({
    status: 404,
    code: 20404,
  });
});

test('tells the conversations of an identity and of an address', async () => {
  const { v1, first, second, participantSid, user } = await startWithVisitor();
  const listed = await v1.participantConversations.list({ identity: 'visitor' });
  expect(listed.map((one) => one.conversationSid)).toEqual([first.sid, second.sid]);
  expect(listed[0]).toMatchObject({
    participantSid,
    participantUserSid: (await user.fetch()).sid,
    participantIdentity: 'visitor',
    participantMessagingBinding: null,
    conversationFriendlyName: 'First',
    conversationState: 'active',
    conversationCreatedBy: 'system',
    conversationTimers: { date_closed: '2026-03-02T12:10:00Z' },
  });
  const address = '+14155550123';
  await v1.conversations(second.sid).participants.create({
    'messagingBinding.address': address,
    'messagingBinding.proxyAddress': supportNumber,
  });
  const [byPhone, ...others] = await v1.participantConversations.list({ address });
  expect(others).toEqual([]);
  expect(byPhone).toMatchObject({
    conversationSid: second.sid,
    participantIdentity: null,
    participantUserSid: null,
    participantMessagingBinding: { type: 'sms', address, proxy_address: supportNumber },
  });
  expect(await v1.participantConversations.list({ identity: 'nobody' })).toEqual([]);
});

test('asks for an identity or an address', async () => {
  const { v1, refusalOf } = await startRest();
  expect(await refusalOf(() => v1.participantConversations.list())).toMatchObject({
    status: 400,
    code: 20001,
  });
});
