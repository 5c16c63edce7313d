import type { Conversation, Participant } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { findConversation } from '../conversations/conversations.ts';
import {
  addParticipant,
  removeParticipant,
  updateParticipant,
} from '../conversations/participants.ts';
import { byServer } from '../services.ts';
import { supportNumber } from '../testing/settings.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { visit } from './visit.ts';

interface Update {
  participant: Participant;
  updateReasons: string[];
}

/** A conversation of a client that may do everything there. */
async function createOwn(twilio: TestTwilio) {
  const client = await twilio.connect('owner');
  const conversation = await client.createConversation();
  await conversation.join();
  await Promise.all([conversation.getMessages(1), conversation.getParticipants()]);
  return { client, conversation };
}

test('are added and removed by a client whose role may', async () => {
  const twilio = await startTestTwilio();
  const { client, conversation } = await createOwn(twilio);
  const visitor = await twilio.connect('visitor');
  const here = nextEvent<Participant>(client, 'participantJoined');
  const there = nextEvent<Conversation>(visitor, 'conversationJoined');
  await conversation.add('visitor', { language: 'cs' });
  expect(await here).toMatchObject({ identity: 'visitor', attributes: { language: 'cs' } });
  const joined = await there;
  expect(joined.sid).toBe(conversation.sid);
  // While it still opens the conversation, the SDK throws into the process when it may no longer see it.
  await Promise.all([joined.getMessages(), joined.getParticipants()]);

  const left = nextEvent<Participant>(client, 'participantLeft');
  const removed = nextEvent<Conversation>(visitor, 'conversationLeft');
  await conversation.removeParticipant('visitor');
  expect((await left).identity).toBe('visitor');
  expect((await removed).sid).toBe(conversation.sid);
  expect(twilio.store.participationsOf('visitor')).toEqual([]);
});

test('are added and removed by the server', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor']);
  const { client, conversation } = await visit(twilio, 'visitor', sid);
  const joined = nextEvent<Participant>(client, 'participantJoined');
  const agent = addParticipant(
    services,
    findConversation(store, sid),
    { identity: 'agent' },
    byServer,
  );
  expect(await joined).toMatchObject({ identity: 'agent', sid: agent.sid, type: 'chat' });
  const listed = await conversation.getParticipants();
  expect(new Set(listed.map(({ identity }) => identity))).toEqual(new Set(['agent', 'visitor']));
  expect(await conversation.getParticipantsCount()).toBe(2);
  const left = nextEvent<Participant>(client, 'participantLeft');
  removeParticipant(services, agent, byServer);
  expect((await left).sid).toBe(agent.sid);
});

test('are found by SID and by identity', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor', 'agent']);
  const { conversation } = await visit(twilio, 'visitor', sid);
  const [, agent] = twilio.store.participantsOf(sid);
  for (const found of [
    await conversation.getParticipantBySid(agent?.sid ?? ''),
    await conversation.getParticipantByIdentity('agent'),
  ]) {
    expect(found).toMatchObject({ sid: agent?.sid, identity: 'agent', roleSid: agent?.roleSid });
    expect(found?.dateCreated).toEqual(new Date(agent?.dateCreated ?? 0));
  }
});

test('have attributes, which the others see change', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { client, conversation } = await createOwn(twilio);
  const agent = await (async () => {
    await conversation.add('agent');
    return visit(twilio, 'agent', conversation.sid);
  })();
  const own = await conversation.getParticipantByIdentity('owner');
  const updated = nextEvent<Update>(agent.client, 'participantUpdated');
  await own?.updateAttributes({ mood: '🙂' });
  expect((await updated).updateReasons).toContain('attributes');
  expect((await updated).participant).toMatchObject({
    identity: 'owner',
    attributes: { mood: '🙂' },
  });

  const changed = nextEvent<Update>(client, 'participantUpdated');
  const [other] = store.participationsOf('agent');
  if (other) updateParticipant(services, other, { attributes: '{"n":1}' }, byServer);
  expect((await changed).participant).toMatchObject({ identity: 'agent', attributes: { n: 1 } });
});

test('can be somebody at a phone', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['agent']);
  const { client } = await visit(twilio, 'agent', sid);
  const joined = nextEvent<Participant>(client, 'participantJoined');
  const messagingBinding = {
    type: 'sms',
    address: '+14155550123',
    proxyAddress: supportNumber,
  } as const;
  addParticipant(
    twilio.services,
    findConversation(twilio.store, sid),
    { messagingBinding },
    byServer,
  );
  expect(await joined).toMatchObject({ identity: null, type: 'sms' });
});

test('are not there twice', async () => {
  const twilio = await startTestTwilio();
  const { conversation } = await createOwn(twilio);
  const refused = { status: 409, body: { code: 50433 } };
  expect(await failureOf(conversation.add('owner'))).toMatchObject({ status: 409 });
  await conversation.add('agent');
  expect(await failureOf(conversation.add('agent'))).toMatchObject(refused);
  expect(twilio.store.participantsOf(conversation.sid)).toHaveLength(2);
});

test('are all listed, however many', async () => {
  const twilio = await startTestTwilio();
  const identities = Array.from({ length: 120 }, (_, n) => `guest-${n}`);
  const { sid } = await twilio.conversation(['visitor', ...identities]);
  const { conversation } = await visit(twilio, 'visitor', sid);
  const listed = await conversation.getParticipants();
  expect(listed).toHaveLength(121);
  expect(new Set(listed.map(({ identity }) => identity))).toEqual(
    new Set(['visitor', ...identities]),
  );
});
