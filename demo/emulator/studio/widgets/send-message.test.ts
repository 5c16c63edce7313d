import { expect, test } from 'vitest';
import {
  chat,
  createStudioLab,
  ourNumber,
  phone,
  trigger,
  visitor,
  widget,
} from '../testing/studio-lab.ts';

const types = [
  ['send-message', 'failed'],
  ['send-and-wait-for-reply', 'deliveryFailure'],
] as const;

const build = (type: string, properties: Record<string, unknown>) => [
  trigger('say'),
  widget('say', type, { sent: null, failed: null, deliveryFailure: null }, properties),
];

test.for(types)('%s says what Liquid renders, where the execution talks', async ([type]) => {
  const lab = createStudioLab();
  const body = 'You said: {{trigger.conversation.Body}}';
  const properties = { from: 'Bot', body, attributes: '{"kind": "docs"}', to: '{{ignored}}' };
  const runner = await lab.say(lab.publish(...build(type, properties)), 'Hello');
  expect(lab.sent).toEqual([
    {
      channel: { kind: 'conversation', sid: chat, address: visitor, ownAddress: '' },
      from: 'Bot',
      body: 'You said: Hello',
      attributes: '{"kind": "docs"}',
    },
  ]);
  expect(runner.context.widgets['say']).toEqual({
    outbound: { Sid: 'IM1', Body: 'You said: Hello' },
  });
});

test.for(types)('%s answers an SMS by SMS', async ([type]) => {
  const lab = createStudioLab();
  const properties = { from: '{{flow.channel.address}}', body: 'Hi {{contact.channel.address}}' };
  await lab.sms(lab.publish(...build(type, properties)), 'Hello');
  expect(lab.sent).toEqual([
    {
      channel: { kind: 'sms', sid: null, address: phone, ownAddress: ourNumber },
      from: ourNumber,
      body: `Hi ${phone}`,
      attributes: null,
    },
  ]);
});

test.for(
  types.flatMap(([type, event]) => [
    { type, event, properties: {}, why: 'no body' },
    { type, event, properties: { body: ' \n{{nothing}}' }, why: 'no body' },
    { type, event, properties: { body: 'x', attributes: '{"a": ' }, why: 'not JSON' },
  ]),
)('$type fails: $why $properties', async ({ type, event, properties, why }) => {
  const lab = createStudioLab();
  const runner = await lab.say(lab.publish(...build(type, properties)), 'Hello');
  expect(lab.sent).toEqual([]);
  expect(runner.execution.steps[1]).toMatchObject({
    event,
    output: {},
    problem: { code: 81011, message: expect.stringContaining(why) as string },
  });
});

test.for(types)('%s fails when the message is refused', async ([type, event]) => {
  const sendMessage = () => Promise.reject(new Error('Conversation is closed'));
  const lab = createStudioLab({ ports: { sendMessage } });
  const runner = await lab.say(lab.publish(...build(type, { body: 'x' })), 'Hello');
  expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'end' });
  expect(runner.execution.steps[1]).toMatchObject({
    event,
    problem: { code: 81011, message: 'The message was not sent: Conversation is closed.' },
  });
});
