import { expect, test } from 'vitest';
import {
  findConversation,
  updateConversation,
} from '../../emulator/twilio/conversations/conversations.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { failureOf, startChat, visitor } from './testing/start-chat.ts';

const configuration = '/Client/v2/Configuration';

test.each([
  ['has expired', (token: (identity: string, ttl?: number) => string) => token(visitor, -60)],
  ['is garbage', () => 'garbage'],
  ['is empty', () => ''],
])('says that the token %s, at once', async (_, makeToken) => {
  const { open, twilio } = await startChat();
  const started = performance.now();
  expect(await failureOf(open({ token: makeToken(twilio.token) }))).toBe('token');
  expect(performance.now() - started).toBeLessThan(2_000);
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
});

test.each([401, 403])(
  'says that the token was revoked when its init is answered %d',
  async (status) => {
    const { open, twilio } = await startChat();
    twilio.faults.setSocket({ initStatus: { status, times: 0 } });
    expect(await failureOf(open())).toBe('token');
  },
);

test('says that a conversation is gone that the visitor is not in', async () => {
  const { open } = await startChat(['agent.maya']);
  expect(await failureOf(open())).toBe('gone');
});

test('says that a conversation is gone that nobody knows', async () => {
  const { open } = await startChat();
  expect(await failureOf(open({ conversationSid: `CH${'0'.repeat(32)}` }))).toBe('gone');
});

test('shows a conversation that was closed, and says that it is', async () => {
  const { open, write, twilio, sid } = await startChat();
  write('the last word');
  updateConversation(
    twilio.services,
    findConversation(twilio.store, sid),
    { state: 'closed' },
    byServer,
  );
  const { messages, heard } = await open();
  expect(messages.map(({ body }) => body)).toEqual(['the last word']);
  await expect.poll(() => heard('onClosed').length).toBeGreaterThan(0);
});

test('opens once a socket that was refused at first is let in', async () => {
  const { open, twilio } = await startChat();
  twilio.faults.setSocket({ refuseConnections: 503 });
  const opening = open();
  setTimeout(() => twilio.faults.setSocket({ refuseConnections: null }), 300);
  expect((await opening).messages).toEqual([]);
});

test.each([
  [429, { errorCode: 51202, reconnectMinMs: 100 }],
  [500, {}],
] as const)('opens when its init is answered %d once', async (status, more) => {
  const { open, twilio } = await startChat();
  twilio.faults.setSocket({ initStatus: { status, times: 1, ...more } });
  expect((await open()).messages).toEqual([]);
});

test('opens when the configuration fails twice', async () => {
  const { open, twilio } = await startChat();
  twilio.faults.add({ path: configuration, status: 503, times: 2 });
  expect((await open()).messages).toEqual([]);
});

test('gives up soon when the configuration goes on failing, though the line is up', async () => {
  const { open, twilio } = await startChat();
  twilio.faults.add({ path: configuration, status: 503, times: 0 });
  const started = performance.now();
  expect(await failureOf(open())).toBe('line');
  expect(performance.now() - started).toBeLessThan(4_000);
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
});

test.each([
  ['the list of conversations', '/Client/v2/Services/*/Users/*/Conversations', 500],
  ['the list of conversations', '/Client/v2/Services/*/Users/*/Conversations', 503],
  ['the list of conversations', '/Client/v2/Services/*/Users/*/Conversations', 403],
  ['the map of conversations', '/v3/Maps/*', 500],
  ['the conversation', '/v3/Documents', 500],
  ['the messages', '/v3/Lists', 500],
])('gives up at once, and quietly, when %s (%s) is answered %d', async (_, path, status) => {
  const { open, twilio } = await startChat();
  twilio.faults.add({ path, status, times: 0 });
  const started = performance.now();
  expect(await failureOf(open())).toBe('line');
  expect(performance.now() - started).toBeLessThan(2_000);
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
});
