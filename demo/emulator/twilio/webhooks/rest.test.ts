import { expect, test } from 'vitest';
import { byClient } from '../services.ts';
import { addMessage } from '../conversations/messages.ts';
import { flowSid, supportNumber } from '../testing/settings.ts';
import { createTwilioClient } from '../testing/twilio-client.ts';
import { createLab } from './testing/lab.ts';
import { startReceiver } from './testing/receiver.ts';

const ada = '+15005550006';

/** A customer's server: the helper library, and what gets the webhooks. */
async function startServer() {
  const lab = createLab();
  const { conversations } = createTwilioClient(await lab.serve()).conversations.v1;
  const receiver = await startReceiver();
  const { sid } = await conversations.create({ friendlyName: 'Help' });
  const conversation = conversations(sid);
  const told = async () => {
    await lab.webhooks.idle();
    return receiver.requests.map(({ parameters }) => parameters);
  };
  return { ...lab, ...receiver, sid, conversation, told };
}

test('a server is told of its own doing only where it asks for that', async () => {
  const { conversation, origin, told } = await startServer();
  await conversation.webhooks.create({
    target: 'webhook',
    'configuration.url': origin,
    'configuration.filters': ['onMessageAdded', 'onConversationStateUpdated'],
  });
  await conversation.messages.create({ body: 'silent' });
  const message = { xTwilioWebhookEnabled: 'true', author: 'Bot', body: 'loud' } as const;
  const { sid: messageSid } = await conversation.messages.create(message);
  await conversation.update({ xTwilioWebhookEnabled: 'true', state: 'closed' });
  expect(await told()).toMatchObject([
    { EventType: 'onMessageAdded', Body: 'loud', MessageSid: messageSid, Source: 'API' },
    { EventType: 'onConversationStateUpdated', StateTo: 'closed', Reason: 'API' },
  ]);
});

test('the receipts of a message are those that webhooks were told of', async () => {
  const { conversation, origin, told } = await startServer();
  const { sid: participantSid } = await conversation.participants.create({
    'messagingBinding.address': ada,
    'messagingBinding.proxyAddress': supportNumber,
  });
  await conversation.webhooks.create({
    target: 'webhook',
    'configuration.url': origin,
    'configuration.filters': ['onDeliveryUpdated'],
  });
  const { sid } = await conversation.messages.create({ author: 'Bot', body: 'Hi' });
  const [event] = await told();
  const [receipt] = await conversation.messages(sid).deliveryReceipts.list();
  expect(event).toMatchObject({
    MessageSid: sid,
    ParticipantSid: participantSid,
    DeliveryReceiptSid: receipt?.sid,
    ChannelMessageSid: receipt?.channelMessageSid,
    Status: receipt?.status,
  });
});

test('a flow that a server attaches later is told the message that is waiting', async () => {
  const { conversation, services, sid, webhooks, triggers } = await startServer();
  await conversation.participants.create({ identity: 'visitor' });
  const found = services.store.get('conversations', sid);
  if (!found) throw new Error('The conversation is missing.');
  const visitor = byClient('visitor');
  const { index } = addMessage(services, found, { author: 'visitor', body: 'Anybody?' }, visitor);
  await conversation.webhooks.create({
    target: 'studio',
    'configuration.flowSid': flowSid,
    'configuration.replayAfter': index,
  });
  await webhooks.idle();
  expect(triggers).toMatchObject([{ flowSid, context: { Body: 'Anybody?', From: 'visitor' } }]);
});
