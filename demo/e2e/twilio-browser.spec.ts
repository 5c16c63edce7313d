import { findConversation } from '../emulator/twilio/conversations/conversations.ts';
import { addMessage } from '../emulator/twilio/conversations/messages.ts';
import { byServer } from '../emulator/twilio/services.ts';
import type { MessageFacts } from './twilio-pages.ts';
import { eventually, expect, test } from './twilio-test.ts';

test('is initialized on a page, connecting first and then connected', async ({ visit }) => {
  const ada = await visit('ada');
  expect(await ada.heard('connectionStateChanged')).toEqual(['connecting', 'connected']);
  expect(await ada.heard('initialized')).toHaveLength(1);
  expect(await ada.heard('connectionError')).toEqual([]);
  const told = await ada.page.evaluate(() => {
    const { connectionState, user } = window.chat.client;
    return [connectionState, user.identity];
  });
  expect(told).toEqual(['connected', 'ada']);
});

test('lists the conversations of a visitor alone, and joins the next one at once', async ({
  visit,
  converse,
}) => {
  const sids = [await converse(['ada']), await converse(['ada', 'maya'])];
  await converse(['maya']);
  const ada = await visit('ada');
  const list = () =>
    ada.page.evaluate(async () => {
      const { items } = await window.chat.client.getSubscribedConversations();
      return items.map(({ sid }) => sid);
    });
  expect((await list()).toSorted()).toEqual(sids.toSorted());
  sids.push(await converse(['ada']));
  // Asked for the list while it opens a conversation, the SDK would tell of that twice.
  await eventually(async () => (await ada.heard<string>('conversationJoined')).toSorted()).toEqual(
    sids.toSorted(),
  );
  expect((await list()).toSorted()).toEqual(sids.toSorted());
});

test('begins a conversation from a page', async ({ visit, server }) => {
  const ada = await visit('ada');
  const sid = await ada.page.evaluate(async () => {
    const made = await window.chat.client.createConversation({
      uniqueName: 'help/1 of 2 & more',
      attributes: { topic: 'ž🙂' },
    });
    await made.join();
    return made.sid;
  });
  await eventually(() => ada.heard('conversationJoined')).toEqual([sid]);
  const { uniqueName, attributes } = await server.conversations.v1.conversations(sid).fetch();
  expect([uniqueName, JSON.parse(attributes)]).toEqual(['help/1 of 2 & more', { topic: 'ž🙂' }]);
});

test('gives a thousand messages backwards, without a gap and without a repeat', async ({
  visit,
  converse,
  twilio,
}) => {
  const sid = await converse(['ada']);
  const { services, store } = twilio;
  for (let index = 0; index < 1000; index += 1)
    addMessage(services, findConversation(store, sid), { body: `no. ${index}` }, byServer);
  const ada = await visit('ada', { sid });
  const read = await ada.page.evaluate(async () => {
    let page = await window.chat.conversation.getMessages(30);
    const pages = [page.items];
    while (page.hasPrevPage) {
      page = await page.prevPage();
      pages.unshift(page.items);
    }
    return { pages: pages.length, bodies: pages.flat().map(({ body }) => body) };
  });
  expect(read.pages).toBe(34);
  expect(read.bodies).toEqual(Array.from({ length: 1000 }, (_, index) => `no. ${index}`));
  expect(await ada.heard('messageAdded')).toEqual([]);
});

test('carries messages, edits and removals between two browsers, once and in order', async ({
  visit,
  converse,
}) => {
  const sid = await converse(['ada', 'maya'], 'agent');
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  const attributes = { clientId: 'a1', nested: { list: [1, 'ž', null] }, '🙂': true };
  expect(await ada.send('hello <b>ž🙂</b>\n"quoted"', attributes)).toBe(0);
  await eventually(() => maya.heard('messageAdded')).toHaveLength(1);
  expect(await maya.send('hi')).toBe(1);
  for (const { heard } of [ada, maya])
    await eventually(() => heard('messageAdded')).toMatchObject([
      { index: 0, author: 'ada', body: 'hello <b>ž🙂</b>\n"quoted"', attributes, media: [] },
      { index: 1, author: 'maya', body: 'hi', attributes: {} },
    ]);

  await ada.page.evaluate(async () => {
    const { items } = await window.chat.conversation.getMessages();
    await items[0]?.updateBody('hello, edited');
    await items[0]?.updateAttributes({ clientId: 'a2' });
    await items[0]?.remove();
  });
  for (const { heard } of [ada, maya]) {
    await eventually(() => heard('messageRemoved')).toMatchObject([{ index: 0 }]);
    const updates = await heard<{ body: string; reasons: string[] }>('messageUpdated');
    expect(updates.map(({ reasons }) => reasons.filter((one) => /body|attr/.test(one)))).toEqual([
      ['body'],
      ['attributes'],
    ]);
    expect(updates[0]?.body).toBe('hello, edited');
  }
  expect(await maya.send('the index is not used again')).toBe(2);
});

test('keeps the order of what two browsers write at once', async ({ visit, converse, server }) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  const write = ({ page, identity }: typeof ada) =>
    page.evaluate(
      (name) =>
        Promise.all(
          Array.from({ length: 25 }, (_, n) =>
            window.chat.conversation.sendMessage(`${name} ${n}`),
          ),
        ),
      identity,
    );
  const indexes = await Promise.all([write(ada), write(maya)]);
  expect(indexes.flat().toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
  const stored = await server.conversations.v1.conversations(sid).messages.list();
  const bodies = stored.map(({ body }) => body);
  for (const { heard } of [ada, maya]) {
    await eventually(() => heard('messageAdded')).toHaveLength(50);
    expect((await heard<MessageFacts>('messageAdded')).map(({ body }) => body)).toEqual(bodies);
  }
});

test('echoes a message before or after its reply, as it is told to', async ({
  visit,
  converse,
  control,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  // A list that is still being subscribed to brings what is in it at once, whatever the order of echo and reply.
  await ada.send('the list is open');
  await eventually(() => ada.heard('messageAdded')).toHaveLength(1);
  for (const [order, wanted] of [
    ['reply-first', ['reply', 'echo']],
    ['echo-first', ['echo', 'reply']],
  ] as const) {
    await control('/socket-faults', { order, echoDelayMs: 100 });
    const happened = await ada.page.evaluate(async () => {
      const { conversation } = window.chat;
      const seen: string[] = [];
      const echo = new Promise<void>((resolve) => {
        conversation.once('messageAdded', () => {
          seen.push('echo');
          resolve();
        });
      });
      await conversation.sendMessage('hello');
      seen.push('reply');
      await echo;
      return seen;
    });
    expect(happened).toEqual(wanted);
  }
});

test('shows typing on both sides, until the message comes', async ({ visit, converse }) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  for (const [one, other] of [
    [ada, maya],
    [maya, ada],
  ] as const) {
    await one.page.evaluate(() => window.chat.conversation.typing());
    await eventually(() => other.heard('typingStarted')).toEqual([one.identity]);
    expect(await other.heard('typingEnded')).toEqual([]);
    await one.send('done');
    await eventually(() => other.heard('typingEnded')).toEqual([one.identity]);
  }
  // Nobody is told of the own typing.
  expect(await ada.heard('typingStarted')).toEqual(['maya']);
});

test('counts what is unread, and tells the others how far somebody has read', async ({
  visit,
  converse,
}) => {
  const sid = await converse(['ada', 'maya']);
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  // The SDK gives for a moment again what it was answered.
  const unread = eventually(() =>
    ada.page.evaluate(() => window.chat.conversation.getUnreadMessagesCount()),
  );
  for (const body of ['one', 'two', 'three']) await maya.send(body);
  await unread.toBeNull();
  await ada.page.evaluate(() => window.chat.conversation.advanceLastReadMessageIndex(0));
  await unread.toBe(2);
  const readOf = () =>
    maya.page.evaluate(async () => {
      const participants = await window.chat.conversation.getParticipants();
      return participants.find(({ identity }) => identity === 'ada')?.lastReadMessageIndex;
    });
  await eventually(readOf).toBe(0);
  await ada.page.evaluate(() => window.chat.conversation.setAllMessagesRead());
  await unread.toBe(0);
  await eventually(readOf).toBe(2);
  await eventually(() =>
    ada.page.evaluate(() => window.chat.conversation.lastReadMessageIndex),
  ).toBe(2);
});

test('shows attributes that the server sets, and tells the server those that a page sets', async ({
  visit,
  converse,
  server,
}) => {
  const sid = await converse(['ada', 'maya'], 'agent');
  const [ada, maya] = await Promise.all([visit('ada', { sid }), visit('maya', { sid })]);
  const conversation = server.conversations.v1.conversations(sid);
  await conversation.update({ attributes: JSON.stringify({ from: 'server', '🙂': ['ž'] }) });
  for (const { heard } of [ada, maya])
    await eventually(() => heard('conversationUpdated')).toMatchObject([
      { attributes: { from: 'server', '🙂': ['ž'] } },
    ]);
  await ada.page.evaluate(() => window.chat.conversation.updateAttributes({ from: 'page' }));
  expect(JSON.parse((await conversation.fetch()).attributes)).toEqual({ from: 'page' });
  await eventually(() => maya.heard('conversationUpdated')).toMatchObject([
    {},
    { attributes: { from: 'page' }, reasons: ['attributes', 'dateUpdated'] },
  ]);
});

test('lets a guest edit no attributes, unless the account lets it', async ({
  visit,
  converse,
  server,
  control,
}) => {
  const sid = await converse(['ada'], 'guest');
  const ada = await visit('ada', { sid });
  const edit = () =>
    ada.page.evaluate(() =>
      window.chat.conversation
        .updateAttributes({ from: '+14155550199' })
        .then(() => 'edited')
        .catch(({ status, body }: { status: number; body: { code: number } }) => [
          status,
          body.code,
        ]),
    );
  expect(await edit()).toEqual([403, 50107]);
  const conversation = server.conversations.v1.conversations(sid);
  expect((await conversation.fetch()).attributes).toBe('{}');
  await control('/roles/guest', { mayEditAttributes: true });
  expect(await edit()).toBe('edited');
  expect((await conversation.fetch()).attributes).toBe('{"from":"+14155550199"}');
  await control('/roles/guest', { mayEditAttributes: false });
  expect(await edit()).toEqual([403, 50107]);
});

test('shows who joins and who leaves', async ({ visit, converse, server }) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  const { participants } = server.conversations.v1.conversations(sid);
  const { sid: botSid } = await participants.create({ identity: 'bot' });
  await eventually(() => ada.heard('participantJoined')).toEqual(['bot']);
  const maya = await visit('maya');
  await participants.create({ identity: 'maya' });
  await eventually(() => maya.heard('conversationJoined')).toEqual([sid]);
  await maya.enter(sid);
  await server.conversations.v1.conversations(sid).participants(botSid).remove();
  for (const { heard } of [ada, maya])
    await eventually(() => heard('participantLeft')).toEqual(['bot']);
  await maya.page.evaluate(() => window.chat.conversation.leave());
  await eventually(() => ada.heard('participantLeft')).toEqual(['bot', 'maya']);
  await eventually(() => maya.heard('conversationLeft')).toEqual([sid]);
  expect((await participants.list()).map(({ identity }) => identity)).toEqual(['ada']);
});

test('shows the name that a server gives to a user', async ({ visit, converse, server }) => {
  const sid = await converse(['ada', 'maya']);
  const ada = await visit('ada', { sid });
  await ada.page.evaluate(async () => {
    for (const one of await window.chat.conversation.getParticipants()) await one.getUser();
  });
  await server.conversations.v1.users('maya').update({ friendlyName: 'Maya ž🙂' });
  await eventually(() => ada.heard('userUpdated')).toContainEqual({
    identity: 'maya',
    friendlyName: 'Maya ž🙂',
    reasons: ['friendlyName'],
  });
});

test('shows that the server has closed the conversation, and takes nothing more', async ({
  visit,
  converse,
  server,
}) => {
  const sid = await converse(['ada']);
  const ada = await visit('ada', { sid });
  await ada.send('hello');
  const conversation = server.conversations.v1.conversations(sid);
  await conversation.update({ state: 'closed' });
  await eventually(() => ada.page.evaluate(() => window.chat.conversation.state?.current)).toBe(
    'closed',
  );
  const code = await ada.page.evaluate(() =>
    window.chat.conversation
      .sendMessage('more')
      .catch(({ body }: { body: { code: number } }) => body.code),
  );
  expect(code).toBe(50377);
  const bodies = await ada.page.evaluate(async () => {
    const { items } = await window.chat.conversation.getMessages();
    return items.map(({ body }) => body);
  });
  expect(bodies).toEqual(['hello']);
});
