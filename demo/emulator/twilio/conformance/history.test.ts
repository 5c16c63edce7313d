import type { Message, Paginator } from '@twilio/conversations';
import { describe, expect, test } from 'vitest';
import { findConversation } from '../conversations/conversations.ts';
import { addMessage, findMessage, removeMessage } from '../conversations/messages.ts';
import { byServer } from '../services.ts';
import { nextEvent, startTestTwilio, type TestTwilio } from '../testing/test-support.ts';
import { readAll } from './read-all.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

const count = 1000;
const indexes = Array.from({ length: count }, (_, index) => index);

/** Fills a conversation; those messages whose index is so are removed again. */
function fill({ services, store }: TestTwilio, sid: string, isRemoved: (index: number) => boolean) {
  for (const index of indexes) {
    const input = { author: 'visitor', body: `message ${index}` };
    const message = addMessage(services, findConversation(store, sid), input, byServer);
    if (isRemoved(index)) removeMessage(services, message, byServer);
  }
}

async function readBackwards(first: Paginator<Message>): Promise<Message[]> {
  let page = first;
  const messages = [...page.items];
  while (page.hasPrevPage) {
    page = await page.prevPage();
    messages.unshift(...page.items);
    if (messages.length > 2 * count) throw new Error('There is no first page.');
  }
  return messages;
}

const toIndexes = (messages: readonly Message[]) => messages.map(({ index }) => index);

describe.each([
  ['without gaps', () => false],
  ['with every third removed', (index: number) => index % 3 === 1],
  [
    'with long gaps, also at both ends',
    (index: number) => index < 60 || (index >= 300 && index < 420) || index >= 960,
  ],
])('a thousand messages %s', (_, isRemoved) => {
  test.each([30, 50])('are read in pages of %d, each once and in order', async (pageSize) => {
    const twilio = await startTestTwilio();
    const { sid } = await twilio.conversation(['visitor']);
    fill(twilio, sid, isRemoved);
    const left = indexes.filter((index) => !isRemoved(index));
    const client = await twilio.connect('visitor');
    const conversation = await client.getConversationBySid(sid);

    const last = await conversation.getMessages(pageSize);
    expect(toIndexes(last.items)).toEqual(left.slice(-pageSize));
    expect(last.hasNextPage).toBe(false);
    expect(toIndexes(await readBackwards(last))).toEqual(left);

    const first = await conversation.getMessages(pageSize, 0, 'forward');
    expect(toIndexes(first.items)).toEqual(left.slice(0, pageSize));
    const forwards = await readAll(first);
    expect(toIndexes(forwards)).toEqual(left);
    expect(forwards.every(({ body, index }) => body === `message ${index}`)).toBe(true);

    // 500 is in none of the gaps that begin or end there; where it was removed, the next is what comes first.
    for (const anchor of [500, 310]) {
      const after = await conversation.getMessages(pageSize, anchor, 'forward');
      expect(toIndexes(after.items)).toEqual(
        left.filter((index) => index >= anchor).slice(0, pageSize),
      );
      expect(toIndexes(await readBackwards(after))).toEqual(
        left.filter((index) => index <= (after.items.at(-1)?.index ?? 0)),
      );
      const before = await conversation.getMessages(pageSize, anchor, 'backwards');
      expect(toIndexes(before.items)).toEqual(
        left.filter((index) => index <= anchor).slice(-pageSize),
      );
      expect(toIndexes(await readAll(before))).toEqual(
        left.filter((index) => index >= (before.items[0]?.index ?? 0)),
      );
    }
    expect(await conversation.getMessagesCount()).toBe(left.length);
    expect(conversation.lastMessage?.index).toBe(left.at(-1));
  });
});

test('is turned round in the middle', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  fill(twilio, sid, () => false);
  const client = await twilio.connect('visitor');
  const last = await (await client.getConversationBySid(sid)).getMessages(30);
  const before = await last.prevPage();
  expect(toIndexes(before.items)).toEqual(indexes.slice(940, 970));
  expect(toIndexes((await before.nextPage()).items)).toEqual(indexes.slice(970));
});

test('is whole where a part was read before', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  fill(twilio, sid, (index) => index % 7 === 3);
  const left = indexes.filter((index) => index % 7 !== 3);
  const { conversation } = await visit(twilio, 'visitor', sid);
  await conversation.getMessages(20, 400, 'forward');
  await conversation.getMessages(5, 200, 'backwards');
  expect(toIndexes(await readBackwards(await conversation.getMessages(30)))).toEqual(left);
  expect(toIndexes(await readAll(await conversation.getMessages(50, 0, 'forward')))).toEqual(left);
});

test('fires no messageAdded, and is the same as what is stored', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor']);
  const input = { author: 'bot', body: 'Tomás 🙂\nline', subject: 's', attributes: '{"n":[1]}' };
  const stored = addMessage(services, findConversation(store, sid), input, byServer);
  const { client, conversation } = await visit(twilio, 'visitor', sid);
  const added = watch(client, 'messageAdded');
  const [message] = (await conversation.getMessages()).items;
  expect(message).toMatchObject({
    sid: stored.sid,
    index: 0,
    author: 'bot',
    body: 'Tomás 🙂\nline',
    subject: 's',
    attributes: { n: [1] },
    type: 'text',
    participantSid: null,
    dateCreated: new Date(stored.dateCreated),
  });
  expect(added).toEqual([]);
});

test('is empty, and begins with the first message', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['visitor']);
  const { conversation } = await visit(twilio, 'visitor', sid);
  const page = await conversation.getMessages(30);
  expect(page).toMatchObject({ items: [], hasNextPage: false, hasPrevPage: false });
  const index = await conversation.sendMessage('first');
  expect(index).toBe(0);
  await expect
    .poll(async () => (await conversation.getMessages()).items.map(({ body }) => body))
    .toEqual(['first']);
});

test('gives one message by its index', async () => {
  const twilio = await startTestTwilio();
  const { services, store } = twilio;
  const { sid } = await twilio.conversation(['visitor']);
  for (const body of ['a', 'b', 'c'])
    addMessage(services, findConversation(store, sid), { body }, byServer);
  const { client, conversation } = await visit(twilio, 'visitor', sid);
  await conversation.getMessages();
  const [first, second] = store.messagesOf(sid);
  const removed = nextEvent(client, 'messageRemoved');
  if (second) removeMessage(services, findMessage(store, sid, second.sid), byServer);
  await removed;
  const found = await conversation.getMessages(1, 0, 'forward');
  expect(found.items.map(({ sid: one }) => one)).toEqual([first?.sid]);
  const next = await conversation.getMessages(1, 1, 'forward');
  expect(next.items.map(({ index }) => index)).toEqual([2]);
});
