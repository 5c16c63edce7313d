import { expect, test } from 'vitest';
import { toAgentJoins } from '../../emulator/twilio/flex/agents.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { supportNumber, maya } from '../../emulator/twilio/testing/settings.ts';
import { createTwilioClient } from '../../emulator/twilio/testing/twilio-client.ts';
import { startChat, visitor } from './testing/start-chat.ts';

const phone = '+14155550123';

async function startCrowd() {
  const chat = await startChat([visitor, 'bot', 'nameless']);
  const { twilio, sid } = chat;
  twilio.store.commit(toAgentJoins(twilio.services, sid, maya), byServer);
  const server = createTwilioClient(twilio.origin);
  await server.conversations.v1.conversations(sid).participants.create({
    'messagingBinding.address': phone,
    'messagingBinding.proxyAddress': supportNumber,
  });
  return chat;
}

const authors = [
  [maya.identity, { author: 'person', authorName: 'Maya' }],
  ['bot', { author: 'person' }],
  ['system', { author: 'bot' }],
  [`FW${'d'.repeat(32)}`, { author: 'bot' }],
  [phone, { author: 'person' }],
  ['nameless', { author: 'person' }],
  ['left.long.ago', { author: 'person' }],
] as const;

test('names an agent, and nobody whose name would be a phone or an identity', async () => {
  const { open, write } = await startCrowd();
  for (const [author] of authors) write('old', { author });
  const { messages, heard } = await open();
  const expected = authors.map(([, message]) => message);
  expect(messages.map(toAuthor)).toEqual(expected);
  for (const [author] of authors) write('new', { author });
  await expect.poll(() => heard('onMessage')).toHaveLength(authors.length);
  expect((heard('onMessage') as typeof messages).map(toAuthor)).toEqual(expected);
});

test('asks for each name once, and opens though names cannot be had', async () => {
  const { open, write, twilio } = await startCrowd();
  twilio.faults.add({ path: '/Client/v2/Services/*/Users/left.long.ago', lose: 'reply', times: 0 });
  for (let n = 0; n < 10; n += 1) write(`${n}`, { author: 'left.long.ago' });
  for (let n = 0; n < 10; n += 1) write(`${n}`, { author: 'nameless' });
  const started = performance.now();
  const { messages } = await open();
  expect(performance.now() - started).toBeLessThan(2_000);
  expect(messages.map(({ authorName }) => authorName)).toEqual(Array(20).fill(undefined));
  const asked = twilio.stream
    .read(0, 1_000)
    .filter(({ what }) => what.includes('fault') && what.includes('left.long.ago'));
  expect(asked).toHaveLength(1);
});

function toAuthor({ author, authorName }: { author: string; authorName?: string }) {
  return { author, ...(authorName !== undefined && { authorName }) };
}
