import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@twilio/conversations';
import { expect, onTestFinished, test } from 'vitest';
import { addMessage } from './conversations/messages.ts';
import { findConversation, updateConversation } from './conversations/conversations.ts';
import { byServer } from './services.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from './testing/test-support.ts';
import { createTwilioClient } from './testing/twilio-client.ts';

function temporaryDirectory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-twilio-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function write(twilio: TestTwilio, sid: string, body: string): void {
  const conversation = findConversation(twilio.store, sid);
  addMessage(twilio.services, conversation, { author: 'agent', body }, byServer);
}

async function bodies(client: Client, sid: string): Promise<(string | null)[]> {
  const conversation = await client.getConversationBySid(sid);
  const { items } = await conversation.getMessages();
  return items.map((message) => message.body);
}

test('finds again what happened, after its process has ended', async () => {
  const directory = temporaryDirectory();
  const before = await startTestTwilio({ directory });
  const { sid } = await before.conversation(['visitor', 'agent'], { attributes: '{"from":"me"}' });
  write(before, sid, 'first');
  write(before, sid, 'second');
  const media = await fetch(
    `${before.origin}/mcs.us1.twilio.com/v1/Services/${before.config.conversations.serviceSid}/Media?Filename=a.txt`,
    {
      method: 'POST',
      headers: { 'content-type': 'text/plain', 'x-twilio-token': before.token('visitor') },
      body: 'bytes that stay',
    },
  );
  const { sid: mediaSid } = (await media.json()) as { sid: string };
  await before.close();

  const after = await startTestTwilio({ directory });
  const client = await after.connect('visitor');
  expect(await bodies(client, sid)).toEqual(['first', 'second']);
  const conversation = await client.getConversationBySid(sid);
  expect(conversation.attributes).toEqual({ from: 'me' });
  write(after, sid, 'third');
  await expect.poll(() => bodies(client, sid)).toEqual(['first', 'second', 'third']);
  const [item] = await client.getTemporaryContentUrlsForMediaSids([mediaSid]);
  const [, url = ''] = item ?? [];
  expect(await (await fetch(url)).text()).toBe('bytes that stay');
});

test('numbers its events as before, so that a client which waited for it misses nothing', async () => {
  const directory = temporaryDirectory();
  const before = await startTestTwilio({ directory });
  const { sid } = await before.conversation(['visitor', 'agent']);
  for (const body of ['a', 'b', 'c']) write(before, sid, body);
  const retryPolicy = { min: 50, max: 100, randomness: 0 };
  const client = await before.connect('visitor', { retryPolicy });
  const conversation = await client.getConversationBySid(sid);
  await conversation.getMessages();
  const seen: string[] = [];
  conversation.on('messageAdded', ({ index, body }) => seen.push(`${index} ${body}`));
  await before.close();

  const port = Number(new URL(before.origin).port);
  const after = await startTestTwilio({ directory, port });
  write(after, sid, 'd');
  await expect.poll(() => seen).toEqual(['3 d']);
});

test('a restart by hand with its state cuts everybody, who come back and miss nothing', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const retryPolicy = { min: 50, max: 100, randomness: 0 };
  const client = await twilio.connect('visitor', { retryPolicy });
  const conversation = await client.getConversationBySid(sid);
  await conversation.getMessages();
  const seen: (string | null)[] = [];
  conversation.on('messageAdded', (message) => seen.push(message.body));
  await twilio.restart('keep');
  write(twilio, sid, 'while away');
  await expect.poll(() => seen).toEqual(['while away']);
});

test('a restart by hand without its state forgets everything but the account', async () => {
  const directory = temporaryDirectory();
  const twilio = await startTestTwilio({ directory });
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  write(twilio, sid, 'gone soon');
  const roles = [...twilio.store.all('roles')].map((role) => role.friendlyName);
  const addresses = [...twilio.store.all('addresses')].map((one) => one.sid);
  await twilio.restart('discard');
  const server = createTwilioClient(twilio.origin);
  expect(await server.conversations.v1.conversations.list()).toEqual([]);
  await expect(server.conversations.v1.conversations(sid).fetch()).rejects.toMatchObject({
    status: 404,
  });
  expect([...twilio.store.all('roles')].map((role) => role.friendlyName)).toEqual(roles);
  expect([...twilio.store.all('addresses')].map((one) => one.sid)).toEqual(addresses);
  await twilio.close();
  const after = await startTestTwilio({ directory });
  expect([...after.store.all('conversations')]).toEqual([]);
});

test('a client that was there before a restart without state sees its conversation go', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const retryPolicy = { min: 50, max: 100, randomness: 0 };
  const client = await twilio.connect('visitor', { retryPolicy });
  const conversation = await client.getConversationBySid(sid);
  await Promise.all([conversation.getMessages(), conversation.getParticipants()]);
  updateConversation(
    twilio.services,
    findConversation(twilio.store, sid),
    { friendlyName: 'x' },
    byServer,
  );
  await nextEvent(conversation, 'updated');
  const removed = nextEvent(client, 'conversationRemoved');
  await twilio.restart('discard');
  expect(await removed).toMatchObject({ sid });
});
