import { smsAddressSid, supportNumber } from '../emulator/twilio/testing/settings.ts';
import { isSigned, phone, test, toToken } from './twilio-servers.ts';
import { eventually, expect } from './twilio-test.ts';

test('brings an SMS into a conversation with a webhook, and an answer back to the phone', async ({
  server,
  receiver,
  control,
  visit,
}) => {
  const { conversations, addressConfigurations } = server.conversations.v1;
  await addressConfigurations(smsAddressSid).update({
    'autoCreation.enabled': true,
    'autoCreation.type': 'webhook',
    'autoCreation.webhookUrl': receiver.url,
    'autoCreation.webhookMethod': 'post',
    'autoCreation.webhookFilters': ['onMessageAdded'],
  });
  const { conversationSid: sid } = (await control('/sms', {
    from: phone,
    to: supportNumber,
    body: 'is anybody there? ž🙂',
  })) as { conversationSid: string };
  await eventually(() => receiver.told).toHaveLength(1);
  const [told] = receiver.told;
  expect(told?.parameters).toMatchObject({
    EventType: 'onMessageAdded',
    ConversationSid: sid,
    Author: phone,
    Body: 'is anybody there? ž🙂',
    Source: 'SMS',
  });
  expect(told?.parameters).not.toHaveProperty('ClientIdentity');
  expect(told && isSigned(told, receiver.url)).toBe(true);
  const [sender] = await conversations(sid).participants.list();
  expect(sender?.messagingBinding).toMatchObject({ address: phone, proxy_address: supportNumber });

  await conversations(sid).participants.create({ identity: 'maya' });
  const agent = await visit('maya', { sid, token: toToken('maya') });
  await control('/sms', { from: phone, to: supportNumber, body: 'hello?' });
  await eventually(() => agent.heard('messageAdded')).toMatchObject([
    { author: phone, body: 'hello?' },
  ]);
  await agent.send('I am here');
  await eventually(async () => {
    const sent = await server.messages.list({ to: phone });
    return sent.map(({ from, body }) => [from, body]);
  }).toEqual([[supportNumber, 'I am here']]);
});
