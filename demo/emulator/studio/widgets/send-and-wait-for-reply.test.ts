import { expect, test } from 'vitest';
import {
  createStudioLab,
  noon,
  path,
  trigger,
  widget,
  type StudioLab,
} from '../testing/studio-lab.ts';

function publish({ publish: save }: StudioLab, timeout?: unknown): string {
  return save(
    trigger('ask'),
    widget(
      'ask',
      'send-and-wait-for-reply',
      { incomingMessage: 'thank', timeout: 'bye', deliveryFailure: null },
      { body: 'What is it?', ...(timeout !== undefined && { timeout }) },
    ),
    widget('thank', 'send-message', { sent: null }, { body: 'So: {{widgets.ask.inbound.Body}}' }),
    widget('bye', 'send-message', { sent: null }, { body: 'Bye' }),
  );
}

test('it waits for the customer, and goes on with what they say', async () => {
  const lab = createStudioLab();
  const flow = publish(lab);
  const waiting = await lab.say(flow, 'Hello');
  expect(waiting.execution).toMatchObject({ status: 'active', waitingAt: 'ask' });
  expect(waiting.execution.steps.at(-1)).toMatchObject({ event: null, next: null });
  lab.clock.advance(1000);
  const runner = await lab.say(flow, 'My order');
  expect(runner).toBe(waiting);
  expect(path(runner)).toEqual([
    'Trigger incomingConversationMessage',
    'ask incomingMessage',
    'thank sent',
  ]);
  expect(lab.sent.map(({ body }) => body)).toEqual(['What is it?', 'So: My order']);
  expect(runner.execution).toMatchObject({ status: 'ended', endReason: 'end', waitingAt: null });
  expect(runner.execution.steps[1]).toMatchObject({
    number: 2,
    startedAt: noon,
    endedAt: noon + 1000,
    output: { outbound: { Body: 'What is it?' }, inbound: { Body: 'My order' } },
  });
});

test('what started the execution stays as it was', async () => {
  const lab = createStudioLab();
  const flow = publish(lab);
  await lab.say(flow, 'Hello', { attributes: { from: '+1' } });
  const { context } = await lab.say(flow, 'again', { attributes: { from: '+2' } });
  expect(context.trigger['conversation']).toMatchObject({
    Body: 'Hello',
    ChannelAttributes: { from: '+1' },
  });
  expect(context.widgets['ask']?.['inbound']).toMatchObject({
    Body: 'again',
    ChannelAttributes: '{"from":"+2"}',
  });
});

test.for([
  ['60', 60],
  [60, 60],
  ['{{flow.variables.none}}', 3600],
  [undefined, 3600],
  ['soon', 3600],
  ['0', 3600],
  ['-5', 3600],
] as const)('with the timeout %j it waits %i seconds', async ([timeout, seconds]) => {
  const lab = createStudioLab();
  const runner = await lab.say(publish(lab, timeout), 'Hello');
  lab.clock.advance(seconds * 1000 - 1);
  expect(runner.execution.waitingAt).toBe('ask');
  lab.clock.advance(1);
  await runner.settled();
  expect(path(runner).slice(1)).toEqual(['ask timeout', 'bye sent']);
});

test('a reply stops the time', async () => {
  const lab = createStudioLab();
  const flow = publish(lab, '60');
  await lab.say(flow, 'Hello');
  const runner = await lab.say(flow, 'My order');
  lab.clock.advance(120_000);
  expect(path(runner).at(-1)).toBe('thank sent');
  expect(lab.sent).toHaveLength(2);
});
