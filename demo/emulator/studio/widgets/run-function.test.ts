import { expect, test } from 'vitest';
import { startReceiver } from '../../twilio/webhooks/testing/receiver.ts';
import { createStudioLab, path, trigger, widget } from '../testing/studio-lab.ts';

async function runFunction(properties: Record<string, unknown>, lab = createStudioLab()) {
  const flow = lab.publish(
    trigger('answer'),
    widget('answer', 'run-function', { success: null, fail: null }, properties),
  );
  return lab.say(flow, 'Where is my order?');
}

test('a Function gets its parameters rendered and signed, and its answer is parsed', async () => {
  const { origin, requests } = await startReceiver((response) => {
    response.setHeader('content-type', 'application/json').end('{"reply":"Soon"}');
  });
  const parameters = [
    { key: 'query', value: '{{trigger.conversation.Body}}' },
    { key: 'phone', value: '{{trigger.conversation.ChannelAttributes.from}}' },
  ];
  const runner = await runFunction({ url: `${origin}/docs-answer`, parameters });
  expect(path(runner)).toEqual(['Trigger incomingConversationMessage', 'answer success']);
  expect(runner.context.widgets['answer']).toMatchObject({ parsed: { reply: 'Soon' } });
  expect(requests).toMatchObject([
    {
      method: 'POST',
      path: '/docs-answer',
      parameters: { query: 'Where is my order?', phone: '+14155550123' },
      headers: { 'x-twilio-signature': `signature of ${origin}/docs-answer` },
    },
  ]);
});

test.for([
  ['answers 500', 500],
  ['answers 400', 400],
] as const)('a Function that %s fails', async ([, status]) => {
  const { origin } = await startReceiver((response) => void response.writeHead(status).end('no'));
  const runner = await runFunction({ url: origin });
  expect(runner.execution.steps[1]).toMatchObject({
    event: 'fail',
    problem: { code: 81017 },
    output: { status_code: status, body: 'no' },
  });
});

test('a Function that never answers fails', async () => {
  const { origin } = await startReceiver(() => undefined);
  const runner = await runFunction({ url: origin }, createStudioLab({ httpTimeoutMs: 50 }));
  expect(runner.execution.steps[1]).toMatchObject({ event: 'fail', problem: { code: 81017 } });
});

test('a widget whose surroundings break takes its way out, and says so', async () => {
  const lab = createStudioLab({
    ports: {
      signFunctionCall() {
        throw new Error('there is no key');
      },
    },
  });
  const runner = await runFunction({ url: 'http://127.0.0.1:9' }, lab);
  expect(runner.execution.steps[1]).toMatchObject({
    event: 'fail',
    problem: { code: 20500, message: 'there is no key' },
  });
});
