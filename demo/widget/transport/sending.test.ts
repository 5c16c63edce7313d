import { expect, test } from 'vitest';
import {
  findConversation,
  updateConversation,
} from '../../emulator/twilio/conversations/conversations.ts';
import { removeParticipant } from '../../emulator/twilio/conversations/participants.ts';
import { byServer } from '../../emulator/twilio/services.ts';
import { startChat, visitor } from './testing/start-chat.ts';

const path = '/Client/v2/Services/*/Conversations/*/Messages';
const message = { clientId: 'client-1', body: 'hello' };
const later = { kind: 'later', retryAfterMs: expect.any(Number) as number };

test('stores a message with its client ID, and tells it as the visitor’s', async () => {
  const { open, sid, twilio } = await startChat();
  const { transport, heard } = await open();
  expect(await transport.send(message)).toEqual({ kind: 'stored' });
  const [stored] = twilio.store.messagesOf(sid);
  expect(stored).toMatchObject({ body: 'hello', attributes: '{"clientId":"client-1"}' });
  await expect
    .poll(() => heard('onMessage'))
    .toMatchObject([{ author: 'visitor', clientId: 'client-1', body: 'hello' }]);
});

test.each([
  [400, 50504, { kind: 'refused', refusal: 'too-long' }],
  [400, 50303, { kind: 'refused', refusal: 'too-long' }],
  [400, 20001, { kind: 'refused', refusal: 'refused' }],
  [400, 50377, { kind: 'refused', refusal: 'chat-over' }],
  [403, 50107, { kind: 'refused', refusal: 'not-allowed' }],
  [403, 50430, { kind: 'refused', refusal: 'chat-over' }],
  [404, 50350, { kind: 'refused', refusal: 'chat-over' }],
  [401, 20003, later],
  [429, 20429, later],
  [429, 50063, later],
  [503, 20503, later],
  [500, 20500, { kind: 'in-doubt' }],
  [502, 20500, { kind: 'in-doubt' }],
] as const)('says of a send that is answered %d with %d: %o', async (status, code, outcome) => {
  const { open, twilio, sid } = await startChat();
  const { transport } = await open();
  twilio.faults.add({ path, method: 'POST', status, code });
  expect(await transport.send(message)).toEqual(outcome);
  expect(twilio.store.messagesOf(sid)).toEqual([]);
  expect(await transport.send(message)).toEqual({ kind: 'stored' });
});

test('says that 33 KB are too long, as Twilio does', async () => {
  const { open } = await startChat();
  const { transport } = await open();
  expect(await transport.send({ ...message, body: 'a'.repeat(33 * 1024) })).toEqual({
    kind: 'refused',
    refusal: 'too-long',
  });
});

test('says that the chat is over to whoever sends into a closed one, or one left', async () => {
  const { open, twilio, sid } = await startChat();
  const { transport } = await open();
  const { services, store } = twilio;
  updateConversation(services, findConversation(store, sid), { state: 'closed' }, byServer);
  expect(await transport.send(message)).toEqual({ kind: 'refused', refusal: 'chat-over' });
  const [own] = store.participationsOf(visitor);
  if (own) removeParticipant(services, own, byServer);
  expect(await transport.send(message)).toEqual({ kind: 'refused', refusal: 'chat-over' });
});

test('is in doubt when the line is cut after storing, and then finds the message', async () => {
  const { open, twilio, sid } = await startChat();
  const { transport, heard } = await open();
  twilio.faults.add({ path, method: 'POST', drop: 'after' });
  expect(await transport.send(message)).toEqual({ kind: 'in-doubt' });
  expect(twilio.store.messagesOf(sid)).toHaveLength(1);
  await expect.poll(() => heard('onLine')).toEqual(['connecting', 'up']);
  expect((await transport.readAfter(-1)).messages).toMatchObject([{ clientId: 'client-1' }]);
  await expect.poll(() => heard('onMessage')).toMatchObject([{ clientId: 'client-1' }]);
});

test('is in doubt when the line is cut before storing, and then does not find it', async () => {
  const { open, twilio } = await startChat();
  const { transport, heard } = await open();
  twilio.faults.add({ path, method: 'POST', drop: 'before' });
  expect(await transport.send(message)).toEqual({ kind: 'in-doubt' });
  await expect.poll(() => heard('onLine')).toEqual(['connecting', 'up']);
  expect((await transport.readAfter(-1)).messages).toEqual([]);
});

test('is in doubt after ten seconds when only the reply is lost', { timeout: 20_000 }, async () => {
  const { open, twilio } = await startChat();
  const { transport, heard } = await open();
  twilio.faults.add({ path, method: 'POST', lose: 'reply' });
  const started = performance.now();
  expect(await transport.send(message)).toEqual({ kind: 'in-doubt' });
  expect(performance.now() - started).toBeGreaterThan(9_900);
  expect(heard('onMessage')).toHaveLength(1);
});

test('sends nothing while the line is down, also not when it is back', async () => {
  const { open, twilio, sid } = await startChat();
  const { transport, heard } = await open();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => heard('onLine')).toEqual(['connecting']);
  expect(await transport.send(message)).toEqual(later);
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => heard('onLine')).toEqual(['connecting', 'up']);
  await transport.readLatest();
  expect(twilio.store.messagesOf(sid)).toEqual([]);
});

test('sends nothing after it was closed', async () => {
  const { open, twilio, sid } = await startChat();
  const { transport } = await open();
  transport.close();
  expect(await transport.send(message)).toEqual(later);
  expect(twilio.store.messagesOf(sid)).toEqual([]);
});
