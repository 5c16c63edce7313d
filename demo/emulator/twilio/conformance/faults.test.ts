import type { Message } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { settings } from '../testing/settings.ts';
import { nextEvent, startTestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { quick, visit } from './visit.ts';
import { watch } from './watch.ts';

const messagesPath = '/Client/v2/Services/*/Conversations/*/Messages';

test.each([
  [403, 50430],
  [429, 20429],
  [500, 20500],
  [503, 20503],
])(
  'a send that is answered %d is refused with that, and works the next time',
  async (status, code) => {
    const twilio = await startTestTwilio();
    const { sid } = await twilio.conversation(['visitor']);
    const { conversation, client } = await visit(twilio, 'visitor', sid);
    twilio.faults.add({ path: messagesPath, method: 'POST', status, code });
    const failure = await failureOf(conversation.sendMessage('hello'));
    expect(failure).toMatchObject({ status, body: { status, code } });
    expect(twilio.store.messagesOf(sid)).toEqual([]);
    expect(client.connectionState).toBe('connected');
    expect(await conversation.sendMessage('hello')).toBe(0);
  },
);

test('an answer that is lost leaves the message stored and told, and the send open', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const { conversation, client } = await visit(twilio, 'visitor', sid, quick);
  twilio.faults.add({ path: messagesPath, method: 'POST', lose: 'reply' });
  const added = nextEvent<Message>(client, 'messageAdded');
  let isSettled = false;
  const sent = failureOf(conversation.sendMessage('hello')).finally(() => {
    isSettled = true;
  });
  expect((await added).body).toBe('hello');
  expect({ isSettled, state: client.connectionState }).toEqual({
    isSettled: false,
    state: 'connected',
  });
  twilio.sockets.drop({});
  expect((await sent).message).toBe('disconnected');
});

test('a slow answer holds up nothing else', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const { conversation } = await visit(twilio, 'visitor', sid);
  twilio.faults.add({ path: messagesPath, method: 'POST', delayMs: 400 });
  const order: string[] = [];
  const slow = conversation.sendMessage('slow').then(() => order.push('slow'));
  const fast = conversation.sendMessage('fast').then(() => order.push('fast'));
  await Promise.all([slow, fast]);
  expect(order).toEqual(['fast', 'slow']);
  expect(twilio.store.messagesOf(sid).map(({ body }) => body)).toEqual(['fast', 'slow']);
});

test('a client that cannot be told its configuration fails for good', async () => {
  const twilio = await startTestTwilio();
  twilio.faults.add({ path: '/Client/v2/Configuration', status: 500, times: 0 });
  const client = twilio.begin(twilio.token('visitor'));
  const failed = await nextEvent<{ error?: { terminal: boolean } }>(client, 'initFailed');
  expect(failed.error).toBeDefined();
  expect(client.connectionState).toBe('connected');
});

test('a configuration that fails twice is asked for again', async () => {
  const twilio = await startTestTwilio();
  twilio.faults.add({ path: '/Client/v2/Configuration', status: 503, times: 2 });
  const client = twilio.begin(twilio.token('visitor'));
  await nextEvent(client, 'initialized');
  const asked = twilio.stream
    .read(0, 1000)
    .filter(({ what }) => what === 'GET /Client/v2/Configuration');
  expect(asked.map(({ status }) => status)).toEqual([503, 503, 200]);
});

test('a client that asks too much is answered 429, and only for a while', async () => {
  const limits = { ...settings.limits, clientRequestsPerSecond: 30 };
  const twilio = await startTestTwilio({ sections: { limits } });
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const visitor = await visit(twilio, 'visitor', sid);
  const agent = await visit(twilio, 'agent', sid);
  const added = watch<Message>(agent.client, 'messageAdded');
  const sent = await Promise.allSettled(
    Array.from({ length: 60 }, (_, n) => visitor.conversation.sendMessage(String(n))),
  );
  const refused = sent.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused.length).toBeGreaterThanOrEqual(30);
  for (const reason of refused)
    expect(reason).toMatchObject({
      status: 429,
      body: { code: 20429, message: 'Too Many Requests' },
    });
  expect(twilio.store.messagesOf(sid)).toHaveLength(60 - refused.length);
  // The limit is of one client.
  await agent.conversation.sendMessage('and I?');
  await expect.poll(() => visitor.conversation.sendMessage('again').catch(() => -1)).not.toBe(-1);
  await expect.poll(() => added.length).toBe(60 - refused.length + 2);
});
