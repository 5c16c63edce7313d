import type { Message } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { findConversation } from '../conversations/conversations.ts';
import {
  addMessage,
  findMessage,
  removeMessage,
  updateMessage,
} from '../conversations/messages.ts';
import { roleSid } from '../conversations/roles.ts';
import { updateParticipant } from '../conversations/participants.ts';
import { byServer } from '../services.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { enterRaw } from './raw-client.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

interface Update {
  message: Message;
  updateReasons: string[];
}

/** A visitor and an agent, who may change their own messages, in one conversation. */
async function talk(twilio: TestTwilio) {
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  for (const participant of store.participantsOf(sid))
    updateParticipant(services, participant, { roleSid: roleSid('agent') }, byServer);
  const visitor = await visit(twilio, 'visitor', sid);
  const agent = await visit(twilio, 'agent', sid);
  return { sid, visitor, agent };
}

test.each([
  ['a text', 'hello', {}],
  ['attributes', 'hello', { clientId: 'abc', nested: { list: [1, 'ž', null] }, '🙂': true }],
  ['emoji and several lines', 'žluťoučký 🙂👩‍👩‍👧 \r\n\t"quoted" \\ \u0000 </b>', { n: 1 }],
  ['nothing', '', {}],
  ['32 KB of text', 'x'.repeat(32 * 1024), {}],
  ['32 KB of text that has more bytes than letters', 'ž'.repeat(16 * 1024), {}],
  ['4 KB of attributes', 'hello', { text: 'y'.repeat(4096 - '{"text":""}'.length) }],
])('sends %s, which the other sees', async (_, body, attributes) => {
  const twilio = await startTestTwilio();
  const { sid, visitor, agent } = await talk(twilio);
  const seen = [visitor, agent].map(({ client }) => nextEvent<Message>(client, 'messageAdded'));
  expect(await visitor.conversation.sendMessage(body, attributes)).toBe(0);
  const [stored] = twilio.store.messagesOf(sid);
  expect(stored).toMatchObject({ body, author: 'visitor', index: 0 });
  expect(JSON.parse(stored?.attributes ?? '')).toEqual(attributes);
  const [own] = twilio.store.participationsOf('visitor');
  for (const message of await Promise.all(seen)) {
    const about = { sid: stored?.sid, author: 'visitor', participantSid: own?.sid };
    expect(message).toMatchObject({ ...about, body, attributes, index: 0, type: 'text' });
    expect(message.dateCreated).toEqual(new Date(stored?.dateCreated ?? 0));
  }
});

test('is prepared piece by piece', async () => {
  const twilio = await startTestTwilio();
  const { visitor, agent } = await talk(twilio);
  const seen = nextEvent<Message>(agent.client, 'messageAdded');
  const prepared = visitor.conversation.prepareMessage();
  const message = prepared.setBody('hello').setSubject('greeting').setAttributes({ a: 1 }).build();
  expect(await message.send()).toBe(0);
  expect(await seen).toMatchObject({ body: 'hello', subject: 'greeting', attributes: { a: 1 } });
});

test.each([
  ['after the reply', 'reply-first', ['replied', 'added']],
  ['before the reply', 'echo-first', ['added', 'replied']],
] as const)('echoes %s', async (_, order, wanted) => {
  const twilio = await startTestTwilio();
  const { visitor } = await talk(twilio);
  // Once it has its own message, it follows the list.
  const first = nextEvent(visitor.client, 'messageAdded');
  await visitor.conversation.sendMessage('first');
  await first;
  twilio.faults.setSocket({ order, echoDelayMs: 60 });
  const happened: string[] = [];
  const added = nextEvent(visitor.client, 'messageAdded').then(() => happened.push('added'));
  await visitor.conversation.sendMessage('hello').then(() => happened.push('replied'));
  await added;
  expect(happened).toEqual(wanted);
});

test('replies first, if not told otherwise', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const raw = await enterRaw(twilio, 'visitor');
  const list = { host: 'cds.us1.twilio.com', method: 'GET', path: `/v3/Lists/${sid}.messages` };
  const { body } = await raw.request(list);
  const { sid: listSid } = body as { sid: string };
  const about = { object_sid: listSid, object_type: 'list', last_event_id: 0 };
  await raw.request({
    host: 'cds.us1.twilio.com',
    method: 'POST',
    path: '/v4/Subscriptions',
    body: { action: 'establish', correlation_id: 1, requests: [about] },
  });
  const path = `/Client/v2/Services/${twilio.config.conversations.serviceSid}/Conversations/${sid}/Messages`;
  const kinds = () =>
    raw.received.flatMap(({ header }) => {
      if (header['message_type'] === 'com.twilio.rtd.cds.list') return 'echo';
      return header['http_status'] ? 'reply' : [];
    });
  const before = kinds().length;
  const wanted: string[] = [];
  for (let count = 1; count <= 30; count += 1) {
    await raw.request({ method: 'POST', path, body: { body: 'x'.repeat(count * 500) } });
    wanted.push('reply', 'echo');
    await expect.poll(() => kinds().slice(before)).toEqual(wanted);
  }
});

test('is edited by its author, and the other sees it', async () => {
  const twilio = await startTestTwilio();
  const { sid, visitor, agent } = await talk(twilio);
  const seen = [visitor, agent].map(({ client }) => nextEvent<Message>(client, 'messageAdded'));
  await visitor.conversation.sendMessage('helo', { v: 1 });
  const [own] = await Promise.all(seen);

  const edited = nextEvent<Update>(agent.client, 'messageUpdated');
  await own?.updateBody('hello');
  expect((await edited).updateReasons).toEqual(expect.arrayContaining(['body', 'lastUpdatedBy']));
  expect((await edited).message).toMatchObject({ body: 'hello', lastUpdatedBy: 'visitor' });

  const marked = nextEvent<Update>(agent.client, 'messageUpdated');
  await own?.updateAttributes({ v: 2 });
  expect((await marked).updateReasons).toContain('attributes');
  expect((await marked).message).toMatchObject({ body: 'hello', attributes: { v: 2 } });
  expect(twilio.store.messagesOf(sid)).toMatchObject([{ body: 'hello', attributes: '{"v":2}' }]);
});

test('is removed by its author, and the other sees it', async () => {
  const twilio = await startTestTwilio();
  const { sid, visitor, agent } = await talk(twilio);
  const seen = [visitor, agent].map(({ client }) => nextEvent<Message>(client, 'messageAdded'));
  await visitor.conversation.sendMessage('oops');
  const [own] = await Promise.all(seen);
  const removed = nextEvent<Message>(agent.client, 'messageRemoved');
  await own?.remove();
  expect(await removed).toMatchObject({ body: 'oops', index: 0 });
  expect(twilio.store.messagesOf(sid)).toEqual([]);
  expect(await visitor.conversation.sendMessage('the index is not used again')).toBe(1);
});

test('is edited and removed by the server', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid, visitor } = await talk(twilio);
  const added = nextEvent<Message>(visitor.client, 'messageAdded');
  const input = { author: 'bot', body: 'one moment' };
  const message = addMessage(services, findConversation(store, sid), input, byServer);
  expect(await added).toMatchObject({ author: 'bot', participantSid: null });
  const edited = nextEvent<Update>(visitor.client, 'messageUpdated');
  updateMessage(services, message, { body: 'done' }, byServer);
  expect((await edited).message.body).toBe('done');
  const removed = nextEvent<Message>(visitor.client, 'messageRemoved');
  removeMessage(services, findMessage(store, sid, message.sid), byServer);
  expect((await removed).sid).toBe(message.sid);
});

test('comes in the order in which fifty were sent without waiting', async () => {
  const twilio = await startTestTwilio();
  const { sid, visitor, agent } = await talk(twilio);
  const seen = [visitor, agent].map(({ client }) => watch<Message>(client, 'messageAdded'));
  // Long and short ones in turn: a short one must not overtake.
  const bodies = Array.from({ length: 50 }, (_, n) => `${n} ${'x'.repeat(n % 2 ? 5000 : 1)}`);
  const sent = await Promise.all(bodies.map((body) => visitor.conversation.sendMessage(body)));
  expect(sent).toEqual(bodies.map((_, index) => index));
  expect(twilio.store.messagesOf(sid).map(({ body }) => body)).toEqual(bodies);
  for (const messages of seen) {
    await expect.poll(() => messages.length).toBe(50);
    expect(messages.map(({ body }) => body)).toEqual(bodies);
  }
});

test('comes once and in order to all when many talk at once', async () => {
  const twilio = await startTestTwilio();
  const identities = Array.from({ length: 8 }, (_, n) => `guest-${n}`);
  const { sid } = await twilio.conversation(identities);
  const visits = await Promise.all(identities.map((identity) => visit(twilio, identity, sid)));
  const seen = visits.map(({ client }) => watch<Message>(client, 'messageAdded'));
  await Promise.all(
    visits.flatMap(({ conversation }, n) =>
      Array.from({ length: 10 }, (_, m) => conversation.sendMessage(`${n}.${m}`)),
    ),
  );
  const stored = twilio.store.messagesOf(sid).map(({ body }) => body);
  expect(new Set(stored).size).toBe(80);
  for (const messages of seen) {
    await expect.poll(() => messages.length).toBe(80);
    expect(messages.map(({ body }) => body)).toEqual(stored);
  }
});
