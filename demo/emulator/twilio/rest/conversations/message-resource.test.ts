import { expect, test } from 'vitest';
import { addMessage } from '../../conversations/messages.ts';
import { byServer } from '../../services.ts';
import { createSid } from '../../sids.ts';
import type { Media } from '../../store/records.ts';
import { put } from '../../store/store.ts';
import { accountSid, supportNumber } from '../../testing/settings.ts';
import { noon, post, startRest, type TestRest } from './testing/test-support.ts';

async function startWithConversation() {
  const rest = await startRest();
  const { sid } = await rest.v1.conversations.create();
  return { ...rest, sid, messages: rest.v1.conversations(sid).messages };
}

function addMedia({ store, clock }: Pick<TestRest, 'store' | 'clock'>, filename: string): string {
  const media: Media = {
    sid: createSid('ME'),
    author: null,
    conversationSid: null,
    messageSid: null,
    category: 'media',
    contentType: 'image/png',
    filename,
    size: 42,
    isMultipartUpstream: false,
    dateCreated: clock.now(),
    dateUpdated: clock.now(),
  };
  store.commit([put('media', media)], byServer);
  return media.sid;
}

test('adds a message and tells it as the cloud does', async () => {
  const { v1, sid, messages } = await startWithConversation();
  const { sid: participantSid } = await v1
    .conversations(sid)
    .participants.create({ identity: 'visitor' });
  const added = await messages.create({
    author: 'visitor',
    body: 'Hello 👋',
    attributes: '{"clientId":"abc"}',
  });
  const url = `https://conversations.twilio.com/v1/Conversations/${sid}/Messages/${added.sid}`;
  expect(added.toJSON()).toEqual({
    accountSid,
    conversationSid: sid,
    sid: expect.stringMatching(/^IM[0-9a-f]{32}$/),
    index: 0,
    author: 'visitor',
    body: 'Hello 👋',
    media: null,
    attributes: '{"clientId":"abc"}',
    participantSid,
    dateCreated: new Date(noon),
    dateUpdated: new Date(noon),
    url,
    delivery: null,
    links: { delivery_receipts: `${url}/Receipts`, channel_metadata: `${url}/ChannelMetadata` },
    contentSid: null,
  });
});

test('is of the system unless an author is named, and of nobody who takes part', async () => {
  const { messages } = await startWithConversation();
  expect(await messages.create({ body: 'A' })).toMatchObject({
    author: 'system',
    participantSid: null,
  });
  expect(await messages.create({ body: 'B', author: 'Bot' })).toMatchObject({ index: 1 });
});

test('never gives an index again', async () => {
  const { messages } = await startWithConversation();
  await messages.create({ body: 'A' });
  const last = await messages.create({ body: 'B' });
  expect(await messages.get(last.sid).remove()).toBe(true);
  expect((await messages.create({ body: 'C' })).index).toBe(2);
  expect((await messages.list()).map(({ index }) => index)).toEqual([0, 2]);
});

test('keeps the date that a server gives', async () => {
  const { messages } = await startWithConversation();
  const dateCreated = new Date('2020-01-02T03:04:05Z');
  const added = await messages.create({ body: 'Imported', dateCreated });
  expect(added).toMatchObject({ dateCreated, dateUpdated: dateCreated });
});

test('changes only what is given', async () => {
  const { messages, clock } = await startWithConversation();
  const { sid } = await messages.create({ body: 'A', attributes: '{"a":1}' });
  clock.advance(1000);
  expect(await messages.get(sid).update({ body: 'B' })).toMatchObject({
    body: 'B',
    attributes: '{"a":1}',
    dateCreated: new Date(noon),
    dateUpdated: new Date('2026-03-02T12:00:01Z'),
  });
  expect(await messages.get(sid).update({ attributes: '{}', author: 'Bot' })).toMatchObject({
    body: 'B',
    attributes: '{}',
    author: 'Bot',
  });
});

test('lists from the oldest, or from the newest', async () => {
  const { messages } = await startWithConversation();
  for (const body of ['A', 'B', 'C']) await messages.create({ body });
  const bodies = async (order?: 'asc' | 'desc') =>
    (await messages.list(order ? { order } : {})).map(({ body }) => body);
  expect(await bodies()).toEqual(['A', 'B', 'C']);
  expect(await bodies('asc')).toEqual(['A', 'B', 'C']);
  expect(await bodies('desc')).toEqual(['C', 'B', 'A']);
});

test('pages through 250 in both orders without a gap or a repeat', async () => {
  const { messages, services, store, sid } = await startWithConversation();
  for (let count = 0; count < 250; count += 1) {
    const conversation = store.get('conversations', sid);
    if (conversation) addMessage(services, conversation, { body: String(count) }, byServer);
  }
  const indexes = Array.from({ length: 250 }, (_, index) => index);
  const listed = await messages.list({ pageSize: 40 });
  expect(listed.map(({ index }) => index)).toEqual(indexes);
  const newest = await messages.list({ order: 'desc', pageSize: 100 });
  expect(newest.map(({ index }) => index)).toEqual(indexes.toReversed());
  expect(await messages.list({ limit: 7 })).toHaveLength(7);
});

test('carries files, each in one message only', async () => {
  const { messages, store, clock, refusalOf } = await startWithConversation();
  const [first, second] = ['a.png', 'b.png'].map((name) => addMedia({ store, clock }, name));
  const added = await messages.create({ mediaSid: [first, second] as never });
  expect(added.body).toBeNull();
  expect(added.media).toEqual([
    { sid: first, size: 42, content_type: 'image/png', filename: 'a.png' },
    { sid: second, size: 42, content_type: 'image/png', filename: 'b.png' },
  ]);
  expect(store.get('media', first ?? '')?.messageSid).toBe(added.sid);
  expect(
    await refusalOf(() => messages.create({ body: 'Again', mediaSid: first ?? '' })),
  ).toMatchObject({
    status: 400,
    code: 50508,
  });
});

test('takes a template of content in place of a text', async () => {
  const { messages } = await startWithConversation();
  const contentSid = `HX${'a'.repeat(32)}`;
  expect((await messages.create({ contentSid })).contentSid).toBe(contentSid);
});

const refusals: [what: string, code: number, input: object][] = [
  ['a body above 32 KB', 50504, { body: 'ü'.repeat(16_385) }],
  ['attributes above 4 KB', 50303, { body: 'A', attributes: JSON.stringify('a'.repeat(4096)) }],
  ['attributes that are no JSON', 50304, { body: 'A', attributes: '{' }],
  ['a long author', 50310, { body: 'A', author: 'a'.repeat(257) }],
];

test.each(refusals)('refuses %s, both new and changed', async (_, code, input) => {
  const { messages, refusalOf } = await startWithConversation();
  const { sid } = await messages.create({ body: 'A' });
  expect(await refusalOf(() => messages.create(input))).toMatchObject({ status: 400, code });
  expect(await refusalOf(() => messages.get(sid).update(input))).toMatchObject({
    status: 400,
    code,
  });
});

test.each<[what: string, code: number, input: object]>([
  ['nothing', 50503, {}],
  ['a file that there is not', 50507, { mediaSid: `ME${'0'.repeat(32)}` }],
  ['a file that is none', 50510, { mediaSid: 'ME1' }],
  ['content that is none', 50526, { contentSid: 'HX1' }],
])('adds no message with %s', async (_, code, input) => {
  const { messages, refusalOf } = await startWithConversation();
  expect(await refusalOf(() => messages.create(input))).toMatchObject({ status: 400, code });
});

test('takes a text and attributes that just fit', async () => {
  const { messages } = await startWithConversation();
  const body = 'a'.repeat(32 * 1024);
  const attributes = JSON.stringify('a'.repeat(4094));
  expect(await messages.create({ body, attributes })).toMatchObject({ body, attributes });
});

test('refuses a date, an order or an update that is none', async () => {
  const { messages, origin, sid, refusalOf, client } = await startWithConversation();
  expect(await refusalOf(() => messages.list({ order: 'newest' as 'asc' }))).toMatchObject({
    status: 400,
    code: 20001,
  });
  const { sid: message } = await messages.create({ body: 'A' });
  expect(await refusalOf(() => messages.get(message).update({}))).toMatchObject({
    status: 400,
    code: 20161,
  });
  const authorization = `Basic ${Buffer.from(`${client.username}:${client.password}`).toString('base64')}`;
  const form: [string, string][] = [
    ['Body', 'A'],
    ['DateCreated', 'yesterday'],
  ];
  const answer = await post(origin, `/Conversations/${sid}/Messages`, form, { authorization });
  expect(await answer.json()).toMatchObject({ status: 400, code: 50308 });
});

test('finds a message only in its conversation', async () => {
  const { v1, messages, refusalOf } = await startWithConversation();
  const { sid } = await messages.create({ body: 'A' });
  const other = await v1.conversations.create();
  expect((await messages.get(sid).fetch()).body).toBe('A');
  const elsewhere = v1.conversations(other.sid).messages(sid);
  const path = `/v1/Conversations/${other.sid}/Messages/${sid}`;
  const refusal = {
    status: 404,
    code: 20404,
    message: `The requested resource ${path} was not found`,
  };
  expect(await refusalOf(() => elsewhere.fetch())).toMatchObject(refusal);
  expect(await refusalOf(() => elsewhere.update({ body: 'B' }))).toMatchObject(refusal);
  expect(await refusalOf(() => elsewhere.remove())).toMatchObject(refusal);
});

test('changes no message of a closed conversation', async () => {
  const { v1, sid, messages, refusalOf } = await startWithConversation();
  const message = await messages.create({ body: 'A' });
  await v1.conversations(sid).update({ state: 'closed' });
  expect(await refusalOf(() => messages.get(message.sid).update({ body: 'B' }))).toMatchObject({
    status: 400,
    code: 50377,
  });
});

test('has a receipt of each receiver outside of chat, and of nobody else', async () => {
  const { v1, sid, messages, store } = await startWithConversation();
  const { participants } = v1.conversations(sid);
  await participants.create({ identity: 'visitor' });
  const receivers: string[] = [];
  for (const address of ['+14155550123', '+14155550124', '+14155550125']) {
    const added = await participants.create({
      'messagingBinding.address': address,
      'messagingBinding.proxyAddress': supportNumber,
    });
    receivers.push(added.sid);
  }
  const message = await messages.create({ body: 'A' });
  const { deliveryReceipts } = messages.get(message.sid);
  expect(await deliveryReceipts.list()).toEqual([]);

  const record = store.get('messages', message.sid);
  if (!record) throw new Error('It was just created.');
  const delivery = { total: 3, delivered: 1, failed: 1 };
  store.commit([put('messages', { ...record, delivery })], byServer);
  const receipts = await deliveryReceipts.list();
  expect(receipts.map(({ participantSid, status }) => [participantSid, status])).toEqual([
    [receivers[0], 'delivered'],
    [receivers[1], 'failed'],
    [receivers[2], 'sent'],
  ]);
  const [first] = receipts;
  expect(first).toMatchObject({ messageSid: message.sid, conversationSid: sid, errorCode: 0 });
  expect((await deliveryReceipts.get(first?.sid ?? '').fetch()).sid).toBe(first?.sid);
  expect((await messages.get(message.sid).fetch()).delivery).toEqual({
    total: 3,
    sent: 'some',
    delivered: 'some',
    read: 'none',
    failed: 'some',
    undelivered: 'none',
  });
});
