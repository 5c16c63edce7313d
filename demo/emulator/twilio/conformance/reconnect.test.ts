import type { Conversation, Message, Participant } from '@twilio/conversations';
import { describe, expect, test } from 'vitest';
import { findConversation, updateConversation } from '../conversations/conversations.ts';
import { addMessage, removeMessage, updateMessage } from '../conversations/messages.ts';
import { addParticipant, removeParticipant } from '../conversations/participants.ts';
import { byServer } from '../services.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { quick, visit } from './visit.ts';
import { watch } from './watch.ts';

const messagesPath = '/Client/v2/Services/*/Conversations/*/Messages';

async function startTalk(options?: Parameters<typeof startTestTwilio>[0]) {
  const twilio = await startTestTwilio(options);
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const { client, conversation } = await visit(twilio, 'visitor', sid, quick);
  const seen = watch<Message>(client, 'messageAdded');
  const states = watch<string>(client, 'connectionStateChanged');
  return { twilio, sid, client, conversation, seen, states };
}

function write({ services, store }: TestTwilio, sid: string, body: string): void {
  addMessage(services, findConversation(store, sid), { author: 'agent', body }, byServer);
}

const toBodies = (messages: readonly Message[]) => messages.map(({ body }) => body);

describe('when the connection is cut in the middle of a send', () => {
  test('a message that was stored comes back once, though the send was refused', async () => {
    const { twilio, sid, conversation, seen } = await startTalk();
    twilio.faults.add({ path: messagesPath, method: 'POST', drop: 'after' });
    const failure = await failureOf(conversation.sendMessage('hello', { clientId: '1' }));
    expect(failure.message).toBe('disconnected');
    await expect.poll(() => seen.length).toBe(1);
    expect(seen[0]).toMatchObject({ body: 'hello', attributes: { clientId: '1' } });

    await conversation.sendMessage('once more');
    await expect.poll(() => toBodies(seen)).toEqual(['hello', 'once more']);
    expect(twilio.store.messagesOf(sid)).toHaveLength(2);
  });

  test('a message that was not stored does not come', async () => {
    const { twilio, sid, conversation, seen, client } = await startTalk();
    twilio.faults.add({ path: messagesPath, method: 'POST', drop: 'before' });
    expect((await failureOf(conversation.sendMessage('lost'))).message).toBe('disconnected');
    await expect.poll(() => client.connectionState).toBe('connected');
    expect(twilio.store.messagesOf(sid)).toEqual([]);
    await conversation.sendMessage('again');
    await expect.poll(() => toBodies(seen)).toEqual(['again']);
  });
});

test('tells what was missed: messages, edits, removals, attributes, participants', async () => {
  const { twilio, sid, client, conversation, seen } = await startTalk();
  const { services, store } = twilio;
  for (const body of ['to be edited', 'to be removed']) await conversation.sendMessage(body);
  await expect.poll(() => seen.length).toBe(2);
  const removed = watch<Message>(client, 'messageRemoved');
  const edited = watch<{ message: Message }>(client, 'messageUpdated');
  const joined = watch<Participant>(client, 'participantJoined');
  const left = watch<Participant>(client, 'participantLeft');
  const conversations = watch<Conversation>(client, 'conversationJoined');

  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => client.connectionState).not.toBe('connected');
  const [first, second] = store.messagesOf(sid);
  if (first) updateMessage(services, first, { body: 'edited' }, byServer);
  if (second) removeMessage(services, second, byServer);
  write(twilio, sid, 'written meanwhile');
  const attributes = '{"topic":"returns"}';
  updateConversation(services, findConversation(store, sid), { attributes }, byServer);
  addParticipant(services, findConversation(store, sid), { identity: 'other' }, byServer);
  const [agent] = store.participationsOf('agent');
  if (agent) removeParticipant(services, agent, byServer);
  const another = await twilio.conversation(['visitor']);
  twilio.faults.setSocket({ refuseConnections: null });

  await expect.poll(() => toBodies(seen).slice(2)).toEqual(['written meanwhile']);
  await expect.poll(() => edited.length).toBeGreaterThan(0);
  expect(edited[0]?.message.body).toBe('edited');
  await expect.poll(() => toBodies(removed)).toEqual(['to be removed']);
  await expect.poll(() => joined.map(({ identity }) => identity)).toContain('other');
  await expect.poll(() => left.map(({ identity }) => identity)).toEqual(['agent']);
  await expect.poll(() => conversation.attributes).toEqual({ topic: 'returns' });
  await expect.poll(() => conversations.map((one) => one.sid)).toContain(another.sid);
});

test('tells 300 missed messages once each and in order', async () => {
  const { twilio, sid, seen } = await startTalk();
  const bodies = Array.from({ length: 300 }, (_, n) => `missed ${n}`);
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  for (const body of bodies) write(twilio, sid, body);
  twilio.faults.setSocket({ refuseConnections: null });
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(300);
  write(twilio, sid, 'live again');
  await expect.poll(() => toBodies(seen).at(-1)).toBe('live again');
  expect(toBodies(seen)).toEqual([...bodies, 'live again']);
});

test('loses and doubles nothing when it is cut again and again while others write', async () => {
  const { twilio, sid, seen, client } = await startTalk();
  const bodies = Array.from({ length: 60 }, (_, n) => `message ${n}`);
  for (const [n, body] of bodies.entries()) {
    write(twilio, sid, body);
    if (n % 20 !== 10) continue;
    twilio.sockets.drop({});
    await expect.poll(() => client.connectionState).toBe('connecting');
    await expect.poll(() => client.connectionState).toBe('connected');
  }
  await expect.poll(() => seen.length).toBeGreaterThanOrEqual(60);
  expect(toBodies(seen)).toEqual(bodies);
});

test('sends once, when it is back, what was sent while it was away', async () => {
  const { twilio, sid, client, conversation, seen } = await startTalk();
  twilio.faults.setSocket({ refuseConnections: 503 });
  twilio.sockets.drop({});
  await expect.poll(() => client.connectionState).not.toBe('connected');
  const sent = conversation.sendMessage('from the tunnel');
  twilio.faults.setSocket({ refuseConnections: null });
  expect(await sent).toBe(0);
  await expect.poll(() => toBodies(seen)).toEqual(['from the tunnel']);
  expect(twilio.store.messagesOf(sid)).toHaveLength(1);
});

test('notices nothing of a line that is half open, and is told all once it is cut', async () => {
  const { twilio, sid, client, conversation, seen, states } = await startTalk();
  const agent = await visit(twilio, 'agent', sid);
  twilio.sockets.blackhole({ identity: 'visitor' }, true);
  const sending = failureOf(conversation.sendMessage('into the void'));
  const others = nextEvent<Message>(agent.client, 'messageAdded');
  write(twilio, sid, 'unheard');
  await others;
  expect({ seen, states }).toEqual({ seen: [], states: [] });
  expect(client.connectionState).toBe('connected');
  expect(toBodies((await agent.conversation.getMessages()).items)).toEqual(['unheard']);

  twilio.sockets.drop({ identity: 'visitor' });
  expect((await sending).message).toBe('disconnected');
  await expect.poll(() => toBodies(seen)).toEqual(['unheard']);
});

test.each([
  [429, { errorCode: 51202, reconnectMinMs: 100 }],
  [500, {}],
  [503, {}],
] as const)('connects in the end when its init is answered %d', async (status, more) => {
  const twilio = await startTestTwilio();
  twilio.faults.setSocket({ initStatus: { status, times: 2, ...more } });
  const client = twilio.begin(twilio.token('visitor'), quick);
  const errors = watch<{ terminal: boolean; httpStatusCode: number }>(client, 'connectionError');
  await nextEvent(client, 'initialized');
  expect(errors).toMatchObject([
    { terminal: false, httpStatusCode: status },
    { terminal: false, httpStatusCode: status },
  ]);
  expect(client.connectionState).toBe('connected');
});

test.each([401, 403])('is denied for good when its init is answered %d', async (status) => {
  const twilio = await startTestTwilio();
  twilio.faults.setSocket({ initStatus: { status, times: 1, errorCode: 20101 } });
  const client = twilio.begin(twilio.token('visitor'), quick);
  const error = await nextEvent(client, 'connectionError');
  expect(error).toMatchObject({ terminal: true, httpStatusCode: status, errorCode: 20101 });
  expect(client.connectionState).toBe('denied');
});
