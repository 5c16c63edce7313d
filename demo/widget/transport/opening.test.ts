import { expect, test } from 'vitest';
import { startChat, visitor, type OpenChat } from './testing/start-chat.ts';

const listPath = '/v3/Services/*/Lists/*/Items';

test('opens with the newest messages, in order, and knows that there are earlier ones', async () => {
  const { write, open } = await startChat();
  for (let n = 0; n < 40; n += 1) write(`message ${n}`);
  const { messages, hasEarlier, seenIndex, othersSeenIndex } = await open();
  expect(messages.map(({ body }) => body)).toEqual(
    Array.from({ length: 30 }, (_, n) => `message ${n + 10}`),
  );
  expect({ hasEarlier, seenIndex, othersSeenIndex }).toEqual({
    hasEarlier: true,
    seenIndex: -1,
    othersSeenIndex: -1,
  });
});

test('opens an empty conversation', async () => {
  const { open } = await startChat();
  expect(await open()).toMatchObject({ messages: [], hasEarlier: false });
});

test('tells what comes while it opens once, and only after', async () => {
  const { write, open, twilio, sid } = await startChat();
  write('before', { author: 'somebody' });
  // The page has been read, and a name is still awaited.
  twilio.faults.add({ path: '/Client/v2/Services/*/Users/somebody', delayMs: 200 });
  const opening = open();
  const timer = setInterval(() => write('meanwhile', { author: visitor }), 10);
  const { messages, heard, told } = await opening;
  clearInterval(timer);
  expect(told).toEqual([]);
  expect(await hearAll({ write, heard })).toBeGreaterThan(3);
  expect(toSids(messages, heard('onMessage'))).toEqual(toSids(twilio.store.messagesOf(sid)));
});

test('tells nothing that is in its first page, though the SDK told it before', async () => {
  const { write, open, twilio, sid } = await startChat();
  twilio.faults.add({ path: listPath, delayMs: 150 });
  const opening = open();
  const timer = setInterval(() => write('meanwhile'), 10);
  const { messages, heard } = await opening;
  clearInterval(timer);
  expect(messages.length).toBeGreaterThan(3);
  await hearAll({ write, heard });
  expect(toSids(messages, heard('onMessage'))).toEqual(toSids(twilio.store.messagesOf(sid)));
});

test('tells what comes before its subscriptions are there', async () => {
  const { write, open, twilio, sid } = await startChat();
  twilio.faults.add({ path: '/v4/Subscriptions', delayMs: 200, times: 0 });
  const { messages, heard } = await open();
  for (const body of ['one', 'two']) write(body);
  await hearAll({ write, heard });
  expect(toSids(messages, heard('onMessage'))).toEqual(toSids(twilio.store.messagesOf(sid)));
});

test('writes nothing that the visitor has seen already as news', async () => {
  const { write, open } = await startChat();
  write('known');
  const { heard, messages } = await open();
  write('news');
  await expect.poll(() => heard('onMessage')).toMatchObject([{ body: 'news' }]);
  expect(messages).toMatchObject([{ body: 'known' }]);
});

/** Waits until a last message is told; gives how many were. */
async function hearAll({
  write,
  heard,
}: {
  write(body: string): string;
  heard: OpenChat['heard'];
}) {
  const last = write('the last');
  await expect.poll(() => toSids(heard('onMessage')).at(-1)).toBe(last);
  return heard('onMessage').length;
}

function toSids(...lists: readonly (readonly unknown[])[]): string[] {
  return lists.flat().map((message) => (message as { sid: string }).sid);
}
