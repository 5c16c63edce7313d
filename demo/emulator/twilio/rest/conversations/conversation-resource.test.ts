import { expect, test } from 'vitest';
import { createConversation } from '../../conversations/conversations.ts';
import { byServer } from '../../services.ts';
import { accountSid, serviceSid } from '../../testing/settings.ts';
import { noon, startRest } from './testing/test-support.ts';

const unknown = `CH${'0'.repeat(32)}`;
const minuteMs = 60_000;

test('creates a conversation and tells it as the cloud does', async () => {
  const { v1, client } = await startRest();
  const created = await v1.conversations.create({
    friendlyName: 'Support',
    uniqueName: 'support-1',
    attributes: '{"topic":"billing"}',
    'timers.inactive': 'PT5M',
    'timers.closed': 'PT1H',
  });
  const url = `https://conversations.twilio.com/v1/Conversations/${created.sid}`;
  expect(created.toJSON()).toEqual({
    accountSid,
    chatServiceSid: serviceSid,
    messagingServiceSid: null,
    sid: expect.stringMatching(/^CH[0-9a-f]{32}$/),
    friendlyName: 'Support',
    uniqueName: 'support-1',
    attributes: '{"topic":"billing"}',
    state: 'active',
    dateCreated: new Date(noon),
    dateUpdated: new Date(noon),
    timers: { date_inactive: '2026-03-02T12:05:00Z', date_closed: '2026-03-02T13:00:00Z' },
    url,
    links: {
      participants: `${url}/Participants`,
      messages: `${url}/Messages`,
      webhooks: `${url}/Webhooks`,
    },
    bindings: {},
  });
  expect(client.httpClient.lastResponse?.statusCode).toBe(201);
});

test('has no timers and no names unless given', async () => {
  const { v1 } = await startRest();
  const created = await v1.conversations.create();
  expect(created).toMatchObject({
    friendlyName: null,
    uniqueName: null,
    attributes: '{}',
    timers: {},
  });
});

test('finds a conversation by its SID and by its unique name', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.conversations.create({ uniqueName: 'a b/ü' });
  expect((await v1.conversations(sid).fetch()).uniqueName).toBe('a b/ü');
  expect((await v1.conversations(encodeURIComponent('a b/ü')).fetch()).sid).toBe(sid);
});

test('keeps the dates that a server gives', async () => {
  const { v1 } = await startRest();
  const dateCreated = new Date('2020-01-02T03:04:05Z');
  const created = await v1.conversations.create({ dateCreated });
  expect(created.dateCreated).toEqual(dateCreated);
  const dateUpdated = new Date('2021-01-02T03:04:05Z');
  const updated = await v1.conversations(created.sid).update({ dateUpdated });
  expect(updated).toMatchObject({ dateCreated, dateUpdated });
});

test('changes only what is given, and replaces attributes as a whole', async () => {
  const { v1, clock } = await startRest();
  const { sid } = await v1.conversations.create({ friendlyName: 'A', attributes: '{"a":1}' });
  clock.advance(2000);
  const updated = await v1.conversations(sid).update({ attributes: '{"b":2}' });
  expect(updated).toMatchObject({
    friendlyName: 'A',
    attributes: '{"b":2}',
    dateCreated: new Date(noon),
    dateUpdated: new Date('2026-03-02T12:00:02Z'),
  });
});

test('takes a unique name back, so that another conversation can have it', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.conversations.create({ uniqueName: 'one' });
  expect((await v1.conversations(sid).update({ uniqueName: '' })).uniqueName).toBeNull();
  expect((await v1.conversations.create({ uniqueName: 'one' })).sid).not.toBe(sid);
});

test('moves between active and inactive, and once closed only reads', async () => {
  const { v1, refusalOf } = await startRest();
  const { sid } = await v1.conversations.create();
  const conversation = v1.conversations(sid);
  await conversation.messages.create({ body: 'Hello' });
  expect((await conversation.update({ state: 'inactive' })).state).toBe('inactive');
  expect((await conversation.update({ state: 'active' })).state).toBe('active');
  expect((await conversation.update({ state: 'closed' })).state).toBe('closed');
  const closed = {
    status: 400,
    code: 50377,
    message: "Can't update conversation as it's in final closed state",
  };
  expect(await refusalOf(() => conversation.update({ state: 'active' }))).toMatchObject(closed);
  expect(await refusalOf(() => conversation.update({ friendlyName: 'B' }))).toMatchObject(closed);
  expect(await refusalOf(() => conversation.messages.create({ body: 'Late' }))).toMatchObject(
    closed,
  );
  expect(
    await refusalOf(() => conversation.participants.create({ identity: 'late' })),
  ).toMatchObject(closed);
  expect(await conversation.messages.list()).toHaveLength(1);
  expect((await conversation.fetch()).state).toBe('closed');
});

test('is written to again when inactive, and its timers begin anew', async () => {
  const { v1, clock } = await startRest();
  const { sid } = await v1.conversations.create({ 'timers.inactive': 'PT2M' });
  await v1.conversations(sid).update({ state: 'inactive' });
  clock.advance(minuteMs);
  await v1.conversations(sid).messages.create({ body: 'Still here' });
  expect(await v1.conversations(sid).fetch()).toMatchObject({
    state: 'active',
    timers: { date_inactive: '2026-03-02T12:03:00Z' },
  });
});

test('ends a timer with PT0S', async () => {
  const { v1 } = await startRest();
  const { sid } = await v1.conversations.create({ 'timers.closed': 'P1D' });
  const updated = await v1.conversations(sid).update({ 'timers.closed': 'PT0S' });
  expect(updated.timers).toEqual({});
});

test('removes a conversation with everything in it, also when it is closed', async () => {
  const { v1, store } = await startRest();
  const { sid } = await v1.conversations.create();
  const conversation = v1.conversations(sid);
  await conversation.participants.create({ identity: 'visitor' });
  await conversation.messages.create({ body: 'Hello' });
  await conversation.webhooks.create({
    target: 'studio',
    'configuration.flowSid': `FW${'d'.repeat(32)}`,
  });
  await conversation.update({ state: 'closed' });
  expect(await conversation.remove()).toBe(true);
  for (const table of ['conversations', 'participants', 'messages', 'scopedWebhooks'] as const)
    expect([...store.all(table)]).toEqual([]);
});

test('lists by state and by when they were created', async () => {
  const { v1, clock } = await startRest();
  const monday = await v1.conversations.create({ friendlyName: 'Monday' });
  clock.advance(24 * 60 * minuteMs);
  const tuesday = await v1.conversations.create({ friendlyName: 'Tuesday', state: 'inactive' });
  const sids = async (options: Parameters<typeof v1.conversations.list>[0]) =>
    (await v1.conversations.list(options as object)).map(({ sid }) => sid);
  expect(await sids({})).toEqual([monday.sid, tuesday.sid]);
  expect(await sids({ state: 'inactive' })).toEqual([tuesday.sid]);
  expect(await sids({ startDate: '2026-03-03' })).toEqual([tuesday.sid]);
  expect(await sids({ endDate: '2026-03-02' })).toEqual([monday.sid]);
  expect(await sids({ startDate: '2026-03-02T12:00:01Z', endDate: '2026-03-03' })).toEqual([
    tuesday.sid,
  ]);
});

test('pages through 250 without a gap or a repeat', async () => {
  const { v1, services } = await startRest();
  const all = Array.from({ length: 250 }, () => createConversation(services, {}, byServer).sid);
  expect((await v1.conversations.list({ pageSize: 20 })).map(({ sid }) => sid)).toEqual(all);
  expect((await v1.conversations.list()).map(({ sid }) => sid)).toEqual(all);
  const second = await (await v1.conversations.page({ pageSize: 100 })).nextPage();
  expect(second?.instances.map(({ sid }) => sid)).toEqual(all.slice(100, 200));
  const first = await second?.previousPage();
  expect(first?.instances.map(({ sid }) => sid)).toEqual(all.slice(0, 100));
  expect((await (await second?.nextPage())?.nextPage()) ?? null).toBeNull();
});

test('has a page of 50, and never one above 100', async () => {
  const { v1, services } = await startRest();
  for (let count = 0; count < 120; count += 1) createConversation(services, {}, byServer);
  expect((await v1.conversations.page()).instances).toHaveLength(50);
  expect((await v1.conversations.page({ pageSize: 1000 })).instances).toHaveLength(100);
});

test('says of a conversation that is not there which path was asked', async () => {
  const { v1, refusalOf } = await startRest();
  const message = `The requested resource /v1/Conversations/${unknown} was not found`;
  const refusal = { status: 404, code: 20404, message };
  const missing = v1.conversations(unknown);
  expect(await refusalOf(() => missing.fetch())).toMatchObject(refusal);
  expect(await refusalOf(() => missing.update({ friendlyName: 'A' }))).toMatchObject(refusal);
  expect(await refusalOf(() => missing.remove())).toMatchObject(refusal);
  expect(await refusalOf(() => missing.messages.create({ body: 'A' }))).toMatchObject({
    ...refusal,
    message: `The requested resource /v1/Conversations/${unknown}/Messages was not found`,
  });
});

test('refuses a unique name that is taken', async () => {
  const { v1, refusalOf } = await startRest();
  await v1.conversations.create({ uniqueName: 'one' });
  const { sid } = await v1.conversations.create({ uniqueName: 'two' });
  const refusal = {
    status: 409,
    code: 50353,
    message: 'Conversation with provided unique name already exists',
  };
  expect(await refusalOf(() => v1.conversations.create({ uniqueName: 'one' }))).toMatchObject(
    refusal,
  );
  expect(await refusalOf(() => v1.conversations(sid).update({ uniqueName: 'one' }))).toMatchObject(
    refusal,
  );
  expect((await v1.conversations(sid).update({ uniqueName: 'two' })).uniqueName).toBe('two');
});

test.each<[what: string, code: number, input: object]>([
  ['attributes that are no JSON', 50304, { attributes: '{"a":' }],
  ['attributes above 16 KB', 50303, { attributes: JSON.stringify('ü'.repeat(8192)) }],
  ['a long friendly name', 50003, { friendlyName: 'a'.repeat(257) }],
  ['a long unique name', 50004, { uniqueName: 'a'.repeat(257) }],
  ['a unique name like a SID', 50390, { uniqueName: unknown }],
  ['a state that is none', 50378, { state: 'open' }],
  ['an empty state', 50374, { state: '' }],
  ['a timer below a minute', 50375, { 'timers.inactive': 'PT30S' }],
  ['a closing timer below ten minutes', 50376, { 'timers.closed': 'PT5M30S' }],
  ['a timer that is no duration', 50379, { 'timers.inactive': '5 minutes' }],
  ['a closing timer that is no duration', 50380, { 'timers.closed': 'PT' }],
  ['a messaging service that is none', 50341, { messagingServiceSid: 'MG1' }],
])('refuses %s, both new and changed', async (_, code, input) => {
  const { v1, refusalOf } = await startRest();
  const { sid } = await v1.conversations.create();
  expect(await refusalOf(() => v1.conversations.create(input))).toMatchObject({
    status: 400,
    code,
  });
  expect(await refusalOf(() => v1.conversations(sid).update(input))).toMatchObject({
    status: 400,
    code,
  });
});

test('takes attributes and names that just fit', async () => {
  const { v1 } = await startRest();
  const attributes = JSON.stringify('a'.repeat(16 * 1024 - 2));
  const friendlyName = 'a'.repeat(256);
  const created = await v1.conversations.create({
    attributes,
    friendlyName,
    uniqueName: friendlyName,
  });
  expect(created).toMatchObject({ attributes, friendlyName, uniqueName: friendlyName });
});

test('begins no conversation closed, and changes none with nothing', async () => {
  const { v1, refusalOf } = await startRest();
  const { sid } = await v1.conversations.create();
  expect(await refusalOf(() => v1.conversations.create({ state: 'closed' }))).toMatchObject({
    status: 400,
    code: 50384,
  });
  expect(await refusalOf(() => v1.conversations(sid).update({}))).toMatchObject({
    status: 400,
    code: 20161,
  });
});

test('refuses lists by a state or a date that is none', async () => {
  const { v1, refusalOf } = await startRest();
  for (const options of [{ state: 'open' as 'active' }, { startDate: 'yesterday' }])
    expect(await refusalOf(() => v1.conversations.list(options))).toMatchObject({
      status: 400,
      code: 20001,
    });
});
