import type { Conversation } from '@twilio/conversations';
import { expect, test } from 'vitest';
import {
  findConversation,
  removeConversation,
  updateConversation,
} from '../conversations/conversations.ts';
import { addMessage } from '../conversations/messages.ts';
import { addParticipant, removeParticipant } from '../conversations/participants.ts';
import { byServer } from '../services.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

interface Update {
  conversation: Conversation;
  updateReasons: string[];
}

/** A conversation that a client has made, which gives it the role to change it. */
async function createOwn(twilio: TestTwilio, identity = 'visitor') {
  const client = await twilio.connect(identity);
  const conversation = await client.createConversation({ attributes: { topic: 'billing' } });
  await conversation.join();
  await Promise.all([conversation.getMessages(1), conversation.getParticipants()]);
  return { client, conversation };
}

function changeTo(client: { on: unknown }, reason: string): Promise<Conversation> {
  const on = client.on as (name: string, listener: (update: Update) => void) => void;
  return new Promise((resolve) => {
    on.call(client, 'conversationUpdated', ({ conversation, updateReasons }) => {
      if (updateReasons.includes(reason)) resolve(conversation);
    });
  });
}

test('is created, joined and found again by SID and unique name', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const joined = nextEvent<Conversation>(client, 'conversationJoined');
  const created = await client.createConversation({
    friendlyName: 'Support 🙂',
    uniqueName: 'support/1 of 2 & more',
    attributes: { topic: 'billing', nested: { list: [1, null, 'ž'] } },
  });
  expect(created).toMatchObject({ status: 'notParticipating', createdBy: 'visitor' });
  await created.join();
  expect((await joined).sid).toBe(created.sid);
  await expect.poll(() => created.status).toBe('joined');

  const bySid = await client.getConversationBySid(created.sid);
  const byName = await client.getConversationByUniqueName('support/1 of 2 & more');
  for (const found of [bySid, byName]) {
    expect(found).toMatchObject({
      sid: created.sid,
      friendlyName: 'Support 🙂',
      uniqueName: 'support/1 of 2 & more',
      attributes: { topic: 'billing', nested: { list: [1, null, 'ž'] } },
      state: { current: 'active' },
    });
  }
  expect(await bySid.getParticipantsCount()).toBe(1);
  expect(await bySid.getMessagesCount()).toBe(0);
  const other = await client.createConversation();
  expect(other).toMatchObject({ friendlyName: null, uniqueName: null, attributes: {} });
});

test('is not created twice with one unique name', async () => {
  const twilio = await startTestTwilio();
  await twilio.conversation([], { uniqueName: 'support' });
  const client = await twilio.connect('visitor');
  const refused = await failureOf(client.createConversation({ uniqueName: 'support' }));
  expect(refused).toMatchObject({ status: 409, body: { code: 50353 } });
  expect([...twilio.store.all('conversations')]).toHaveLength(1);
});

test('is not found when there is none', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const sid = `CH${'0'.repeat(32)}`;
  await expect(client.getConversationBySid(sid)).rejects.toThrow('NOT_FOUND');
  await expect(client.getConversationByUniqueName('none')).rejects.toThrow('NOT_FOUND');
});

test('is renamed and given attributes by somebody whose role may, and others see it', async () => {
  const twilio = await startTestTwilio();
  const { client, conversation } = await createOwn(twilio);
  await conversation.add('agent');
  const agent = await visit(twilio, 'agent', conversation.sid);

  const renamed = changeTo(agent.client, 'friendlyName');
  await conversation.updateFriendlyName('Billing');
  expect((await renamed).friendlyName).toBe('Billing');

  const [here, there] = [client, agent.client].map((one) => changeTo(one, 'attributes'));
  await conversation.updateAttributes({ topic: 'returns', '🙂': [true] });
  expect((await there)?.attributes).toEqual({ topic: 'returns', '🙂': [true] });
  expect((await here)?.attributes).toEqual({ topic: 'returns', '🙂': [true] });
  expect(findConversation(twilio.store, conversation.sid)).toMatchObject({
    friendlyName: 'Billing',
    attributes: '{"topic":"returns","🙂":[true]}',
  });
});

test('shows the attributes and the state that the server gives it', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor']);
  const { client, conversation } = await visit(twilio, 'visitor', sid);

  const changed = changeTo(client, 'attributes');
  updateConversation(services, findConversation(store, sid), { attributes: '{"a":1}' }, byServer);
  expect((await changed).attributes).toEqual({ a: 1 });

  for (const state of ['inactive', 'active', 'closed'] as const) {
    const turned = changeTo(client, 'state');
    updateConversation(services, findConversation(store, sid), { state }, byServer);
    expect((await turned).state?.current).toBe(state);
  }
  expect(conversation.state?.dateUpdated).toBeInstanceOf(Date);
});

test('can be read when it is closed, and nothing else', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor']);
  addMessage(services, findConversation(store, sid), { body: 'hello' }, byServer);
  updateConversation(services, findConversation(store, sid), { state: 'closed' }, byServer);
  const { conversation } = await visit(twilio, 'visitor', sid);
  expect(conversation.state?.current).toBe('closed');
  expect((await conversation.getMessages()).items.map(({ body }) => body)).toEqual(['hello']);
  const refused = { status: 400, body: { code: 50377 } };
  expect(await failureOf(conversation.sendMessage('more'))).toMatchObject(refused);
  expect(await failureOf(conversation.setAllMessagesRead())).toMatchObject(refused);
  expect(store.messagesOf(sid)).toHaveLength(1);
});

test('wakes up from inactive with a message', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor'], { state: 'inactive' });
  const { client, conversation } = await visit(twilio, 'visitor', sid);
  expect(conversation.state?.current).toBe('inactive');
  const turned = changeTo(client, 'state');
  await conversation.sendMessage('I am back');
  expect((await turned).state?.current).toBe('active');
});

test.each(['by its creator', 'by the server'])('is removed %s', async (who) => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { client, conversation } = await createOwn(twilio);
  await conversation.add('agent');
  const agent = await visit(twilio, 'agent', conversation.sid);
  const removed = [client, agent.client].map((one) =>
    nextEvent<Conversation>(one, 'conversationRemoved'),
  );
  if (who === 'by the server')
    removeConversation(services, findConversation(store, conversation.sid), byServer);
  else await conversation.delete();
  for (const one of await Promise.all(removed)) expect(one.sid).toBe(conversation.sid);
  expect([...store.all('participants'), ...store.all('conversations')]).toEqual([]);
  await expect(agent.client.getConversationBySid(conversation.sid)).rejects.toThrow('NOT_FOUND');
  expect((await agent.client.getSubscribedConversations()).items).toEqual([]);
});

test('is left, and the others see who went', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const visitor = await visit(twilio, 'visitor', sid);
  const agent = await visit(twilio, 'agent', sid);
  const left = nextEvent<Conversation>(visitor.client, 'conversationLeft');
  const seen = nextEvent<{ identity: string }>(agent.client, 'participantLeft');
  await visitor.conversation.leave();
  expect((await left).sid).toBe(sid);
  expect((await seen).identity).toBe('visitor');
  expect(twilio.store.participantsOf(sid).map(({ identity }) => identity)).toEqual(['agent']);
});

test('is joined when the server adds a client that is connected', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const joined = nextEvent<Conversation>(client, 'conversationJoined');
  const { sid } = await twilio.conversation(['visitor'], { attributes: '{"from":"server"}' });
  const conversation = await joined;
  expect(conversation).toMatchObject({ sid, status: 'joined', attributes: { from: 'server' } });
  const added = nextEvent<{ body: string }>(conversation, 'messageAdded');
  await conversation.sendMessage('hello');
  expect((await added).body).toBe('hello');
});

test('tells nothing more to a client that was removed, and all again when it is back', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const first = await twilio.conversation(['visitor', 'agent']);
  const second = await twilio.conversation(['visitor']);
  const { client, conversation } = await visit(twilio, 'visitor', first.sid);
  await (await client.getConversationBySid(second.sid)).getMessages(1);
  const left = nextEvent<Conversation>(client, 'conversationLeft');
  const [own] = store.participationsOf('visitor');
  if (own) removeParticipant(services, own, byServer);
  expect((await left).sid).toBe(first.sid);

  const names = [
    'messageAdded',
    'updated',
    'participantJoined',
    'typingStarted',
    'participantLeft',
  ];
  const seen = names.map((name) => watch(conversation, name));
  addMessage(services, findConversation(store, first.sid), { body: 'not for you' }, byServer);
  updateConversation(
    services,
    findConversation(store, first.sid),
    { attributes: '{"b":2}' },
    byServer,
  );
  addParticipant(services, findConversation(store, first.sid), { identity: 'other' }, byServer);
  twilio.sockets.typing(first.sid, 'agent');
  // What comes later has arrived, so what came before would have.
  const later = nextEvent<{ body: string }>(client, 'messageAdded');
  addMessage(services, findConversation(store, second.sid), { body: 'for you' }, byServer);
  expect((await later).body).toBe('for you');
  expect(seen).toEqual(names.map(() => []));
  await expect(client.getConversationBySid(first.sid)).rejects.toThrow('FORBIDDEN');

  const joined = nextEvent<Conversation>(client, 'conversationJoined');
  addParticipant(services, findConversation(store, first.sid), { identity: 'visitor' }, byServer);
  const again = await joined;
  expect(again.sid).toBe(first.sid);
  expect((await again.getMessages()).items.map(({ body }) => body)).toEqual(['not for you']);
  expect(again.attributes).toEqual({ b: 2 });
  const added = nextEvent<{ body: string }>(again, 'messageAdded');
  await again.sendMessage('here again');
  expect((await added).body).toBe('here again');
});
