import { expect, test } from 'vitest';
import type { StudioTrigger } from '../../twilio/webhooks/studio-trigger.ts';
import {
  chat,
  createStudioLab,
  ourNumber,
  phone,
  trigger,
  visitor,
  widget,
} from '../testing/studio-lab.ts';
import { toBeginning } from './channels.ts';

const asking = [
  trigger('ask'),
  widget('ask', 'send-and-wait-for-reply', { incomingMessage: null }, { body: '?' }),
];

test('a conversation begins with trigger.conversation', async () => {
  const lab = createStudioLab();
  const flow = lab.publish(...asking);
  const { context, execution, channel } = await lab.say(flow, 'Hello');
  expect(execution).toMatchObject({
    triggerEvent: 'incomingConversationMessage',
    contact: visitor,
  });
  expect(context).toMatchObject({
    trigger: {
      conversation: { Body: 'Hello', ConversationSid: chat, ChannelAttributes: { from: phone } },
    },
    contact: { channel: { address: visitor } },
    flow: { sid: execution.sid, flow_sid: flow, channel: { address: chat } },
  });
  expect(context.trigger['message']).toBeUndefined();
  expect(channel.kind).toBe('conversation');
});

test('in classic Flex it begins with trigger.message, as a chat channel', async () => {
  const lab = createStudioLab({ isClassic: true });
  const flow = lab.publish(...asking);
  const { context, execution, channel } = await lab.say(flow, 'Hello');
  expect(execution.triggerEvent).toBe('incomingMessage');
  expect(context.trigger['conversation']).toBeUndefined();
  expect(context.trigger['message']).toMatchObject({
    Body: 'Hello',
    ChannelSid: chat,
    To: chat,
    From: visitor,
    ClientIdentity: visitor,
    Attributes: '{}',
    EventType: 'onMessageSent',
    ChannelAttributes: { from: phone },
  });
  expect(context.contact.channel.address).toBe(visitor);
  expect(context.flow.channel.address).toBe(chat);
  expect(channel.kind).toBe('chat');
  const after = await lab.say(flow, 'Again');
  expect(after.context.widgets['ask']?.['inbound']).toMatchObject({
    Body: 'Again',
    ChannelSid: chat,
    ChannelAttributes: `{"from":"${phone}"}`,
  });
});

test('an SMS begins with trigger.message, between two numbers', async () => {
  const lab = createStudioLab({ isClassic: true });
  const flow = lab.publish(...asking);
  const { context, execution } = await lab.sms(flow, 'Hello');
  expect(execution).toMatchObject({ triggerEvent: 'incomingMessage', contact: phone });
  expect(context).toMatchObject({
    trigger: { message: { Body: 'Hello', From: phone, To: ourNumber } },
    contact: { channel: { address: phone } },
    flow: { channel: { address: ourNumber } },
  });
  const after = await lab.sms(flow, 'Again');
  expect(after.context.widgets['ask']?.['inbound']).toMatchObject({ Body: 'Again', From: phone });
});

test('a start by REST has its parameters at flow.data', async () => {
  const lab = createStudioLab();
  const flowSid = lab.publish(...asking);
  const parameters = { name: 'Ada' };
  const runner = lab.studio.start({ flowSid, to: phone, from: ourNumber, parameters });
  await runner?.settled();
  expect(runner?.context).toMatchObject({
    trigger: { request: { to: phone, from: ourNumber, parameters } },
    flow: { data: parameters, channel: { address: ourNumber } },
    contact: { channel: { address: phone } },
  });
});

test('the attributes of a conversation stay those of the first message', async () => {
  const lab = createStudioLab();
  const tell = '{{trigger.conversation.ChannelAttributes.from | default: "nobody"}}';
  const flow = lab.publish(
    trigger('ask'),
    widget('ask', 'send-and-wait-for-reply', { incomingMessage: 'tell' }, { body: '?' }),
    widget('tell', 'send-message', {}, { body: tell }),
  );
  const [first, later] = [{}, { from: '+14155550199' }];
  await lab.say(flow, 'Hello', { attributes: first });
  await lab.say(flow, 'Again', { attributes: later });
  expect(lab.sent.at(-1)?.body).toBe('nobody');
});

test.each([
  ['has its sender as from', {}, { from: phone }],
  ['keeps a from that it has', { from: 'given', topic: 'keys' }, { from: 'given', topic: 'keys' }],
])('in classic Flex the channel of an SMS %s', (_, given, expected) => {
  const context = { Body: 'Hello', Author: phone, From: phone, ChannelAttributes: given };
  const { trigger: seen } = toBeginning(
    { event: 'incomingConversationMessage', conversationSid: chat, context } as StudioTrigger & {
      context: never;
    },
    true,
  );
  expect(seen['message']).toMatchObject({ ChannelAttributes: expected });
});
