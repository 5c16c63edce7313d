import type { Participant } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { serviceSid } from '../testing/settings.ts';
import { nextEvent, startTestTwilio } from '../testing/test-support.ts';
import { enterRaw } from './raw-client.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

test('is told to the other, both ways, and ends with the message', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const visitor = await visit(twilio, 'visitor', sid);
  const agent = await visit(twilio, 'agent', sid);
  for (const [from, to, identity] of [
    [visitor, agent, 'visitor'],
    [agent, visitor, 'agent'],
  ] as const) {
    const started = nextEvent<Participant>(to.client, 'typingStarted');
    await from.conversation.typing();
    expect(await started).toMatchObject({ identity, isTyping: true });
    const ended = nextEvent<Participant>(to.client, 'typingEnded');
    await from.conversation.sendMessage('done');
    expect(await ended).toMatchObject({ identity, isTyping: false });
  }
});

test('ends by itself', async () => {
  const conversations = { serviceSid, typingTimeoutSeconds: 0.1 };
  const twilio = await startTestTwilio({ sections: { conversations } });
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const { client } = await visit(twilio, 'visitor', sid);
  const started = nextEvent<Participant>(client, 'typingStarted');
  const ended = nextEvent<Participant>(client, 'typingEnded');
  twilio.sockets.typing(sid, 'agent');
  expect((await started).identity).toBe('agent');
  expect(await ended).toMatchObject({ identity: 'agent', isTyping: false });
});

test('is said once, however often the client is asked to', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const { conversation } = await visit(twilio, 'visitor', sid);
  for (let count = 0; count < 3; count += 1) await conversation.typing();
  const told = twilio.stream.read(0, 1000).filter(({ what }) => what.endsWith('/Typing'));
  expect(told).toMatchObject([{ who: 'visitor', status: 200 }]);
});

test('is told neither to whoever types nor to outsiders', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const visitor = await visit(twilio, 'visitor', sid);
  const own = watch(visitor.client, 'typingStarted');
  const stranger = await enterRaw(twilio, 'stranger');
  const agent = await visit(twilio, 'agent', sid);
  const seen = nextEvent(agent.client, 'typingStarted');
  await visitor.conversation.typing();
  await seen;
  // An answer that comes later has arrived.
  await stranger.request({ method: 'GET', path: '/Client/v2/Configuration' });
  expect(stranger.received.map(({ header }) => header.method)).toEqual(['reply', 'reply']);
  expect(own).toEqual([]);
});

test('is refused to an outsider', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const { client } = await visit(twilio, 'visitor', sid);
  const seen = watch(client, 'typingStarted');
  const stranger = await enterRaw(twilio, 'stranger');
  const answer = await stranger.request({
    method: 'POST',
    path: `/v1/Instances/${serviceSid}/Typing`,
    body: `ChannelSid=${sid}`,
  });
  expect(answer).toMatchObject({ status: 403, body: { code: 50430 } });
  expect(seen).toEqual([]);
});
