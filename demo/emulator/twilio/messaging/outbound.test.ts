import { expect, test } from 'vitest';
import { addMessage } from '../conversations/messages.ts';
import { addParticipant } from '../conversations/participants.ts';
import { byServer, type Services } from '../services.ts';
import { supportNumber } from '../testing/settings.ts';
import { attach, createChat, createLab, current } from '../webhooks/testing/lab.ts';
import { startReceiver } from '../webhooks/testing/receiver.ts';
import { receiveSms } from './inbound.ts';

const ada = '+15005550006';
const grace = '+15005550007';

function sentBy({ store }: Services) {
  return [...store.all('smsMessages')].filter(({ direction }) => direction !== 'inbound');
}

function createGroup(services: Services) {
  const chat = createChat(services);
  for (const address of [ada, grace]) {
    const messagingBinding = { type: 'sms', address, proxyAddress: supportNumber } as const;
    addParticipant(services, chat, { messagingBinding }, byServer);
  }
  return chat;
}

test('an answer goes back to the phone that asked, and is counted as delivered', async () => {
  const { services } = createLab();
  const { conversationSid } = receiveSms(
    services,
    { from: ada, to: supportNumber, body: 'Hello' },
    () => undefined,
  );
  const conversation = services.store.get('conversations', conversationSid ?? '');
  if (!conversation) throw new Error('There is no conversation.');
  const { sid } = addMessage(services, conversation, { author: 'agent', body: 'Hi' }, byServer);
  await expect.poll(() => sentBy(services)).toHaveLength(1);
  expect(sentBy(services)).toMatchObject([
    { from: supportNumber, to: ada, body: 'Hi', status: 'delivered', direction: 'outbound-api' },
  ]);
  const delivery = { total: 1, delivered: 1, failed: 0 };
  expect(services.store.get('messages', sid)).toMatchObject({ delivery });
  expect(services.stream.read(0, 20)).toContainEqual(
    expect.objectContaining({ channel: 'sms', who: ada, conversationSid }),
  );
});

test('a message goes to every phone but that of its author', async () => {
  const { services } = createLab();
  const chat = createGroup(services);
  addMessage(services, chat, { author: 'visitor', body: 'to both' }, byServer);
  addMessage(services, current(services, chat), { author: ada, body: 'to one' }, byServer);
  await expect.poll(() => sentBy(services)).toHaveLength(3);
  expect(sentBy(services).map(({ to, body }) => `${to} ${body}`)).toEqual([
    `${ada} to both`,
    `${grace} to both`,
    `${grace} to one`,
  ]);
});

test('a message in a conversation without phones has no delivery', async () => {
  const { services, webhooks } = createLab();
  const chat = createChat(services);
  const { sid } = addMessage(services, chat, { author: 'visitor', body: 'a' }, byServer);
  await webhooks.idle();
  expect(services.store.get('messages', sid)?.delivery).toBeNull();
  expect(sentBy(services)).toEqual([]);
});

test('what is too long for an SMS fails, and says so', async () => {
  const { services } = createLab();
  const chat = createGroup(services);
  const { sid } = addMessage(services, chat, { body: 'a'.repeat(1601) }, byServer);
  await expect.poll(() => sentBy(services)).toHaveLength(2);
  expect(sentBy(services)).toMatchObject([{ status: 'failed', errorCode: 21617 }, {}]);
  expect(services.store.get('messages', sid)?.delivery).toEqual({
    total: 2,
    delivered: 0,
    failed: 2,
  });
});

test('webhooks are told of each delivery after the message, also of what a server wrote', async () => {
  const { services, webhooks } = createLab();
  const { origin, requests } = await startReceiver();
  const chat = createGroup(services);
  const filters = ['onMessageAdded', 'onMessageUpdated', 'onDeliveryUpdated'];
  attach(services, chat, { url: origin, filters });
  const { sid } = addMessage(
    services,
    chat,
    { author: 'visitor', body: 'Hi' },
    { ...byServer, hasWebhooks: true },
  );
  addMessage(services, current(services, chat), { author: grace, body: 'Silent' }, byServer);
  await expect.poll(() => sentBy(services)).toHaveLength(3);
  await webhooks.idle();
  const told = requests.map(({ parameters }) => parameters);
  expect(told.map(({ EventType }) => EventType)).toEqual([
    'onMessageAdded',
    ...Array.from({ length: 3 }, () => 'onDeliveryUpdated'),
  ]);
  const [phone] = services.store
    .participantsOf(chat.sid)
    .filter(({ messagingBinding }) => messagingBinding?.address === ada);
  expect(told[1]).toEqual({
    EventType: 'onDeliveryUpdated',
    AccountSid: expect.any(String),
    ChatServiceSid: expect.any(String),
    RetryCount: '0',
    ConversationSid: chat.sid,
    MessageSid: sid,
    ParticipantSid: phone?.sid,
    ChannelMessageSid: expect.stringMatching(/^SM/),
    DeliveryReceiptSid: expect.stringMatching(/^DY[0-9a-f]{32}$/),
    Status: 'delivered',
    DateCreated: '2026-03-02T12:00:00.000Z',
    DateUpdated: '2026-03-02T12:00:00.000Z',
  });
});
