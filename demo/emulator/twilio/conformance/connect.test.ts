import { Client } from '@twilio/conversations';
import { expect, onTestFinished, test } from 'vitest';
import { createConversationWith } from '../conversations/participants.ts';
import { addMessage } from '../conversations/messages.ts';
import { byServer } from '../services.ts';
import { initialized, nextEvent, startTestTwilio } from '../testing/test-support.ts';
import { buildFrame } from '../twilsock/codec.ts';
import { connectRaw, enterRaw } from './raw-client.ts';
import { readAll } from './read-all.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

test('is initialized, connecting first and then connected', async () => {
  const twilio = await startTestTwilio();
  const client = twilio.begin(twilio.token('visitor'));
  const states = watch<string>(client, 'connectionStateChanged');
  const failures = watch(client, 'connectionError');
  await initialized(client);
  expect(states).toEqual(['connecting', 'connected']);
  expect(failures).toEqual([]);
  expect(client.user.identity).toBe('visitor');
  expect(client.connectionState).toBe('connected');
});

test('is there through Client.create', async () => {
  const twilio = await startTestTwilio();
  const client = await Client.create(twilio.token('visitor'), {
    Twilsock: { uri: twilio.socketUri },
  });
  onTestFinished(() => client.shutdown());
  expect(client.connectionState).toBe('connected');
  expect((await client.getSubscribedConversations()).items).toEqual([]);
});

test('makes a user of an identity that is new, once', async () => {
  const twilio = await startTestTwilio();
  await twilio.connect('visitor');
  await twilio.connect('visitor');
  expect([...twilio.store.all('users')].map(({ identity }) => identity)).toEqual(['visitor']);
});

test('tells two clients of one identity the same', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const visits = await Promise.all([1, 2].map(() => visit(twilio, 'visitor', sid)));
  const added = visits.map(({ client }) => nextEvent<{ body: string }>(client, 'messageAdded'));
  const agent = await visit(twilio, 'agent', sid);
  await agent.conversation.sendMessage('hello');
  expect((await Promise.all(added)).map(({ body }) => body)).toEqual(['hello', 'hello']);

  const own = visits.map(({ client }) => nextEvent<{ author: string }>(client, 'messageAdded'));
  await visits[0]?.conversation.sendMessage('hi');
  expect((await Promise.all(own)).map(({ author }) => author)).toEqual(['visitor', 'visitor']);
});

test('lists all of 250 conversations, and hears of each', async () => {
  const twilio = await startTestTwilio();
  const sids = Array.from({ length: 250 }, () => {
    const input = [{ identity: 'visitor' }];
    return createConversationWith(twilio.services, {}, input, byServer).sid;
  });
  const client = twilio.begin(twilio.token('visitor'));
  const joined = watch<{ sid: string }>(client, 'conversationJoined');
  await initialized(client);
  await expect.poll(() => joined.length, { timeout: 20_000 }).toBe(250);
  const listed = await readAll(await client.getSubscribedConversations());
  expect(listed.map(({ sid }) => sid).toSorted()).toEqual(sids.toSorted());
  expect(joined.map(({ sid }) => sid).toSorted()).toEqual(sids.toSorted());

  const added = nextEvent<{ body: string }>(client, 'messageAdded');
  const last = twilio.store.get('conversations', sids.at(-1) ?? '');
  if (last) addMessage(twilio.services, last, { body: 'in the last one' }, byServer);
  expect((await added).body).toBe('in the last one');
});

test('opens an identity of any characters', async () => {
  const twilio = await startTestTwilio();
  const identity = 'žofie+tag@example.com/50% off? #1 🙂.channels';
  const { sid } = await twilio.conversation([identity]);
  const { client, conversation } = await visit(twilio, identity, sid);
  expect(client.user.identity).toBe(identity);
  const added = nextEvent<{ author: string }>(client, 'messageAdded');
  await conversation.sendMessage('hello');
  expect((await added).author).toBe(identity);
});

test('leaves when it is shut down', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const states = watch<string>(client, 'connectionStateChanged');
  expect(twilio.sockets.list()).toHaveLength(1);
  await client.shutdown();
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
  expect(states[0]).toBe('disconnecting');
  expect(twilio.logged).toEqual([]);
});

test('is refused where no WebSocket is', async () => {
  const twilio = await startTestTwilio();
  const client = twilio.begin(twilio.token('visitor'), {
    Twilsock: { uri: twilio.socketUri.replace('/v3/', '/v9/') },
  });
  const failed = nextEvent<{ error?: { terminal: boolean } }>(client, 'initFailed');
  expect((await failed).error?.terminal).toBe(false);
});

test('is forgotten when it goes while its token is read', async () => {
  const twilio = await startTestTwilio();
  const raw = await connectRaw(twilio);
  raw.write(buildFrame({ method: 'init', id: 'TM1', token: twilio.token('visitor', 600) }));
  raw.end();
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
  // What comes later has been read, so its token has been, too.
  await enterRaw(twilio, 'visitor');
  twilio.clock.advance(700_000);
  const whats = twilio.stream.read(0, 100).map(({ what }) => what);
  expect(whats.filter((what) => what.startsWith('closing'))).toEqual([]);
  expect(twilio.sockets.list()).toHaveLength(1);
});
