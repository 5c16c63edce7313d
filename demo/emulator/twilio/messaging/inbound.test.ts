import { expect, test } from 'vitest';
import { createConversation, updateConversation } from '../conversations/conversations.ts';
import { addParticipant } from '../conversations/participants.ts';
import { byServer } from '../services.ts';
import { put, type Commit } from '../store/store.ts';
import {
  accountSid,
  chatAddressSid,
  flowSid,
  smsAddressSid,
  supportNumber,
} from '../testing/settings.ts';
import { createLab } from '../webhooks/testing/lab.ts';
import { startReceiver } from '../webhooks/testing/receiver.ts';
import { receiveSms } from './inbound.ts';

const ada = '+15005550006';
const grace = '+15005550007';
const otherNumber = '+14155550199';

function startPhone(settings?: Record<string, unknown>) {
  const lab = createLab(settings);
  const { services, triggers } = lab;
  const send = (
    body: string,
    { from = ada, to = supportNumber, mediaUrls = [] as string[] } = {},
  ) =>
    receiveSms(services, { from, to, body, mediaUrls }, (trigger) => void triggers.push(trigger));
  return { ...lab, send };
}

test('the first SMS to an address begins a conversation, whose flow it starts', async () => {
  const { services, send, webhooks, triggers } = startPhone();
  const { sid, conversationSid } = send('Hello');
  await webhooks.idle();
  const { store } = services;
  expect(store.participantsOf(conversationSid ?? '')).toMatchObject([
    {
      identity: null,
      messagingBinding: { type: 'sms', address: ada, proxyAddress: supportNumber },
    },
  ]);
  expect(store.messagesOf(conversationSid ?? '')).toMatchObject([{ author: ada, body: 'Hello' }]);
  expect(store.get('smsMessages', sid)).toMatchObject({
    direction: 'inbound',
    status: 'received',
    from: ada,
    to: supportNumber,
  });
  expect(triggers).toMatchObject([
    {
      event: 'incomingConversationMessage',
      flowSid,
      conversationSid,
      context: { From: ada, Author: ada, Source: 'SMS', Body: 'Hello' },
    },
  ]);
  expect(triggers[0]?.context).not.toHaveProperty('ClientIdentity');
});

test('the next SMS goes into the same conversation, another sender into another', async () => {
  const { send, webhooks, triggers } = startPhone();
  const first = send('Hello');
  const second = send('Again');
  const other = send('Hi', { from: grace });
  await webhooks.idle();
  expect(second.conversationSid).toBe(first.conversationSid);
  expect(other.conversationSid).not.toBe(first.conversationSid);
  expect(triggers).toHaveLength(3);
});

test('WhatsApp has conversations of its own', () => {
  const [from, to] = [`whatsapp:${ada}`, `whatsapp:${supportNumber}`];
  const sid = `IG${'3'.repeat(32)}`;
  const addresses = [
    { sid: smsAddressSid, type: 'sms', address: supportNumber },
    { sid, type: 'whatsapp', address: to },
  ];
  const { services, send } = startPhone({ addresses });
  const bySms = send('Hello');
  const { conversationSid } = send('Hello', { from, to });
  expect(conversationSid).not.toBe(bySms.conversationSid);
  expect(services.store.participantsOf(conversationSid ?? '')).toMatchObject([
    { messagingBinding: { type: 'whatsapp', address: from, proxyAddress: to } },
  ]);
});

test('an SMS after the conversation was closed begins a new one', () => {
  const { services, send } = startPhone();
  const first = send('Hello');
  const conversation = services.store.get('conversations', first.conversationSid ?? '');
  if (conversation) updateConversation(services, conversation, { state: 'closed' }, byServer);
  expect(send('Again').conversationSid).not.toBe(first.conversationSid);
});

test('a conversation that a server made takes the SMS of its participant', async () => {
  const { services, send, webhooks, triggers } = startPhone();
  const conversation = createConversation(services, {}, byServer);
  const messagingBinding = { type: 'sms', address: ada, proxyAddress: otherNumber } as const;
  addParticipant(services, conversation, { messagingBinding }, byServer);
  expect(send('Hello', { to: otherNumber }).conversationSid).toBe(conversation.sid);
  await webhooks.idle();
  expect(triggers).toEqual([]);
});

test('the webhook of an address is told of the message, not of what came before it', async () => {
  const { origin, requests } = await startReceiver();
  const { services, send, webhooks } = startPhone();
  const address = services.store.get('addresses', smsAddressSid);
  if (!address) throw new Error('The address is missing.');
  const webhookFilters = ['onParticipantAdded', 'onConversationAdded', 'onMessageAdded'];
  const autoCreation = { ...address.autoCreation, webhookUrl: origin, webhookFilters };
  const changed = { ...address, autoCreation: { ...autoCreation, type: 'webhook' as const } };
  services.store.commit([put('addresses', changed)], byServer);
  const { conversationSid } = send('Hello');
  await webhooks.idle();
  expect(requests.map(({ parameters }) => parameters)).toMatchObject([
    { EventType: 'onMessageAdded', Source: 'SMS', Author: ada, ConversationSid: conversationSid },
  ]);
});

test('an SMS to a number without an address starts the flow of the number', () => {
  const phoneNumbers = [{ number: otherNumber, studioFlowSid: flowSid }];
  const { services, send, triggers } = startPhone({ phoneNumbers });
  const mediaUrls = ['https://example.com/a.png'];
  const { sid, conversationSid } = send('Hello', { to: otherNumber, mediaUrls });
  expect(conversationSid).toBeNull();
  expect([...services.store.all('conversations')]).toEqual([]);
  expect(triggers).toEqual([
    {
      event: 'incomingMessage',
      flowSid,
      from: ada,
      to: otherNumber,
      context: {
        AccountSid: accountSid,
        ApiVersion: '2010-04-01',
        MessageSid: sid,
        SmsMessageSid: sid,
        SmsSid: sid,
        SmsStatus: 'received',
        From: ada,
        To: otherNumber,
        Body: 'Hello',
        NumMedia: '1',
        MediaUrl0: 'https://example.com/a.png',
      },
    },
  ]);
});

test('an address does not silence the flow of its number', async () => {
  const phoneNumbers = [{ number: supportNumber, studioFlowSid: `FW${'0'.repeat(32)}` }];
  const { send, webhooks, triggers } = startPhone({ phoneNumbers });
  send('Hello');
  await webhooks.idle();
  expect(triggers.map(({ event }) => event).toSorted()).toEqual([
    'incomingConversationMessage',
    'incomingMessage',
  ]);
});

test('an SMS to a number that nobody listens to is kept, and that is all', () => {
  const addresses = [{ sid: chatAddressSid, type: 'chat', address: otherNumber }];
  const { services, send, triggers } = startPhone({ addresses });
  const { conversationSid } = send('Hello', { to: otherNumber });
  expect(conversationSid).toBeNull();
  expect(triggers).toEqual([]);
  expect([...services.store.all('smsMessages')]).toHaveLength(1);
});

test.each([
  ['a sender that is no number', 'Hi', { from: '555' }, 21212],
  ['a receiver that is no number', 'Hi', { to: 'us' }, 21211],
  ['a sender of another channel', 'Hi', { from: `whatsapp:${ada}` }, 21910],
  ['a text above 1600 characters', 'a'.repeat(1601), {}, 21617],
])('%s is refused, and nothing changes', (_, body, wrong, code) => {
  const { services, send } = startPhone();
  const commits: Commit[] = [];
  services.store.onCommit((commit) => void commits.push(commit));
  expect(() => send(body, wrong)).toThrow(expect.objectContaining({ status: 400, code }));
  expect(commits).toEqual([]);
});

test('a phone is in the stream, and never in the log', () => {
  const phoneNumbers = [{ number: otherNumber, studioFlowSid: flowSid }];
  const { services, logged } = startPhone({ phoneNumbers });
  receiveSms(services, { from: ada, to: otherNumber, body: 'Hi' }, () => {
    throw new Error(`no flow for ${ada}`);
  });
  expect(logged).toHaveLength(1);
  expect(logged.join()).not.toContain(ada);
  expect(services.stream.read(0, 10)).toContainEqual(
    expect.objectContaining({ channel: 'sms', what: 'inbound received', who: ada }),
  );
});
