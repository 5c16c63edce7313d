import { expect, test } from 'vitest';
import { addParticipant } from '../../conversations/participants.ts';
import { roleSid } from '../../conversations/roles.ts';
import { byServer } from '../../services.ts';
import { accountSid, supportNumber } from '../../testing/settings.ts';
import { noon, startRest } from './testing/test-support.ts';

const phone = '+14155550123';
const binding = {
  'messagingBinding.address': phone,
  'messagingBinding.proxyAddress': supportNumber,
};

async function startWithConversation() {
  const rest = await startRest();
  const { sid } = await rest.v1.conversations.create();
  return { ...rest, sid, participants: rest.v1.conversations(sid).participants };
}

test('adds a chat user as a guest, who is a user from then on', async () => {
  const { v1, sid, participants } = await startWithConversation();
  const added = await participants.create({ identity: 'visitor', attributes: '{"a":1}' });
  expect(added.toJSON()).toEqual({
    accountSid,
    conversationSid: sid,
    sid: expect.stringMatching(/^MB[0-9a-f]{32}$/),
    identity: 'visitor',
    attributes: '{"a":1}',
    messagingBinding: null,
    roleSid: roleSid('guest'),
    dateCreated: new Date(noon),
    dateUpdated: new Date(noon),
    url: `https://conversations.twilio.com/v1/Conversations/${sid}/Participants/${added.sid}`,
    lastReadMessageIndex: null,
    lastReadTimestamp: null,
  });
  expect((await v1.users('visitor').fetch()).identity).toBe('visitor');
});

test('adds somebody at a phone number', async () => {
  const { participants, store } = await startWithConversation();
  const sms = await participants.create(binding);
  expect(sms).toMatchObject({
    identity: null,
    messagingBinding: { type: 'sms', address: phone, proxy_address: supportNumber },
  });
  const whatsapp = await participants.create({
    'messagingBinding.address': `whatsapp:${phone}`,
    'messagingBinding.proxyAddress': `whatsapp:${supportNumber}`,
  });
  expect(whatsapp.messagingBinding).toMatchObject({ type: 'whatsapp' });
  expect([...store.all('users')]).toEqual([]);
});

test('finds a participant by SID and by identity, and only in its conversation', async () => {
  const { v1, participants, refusalOf } = await startWithConversation();
  const { sid } = await participants.create({ identity: 'visitor@site' });
  const other = await v1.conversations.create();
  expect((await v1.conversations(other.sid).participants.list()).length).toBe(0);
  expect((await participants.get(sid).fetch()).identity).toBe('visitor@site');
  expect((await participants.get('visitor@site').fetch()).sid).toBe(sid);
  const path = `/v1/Conversations/${other.sid}/Participants/${sid}`;
  expect(
    await refusalOf(() => v1.conversations(other.sid).participants(sid).fetch()),
  ).toMatchObject({
    status: 404,
    code: 20404,
    message: `The requested resource ${path} was not found`,
  });
});

test('keeps how far somebody has read, and forgets it', async () => {
  const { participants } = await startWithConversation();
  const { sid } = await participants.create({ identity: 'visitor' });
  const one = participants.get(sid);
  expect(await one.update({ lastReadMessageIndex: 7 })).toMatchObject({
    lastReadMessageIndex: 7,
    lastReadTimestamp: noon,
  });
  const forgotten = await one.update({ lastReadMessageIndex: 'null' as never });
  expect(forgotten.lastReadMessageIndex).toBeNull();
});

test('gives a role and attributes', async () => {
  const { participants } = await startWithConversation();
  const { sid } = await participants.create({ identity: 'agent', roleSid: roleSid('agent') });
  const updated = await participants
    .get(sid)
    .update({ roleSid: roleSid('channel admin'), attributes: '{"b":2}' });
  expect(updated).toMatchObject({ roleSid: roleSid('channel admin'), attributes: '{"b":2}' });
});

test('removes a participant, who can come again', async () => {
  const { participants } = await startWithConversation();
  await participants.create({ identity: 'visitor' });
  expect(await participants.get('visitor').remove()).toBe(true);
  expect(await participants.list()).toEqual([]);
  expect((await participants.create({ identity: 'visitor' })).identity).toBe('visitor');
});

test('pages through 250 without a gap or a repeat', async () => {
  const { participants, services, store, sid } = await startWithConversation();
  const conversation = store.get('conversations', sid);
  if (!conversation) throw new Error('It was just created.');
  for (let count = 0; count < 250; count += 1)
    addParticipant(services, conversation, { identity: `user-${count}` }, byServer);
  const listed = await participants.list({ pageSize: 60 });
  expect(listed.map(({ identity }) => identity)).toEqual(
    Array.from({ length: 250 }, (_, count) => `user-${count}`),
  );
});

test('refuses whoever takes part already', async () => {
  const { v1, participants, sid, refusalOf } = await startWithConversation();
  await participants.create({ identity: 'visitor' });
  await participants.create(binding);
  expect(await refusalOf(() => participants.create({ identity: 'visitor' }))).toMatchObject({
    status: 409,
    code: 50433,
    message: 'Participant already exists',
  });
  const other = await v1.conversations.create();
  expect(
    await refusalOf(() => v1.conversations(other.sid).participants.create(binding)),
  ).toMatchObject({
    status: 409,
    code: 50416,
    message: `A binding for this participant and proxy address already exists in Conversation ${sid}`,
  });
  await v1.conversations(sid).update({ state: 'closed' });
  const again = await v1.conversations(other.sid).participants.create(binding);
  expect(again.messagingBinding).toMatchObject({ address: phone });
});

test.each<[what: string, refusal: { status: number; code: number }, input: object]>([
  ['nobody', { status: 400, code: 50204 }, {}],
  ['an empty identity', { status: 400, code: 50204 }, { identity: '' }],
  ['a long identity', { status: 400, code: 50207 }, { identity: 'a'.repeat(257) }],
  ['an identity like a SID', { status: 400, code: 50206 }, { identity: `US${'0'.repeat(32)}` }],
  ['an identity at a number', { status: 400, code: 50211 }, { identity: 'a', ...binding }],
  ['no address', { status: 400, code: 50411 }, { 'messagingBinding.proxyAddress': supportNumber }],
  ['no number of ours', { status: 400, code: 50412 }, { 'messagingBinding.address': phone }],
  [
    'an address that is none',
    { status: 400, code: 50407 },
    { ...binding, 'messagingBinding.address': '555' },
  ],
  [
    'a number of ours that is none',
    { status: 400, code: 50408 },
    { ...binding, 'messagingBinding.proxyAddress': 'us' },
  ],
  [
    'our own number',
    { status: 400, code: 50409 },
    { ...binding, 'messagingBinding.address': supportNumber },
  ],
  [
    'two kinds of number',
    { status: 400, code: 50414 },
    { ...binding, 'messagingBinding.address': `whatsapp:${phone}` },
  ],
  ['attributes that are no JSON', { status: 400, code: 50304 }, { identity: 'a', attributes: '{' }],
  [
    'long attributes',
    { status: 400, code: 50303 },
    { identity: 'a', attributes: JSON.stringify('a'.repeat(16_384)) },
  ],
  [
    'a role that there is not',
    { status: 404, code: 50109 },
    { identity: 'a', roleSid: `RL${'0'.repeat(32)}` },
  ],
  [
    'a role of the service',
    { status: 404, code: 50109 },
    { identity: 'a', roleSid: roleSid('service user') },
  ],
])('adds no participant with %s', async (_, refusal, input) => {
  const { participants, refusalOf } = await startWithConversation();
  expect(await refusalOf(() => participants.create(input))).toMatchObject(refusal);
});

test.each<[what: string, refusal: { status: number; code: number }, input: object]>([
  ['nothing', { status: 400, code: 20161 }, {}],
  ['an index that is none', { status: 400, code: 50421 }, { lastReadMessageIndex: -1 }],
  ['attributes that are no JSON', { status: 400, code: 50304 }, { attributes: 'a' }],
  ['a role that there is not', { status: 404, code: 50109 }, { roleSid: 'RL1' }],
])('updates no participant with %s', async (_, refusal, input) => {
  const { participants, refusalOf } = await startWithConversation();
  await participants.create({ identity: 'visitor' });
  expect(await refusalOf(() => participants.get('visitor').update(input))).toMatchObject(refusal);
});

test('has at most 50 people outside of chat, and 1000 in all', async () => {
  const { participants, services, store, sid, refusalOf } = await startWithConversation();
  const conversation = store.get('conversations', sid);
  if (!conversation) throw new Error('It was just created.');
  for (let count = 0; count < 50; count += 1) {
    const messagingBinding = {
      type: 'sms',
      address: `+1415555${1000 + count}`,
      proxyAddress: supportNumber,
    } as const;
    addParticipant(services, conversation, { messagingBinding }, byServer);
  }
  expect(await refusalOf(() => participants.create(binding))).toMatchObject({
    status: 403,
    code: 50422,
  });
  for (let count = 0; count < 950; count += 1)
    addParticipant(services, conversation, { identity: `user-${count}` }, byServer);
  expect(await refusalOf(() => participants.create({ identity: 'one more' }))).toMatchObject({
    status: 403,
    code: 50417,
  });
});

test('does not move how far somebody has read in a closed conversation', async () => {
  const { v1, sid, participants, refusalOf } = await startWithConversation();
  await participants.create({ identity: 'visitor' });
  await v1.conversations(sid).update({ state: 'closed' });
  expect(
    await refusalOf(() => participants.get('visitor').update({ lastReadMessageIndex: 1 })),
  ).toMatchObject({
    status: 400,
    code: 50377,
  });
});
