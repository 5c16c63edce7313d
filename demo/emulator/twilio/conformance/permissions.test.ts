import type { Conversation } from '@twilio/conversations';
import { describe, expect, test } from 'vitest';
import { findConversation } from '../conversations/conversations.ts';
import { addMessage } from '../conversations/messages.ts';
import { removeParticipant } from '../conversations/participants.ts';
import { letGuestsEditAttributes } from '../conversations/roles.ts';
import { byServer } from '../services.ts';
import { serviceSid } from '../testing/settings.ts';
import { startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { enterRaw, type RawClient } from './raw-client.ts';
import { readStore } from './read-store.ts';
import { visit } from './visit.ts';

const refused = { status: 403, body: { status: 403, code: 50107 } };
const foreign = { status: 403, body: { status: 403, code: 50430 } };
const base = `/Client/v2/Services/${serviceSid}`;

async function lastMessage(conversation: Conversation, author: string) {
  const { items } = await conversation.getMessages();
  const found = items.findLast((message) => message.author === author);
  if (!found) throw new Error(`There is no message of ${author}.`);
  return found;
}

const deeds: readonly (readonly [string, (conversation: Conversation) => Promise<unknown>])[] = [
  ['edit its attributes', (one) => one.updateAttributes({ from: '+14155550199' })],
  ['rename it', (one) => one.updateFriendlyName('mine')],
  ['give it a unique name', (one) => one.updateUniqueName('mine')],
  ['delete it', (one) => one.delete()],
  ['add somebody', (one) => one.add('friend')],
  ['remove somebody', (one) => one.removeParticipant('agent')],
  ['edit a message of another', async (one) => (await lastMessage(one, 'agent')).updateBody('x')],
  [
    'edit the attributes of a message of another',
    async (one) => (await lastMessage(one, 'agent')).updateAttributes({ x: 1 }),
  ],
  ['remove a message of another', async (one) => (await lastMessage(one, 'agent')).remove()],
  ['edit its own message', async (one) => (await lastMessage(one, 'visitor')).updateBody('x')],
  ['remove its own message', async (one) => (await lastMessage(one, 'visitor')).remove()],
  [
    'edit the attributes of a participant',
    async (one) => (await one.getParticipantByIdentity('agent'))?.updateAttributes({ x: 1 }),
  ],
  [
    'edit its own attributes as a participant',
    async (one) => (await one.getParticipantByIdentity('visitor'))?.updateAttributes({ x: 1 }),
  ],
];

async function startTalk() {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor', 'agent'], { uniqueName: 'talk' });
  for (const author of ['visitor', 'agent'])
    addMessage(services, findConversation(store, sid), { author, body: 'hello' }, byServer);
  return { twilio, sid };
}

describe('a guest of a conversation', () => {
  test.each(deeds)('may not %s', async (_, deed) => {
    const { twilio, sid } = await startTalk();
    const { conversation } = await visit(twilio, 'visitor', sid);
    const before = readStore(twilio.store);
    expect(await failureOf(deed(conversation))).toMatchObject(refused);
    expect(readStore(twilio.store)).toEqual(before);
    const [told] = twilio.stream.read(0, 1000).filter(({ status }) => status === 403);
    expect(told).toMatchObject({
      who: 'visitor',
      problem: expect.stringContaining('50107') as string,
    });
  });

  test('may edit its attributes where its role has the permission', async () => {
    const { twilio, sid } = await startTalk();
    const { conversation } = await visit(twilio, 'visitor', sid);
    letGuestsEditAttributes(twilio.services, true);
    await conversation.updateAttributes({ from: '+14155550199' });
    expect(findConversation(twilio.store, sid).attributes).toBe('{"from":"+14155550199"}');
    expect(await failureOf(conversation.updateFriendlyName('mine'))).toMatchObject(refused);
    letGuestsEditAttributes(twilio.services, false);
    expect(await failureOf(conversation.updateAttributes({}))).toMatchObject(refused);
    expect(findConversation(twilio.store, sid).attributes).toBe('{"from":"+14155550199"}');
  });

  test('may not change the user of another', async () => {
    const { twilio } = await startTalk();
    const raw = await enterRaw(twilio, 'visitor');
    const before = readStore(twilio.store);
    const path = `${base}/Users/agent`;
    const answer = await raw.request({ method: 'POST', path, body: { friendly_name: 'x' } });
    expect(answer).toMatchObject(refused);
    expect(readStore(twilio.store)).toEqual(before);
  });
});

describe('an outsider', () => {
  test('does not open a conversation by SID or unique name', async () => {
    const { twilio, sid } = await startTalk();
    const client = await twilio.connect('stranger');
    expect(await failureOf(client.getConversationBySid(sid))).toMatchObject({
      message: 'FORBIDDEN',
    });
    expect(await failureOf(client.getConversationByUniqueName('talk'))).toMatchObject({
      message: 'NOT_FOUND',
    });
    expect((await client.getSubscribedConversations()).items).toEqual([]);
  });

  const requests: readonly (readonly [string, string, object | undefined])[] = [
    ['GET', '', undefined],
    ['POST', '', { attributes: '{}' }],
    ['DELETE', '', undefined],
    ['POST', '/Messages', { body: 'hello' }],
    ['GET', '/Messages/IM', undefined],
    ['POST', '/Messages/IM', { body: 'x' }],
    ['DELETE', '/Messages/IM', undefined],
    ['POST', '/Participants', { identity: 'stranger' }],
    ['POST', '/Participants', { identity: 'friend' }],
    ['POST', '/Participants/agent', { attributes: '{}' }],
    ['DELETE', '/Participants/agent', undefined],
  ];

  test.each(requests)('is refused %s of a conversation%s', async (method, rest, body) => {
    const { twilio, sid } = await startTalk();
    const stranger = await enterRaw(twilio, 'stranger');
    await stranger.request({ method: 'GET', path: '/Client/v2/Configuration' });
    const before = readStore(twilio.store);
    const messageSid = twilio.store.messagesOf(sid)[0]?.sid ?? '';
    const path = `${base}/Conversations/${sid}${rest.replace(/IM$/, messageSid)}`;
    expect(await stranger.request({ method, path, body })).toMatchObject(foreign);
    expect(readStore(twilio.store)).toEqual(before);
  });

  test.each(['GET', 'POST'])('is refused %s of the list of another user', async (method) => {
    const { twilio, sid } = await startTalk();
    const stranger = await enterRaw(twilio, 'stranger');
    await stranger.request({ method: 'GET', path: '/Client/v2/Configuration' });
    const before = readStore(twilio.store);
    const user = twilio.store.userNamed('visitor');
    const body = method === 'POST' ? { last_read_message_index: 0 } : undefined;
    for (const name of ['visitor', user?.sid]) {
      for (const rest of method === 'POST' ? [`/${sid}`] : ['', `/${sid}`, '/talk']) {
        const path = `${base}/Users/${name}/Conversations${rest}`;
        expect(await stranger.request({ method, path, body })).toMatchObject(refused);
      }
    }
    expect(readStore(twilio.store)).toEqual(before);
  });

  async function ask(raw: RawClient, path: string, body?: unknown) {
    const method = body ? 'POST' : 'GET';
    return raw.request({ host: 'cds.us1.twilio.com', method, path, body });
  }

  function toPaths(sid: string) {
    return [
      ['Documents', `${sid}.channel`],
      ['Lists', `${sid}.messages`],
      ['Maps', `${sid}.roster`],
    ] as const;
  }

  async function readSids({ twilio, sid }: { twilio: TestTwilio; sid: string }) {
    const member = await enterRaw(twilio, 'visitor');
    const answers = toPaths(sid).map(([kind, name]) => ask(member, `/v3/${kind}/${name}`));
    return (await Promise.all(answers)).map(({ body }) => (body as { sid: string }).sid);
  }

  test('does not read the Sync objects of a conversation, by name or SID', async () => {
    const talk = await startTalk();
    const objectSids = await readSids(talk);
    const stranger = await enterRaw(talk.twilio, 'stranger');
    for (const [index, [kind, name]] of toPaths(talk.sid).entries()) {
      for (const one of [name, objectSids[index]]) {
        expect(await ask(stranger, `/v3/${kind}/${one}`)).toMatchObject({ status: 403 });
        expect(await ask(stranger, `/v3/${kind}/${one}/Items`)).toMatchObject({ status: 403 });
        const path = `/v3/Services/${serviceSid}/${kind}/${one}`;
        expect(await ask(stranger, path)).toMatchObject({ status: 403 });
      }
    }
    expect(await ask(stranger, '/v3/Maps/visitor.channels')).toMatchObject({ status: 404 });
    expect(await ask(stranger, '/v3/Maps/stranger.channels')).toMatchObject({ status: 200 });
  });

  test('does not follow the Sync objects of a conversation', async () => {
    const talk = await startTalk();
    const { twilio, sid } = talk;
    const types = ['document', 'list', 'map'];
    const objectSids = await readSids(talk);
    const stranger = await enterRaw(twilio, 'stranger');
    await ask(stranger, '/v4/Subscriptions', {
      action: 'establish',
      correlation_id: 7,
      requests: objectSids.map((object_sid, index) => ({
        object_sid,
        object_type: types[index],
        last_event_id: 0,
      })),
    });
    const { payload } = await stranger.packet(({ header }) => header.method === 'notification');
    const failed = { object_sid: objectSids[0], error: { status: 403, code: 54007 } };
    expect(payload).toMatchObject({ event_type: 'subscription_failed', correlation_id: 7 });
    expect((payload as { events: unknown[] }).events).toHaveLength(3);
    expect((payload as { events: unknown[] }).events[0]).toMatchObject(failed);

    const member = await visit(twilio, 'visitor', sid);
    await member.conversation.sendMessage('between us');
    await member.conversation.typing();
    await ask(stranger, '/v3/Maps/stranger.channels');
    const told = stranger.received.filter(({ header }) => header.method === 'notification');
    expect(told).toHaveLength(1);
    expect(JSON.stringify(stranger.received)).not.toContain('between us');
  });

  test('is told nothing more from when it was removed, though it still follows', async () => {
    const { twilio, sid } = await startTalk();
    const { services, store } = twilio;
    const raw = await enterRaw(twilio, 'visitor');
    const { body } = await ask(raw, `/v3/Lists/${sid}.messages`);
    const { sid: objectSid } = body as { sid: string };
    const about = { object_sid: objectSid, object_type: 'list', last_event_id: 2 };
    const follow = { action: 'establish', correlation_id: 1, requests: [about] };
    await ask(raw, '/v4/Subscriptions', follow);
    addMessage(services, findConversation(store, sid), { body: 'for you' }, byServer);
    await raw.packet(({ payload }) => JSON.stringify(payload ?? '').includes('for you'));

    const [own] = store.participationsOf('visitor');
    if (own) removeParticipant(services, own, byServer);
    addMessage(services, findConversation(store, sid), { body: 'not for you' }, byServer);
    expect(await ask(raw, `/v3/Lists/${sid}.messages`)).toMatchObject({ status: 403 });
    await ask(raw, '/v4/Subscriptions', follow);
    await ask(raw, '/v3/Maps/visitor.channels');
    expect(JSON.stringify(raw.received)).not.toContain('not for you');
  });
});
