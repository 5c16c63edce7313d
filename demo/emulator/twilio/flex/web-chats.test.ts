import { expect, test } from 'vitest';
import { addMessage } from '../conversations/messages.ts';
import { roleSid } from '../conversations/roles.ts';
import { byClient } from '../services.ts';
import { put, type Commit } from '../store/store.ts';
import { chatAddressSid, flowSid, smsAddressSid } from '../testing/settings.ts';
import { createTwilioClient } from '../testing/twilio-client.ts';
import { createLab } from '../webhooks/testing/lab.ts';
import { createWebChat } from './web-chats.ts';

async function startClient(settings?: Record<string, unknown>) {
  const lab = createLab(settings);
  const client = createTwilioClient(await lab.serve());
  const commits: Commit[] = [];
  lab.services.store.onCommit((commit) => void commits.push(commit));
  return { ...lab, commits, create: client.flexApi.v2.webChannels.create };
}

const data = { friendlyName: 'Ada', query: 'How do I begin?', nested: { a: [1] } };

test('a web chat is a conversation with the visitor and the flow in it, made at once', async () => {
  const { services, create, commits, triggers } = await startClient();
  const { conversationSid, identity } = await create({
    addressSid: chatAddressSid,
    chatFriendlyName: 'Webchat widget',
    customerFriendlyName: 'Ada',
    preEngagementData: JSON.stringify(data),
    uiVersion: '1.0',
  });
  expect(commits).toHaveLength(1);
  expect(identity).toMatch(/^FX[0-9a-f]{32}$/);
  const { store } = services;
  expect(store.get('conversations', conversationSid)).toMatchObject({
    friendlyName: 'Webchat widget',
    state: 'active',
    attributes: JSON.stringify({ pre_engagement_data: data }),
  });
  expect(store.participantsOf(conversationSid)).toMatchObject([
    { identity, roleSid: roleSid('guest'), messagingBinding: null },
  ]);
  expect(store.userNamed(identity)).toMatchObject({ friendlyName: 'Ada' });
  expect(store.webhooksOf(conversationSid)).toMatchObject([{ target: 'studio', flowSid }]);
  expect(triggers).toEqual([]);
});

test("the visitor's first message starts the flow, with the data of the form", async () => {
  const { services, webhooks, triggers } = createLab();
  const { conversationSid, identity } = createWebChat(services, {
    addressSid: chatAddressSid,
    preEngagementData: JSON.stringify(data),
  });
  const conversation = services.store.get('conversations', conversationSid);
  if (conversation)
    addMessage(services, conversation, { author: identity, body: 'Hi' }, byClient(identity));
  await webhooks.idle();
  expect(triggers).toMatchObject([
    { flowSid, conversationSid, context: { From: identity, Body: 'Hi' } },
  ]);
  expect(triggers[0]?.context['ChannelAttributes']).toEqual({ pre_engagement_data: data });
});

test('an address with a webhook attaches that instead', () => {
  const webhookUrl = 'https://example.com/hook';
  const { services } = createLab({
    addresses: [{ sid: chatAddressSid, type: 'chat', address: 'docs', webhookUrl }],
  });
  const { conversationSid } = createWebChat(services, { addressSid: chatAddressSid });
  expect(services.store.webhooksOf(conversationSid)).toMatchObject([
    { target: 'webhook', url: webhookUrl, method: 'POST', flowSid: null },
  ]);
  expect(services.store.get('conversations', conversationSid)?.attributes).toBe('{}');
});

test('a visitor who comes back keeps the identity and takes the new name', async () => {
  const { services, create } = await startClient();
  const given = { addressSid: chatAddressSid, identity: 'ada' };
  const first = await create({ ...given, customerFriendlyName: 'Ada' });
  const user = services.store.userNamed('ada');
  const second = await create({ ...given, customerFriendlyName: 'Ada L.' });
  const third = await create(given);
  expect([first.identity, second.identity, third.identity]).toEqual(['ada', 'ada', 'ada']);
  expect(second.conversationSid).not.toBe(first.conversationSid);
  expect(services.store.userNamed('ada')).toMatchObject({
    sid: user?.sid,
    friendlyName: 'Ada L.',
  });
});

const kilobytes = 1024;
const unknownSid = `IG${'9'.repeat(32)}`;
test.each([
  ['an address that is not there', { addressSid: unknownSid }, 404, 45744],
  ['no address', { addressSid: '' }, 400, 45745],
  ['what is no SID', { addressSid: 'docs-site' }, 400, 45745],
  ['an address for SMS', { addressSid: smsAddressSid }, 400, 45745],
  ['data that is no JSON', { preEngagementData: '{' }, 400, 45733],
  [
    'data above 16 KB',
    { preEngagementData: JSON.stringify({ a: 'ü'.repeat(8 * kilobytes) }) },
    400,
    45731,
  ],
  ['a name above 256 characters', { customerFriendlyName: 'a'.repeat(257) }, 400, 45745],
  ['an identity above 256 characters', { identity: 'a'.repeat(257) }, 400, 45745],
  ['an identity that looks like a user', { identity: `US${'0'.repeat(32)}` }, 400, 45745],
])('%s is refused, and nothing is made', async (_, wrong, status, code) => {
  const { create, commits } = await startClient();
  const created = create({ addressSid: chatAddressSid, ...wrong });
  await expect(created).rejects.toMatchObject({ status, code });
  expect(commits).toEqual([]);
});

test('an address that begins no conversations is refused', () => {
  const { services } = createLab();
  const change = (autoCreation: object) => {
    const address = services.store.get('addresses', chatAddressSid);
    if (!address) throw new Error('The address is missing.');
    const changed = { ...address, autoCreation: { ...address.autoCreation, ...autoCreation } };
    services.store.commit([put('addresses', changed)], byClient('x'));
  };
  const create = () => createWebChat(services, { addressSid: chatAddressSid });
  change({ studioFlowSid: null });
  expect(create).toThrow(expect.objectContaining({ code: 45763 }));
  change({ type: 'webhook' });
  expect(create).toThrow(expect.objectContaining({ code: 45764 }));
  change({ enabled: false });
  expect(create).toThrow(expect.objectContaining({ code: 45761 }));
});

test('the sixth web chat within a second is refused, and nothing is made of it', async () => {
  const lab = createLab();
  let now = 0;
  const client = createTwilioClient(await lab.serve(() => now));
  const create = () => client.flexApi.v2.webChannels.create({ addressSid: chatAddressSid });
  for (let index = 0; index < 5; index += 1) await create();
  await expect(create()).rejects.toMatchObject({ status: 429, code: 20429 });
  expect([...lab.services.store.all('conversations')]).toHaveLength(5);
  now = 1000;
  await expect(create()).resolves.toHaveProperty('conversationSid');
});
