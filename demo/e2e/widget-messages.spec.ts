import type { Page } from '@playwright/test';
import type { Fault } from '../emulator/twilio/local/fault.ts';
import { readChatPage } from './widget-chat.ts';
import { chatAlone as page, openChat, readDelivered, toOwnBodies } from './widget-delivered.ts';
import { readOutbox } from './widget-outbox.ts';
import { hurry, sendPath, untilOpen } from './widget-sending.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// Messages of the visitor, on a line that is bad, on pages that go away: each arrives, once, and in order.

const mishaps: Omit<Fault, 'path'>[] = [
  { drop: 'after' },
  { lose: 'reply' },
  { lose: 'request' },
  { drop: 'before' },
  { status: 429, code: 50063 },
  { status: 503, code: 20503 },
  { status: 500 },
];

test('a message whose answer is lost, whose socket is cut, or that is put off arrives once, and the next behind it', async ({
  openDocs,
  cloud,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  await docs.clock.install();
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  const words = mishaps.flatMap((fault) => {
    const name = Object.values(fault).join(' ');
    return [name, `after ${name}`];
  });
  for (const fault of mishaps)
    cloud.twilio.faults.add({ path: sendPath, method: 'POST', ...fault });
  // One of each two meets a mishap, whichever it is.
  for (const body of words) await chat.send(body);
  const mine = (await chat.messages()).filter(({ author }) => author === 'You');
  expect(mine.map(({ body }) => body)).toEqual(['hello', ...words]);
  await hurry(docs, async () => toOwnBodies(await onlyChat()).length > words.length);
  expect(toOwnBodies(await onlyChat())).toEqual(['hello', ...words]);
  await eventually(() => readDelivered(chat)).toEqual(['hello', ...words]);
  expect(cloud.twilio.faults.list()).toEqual([]);
});

test('a line on which nothing comes any more is noticed while one sends, and while one only waits', async ({
  openDocs,
  cloud,
  control,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  await docs.clock.install();
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  const { sid } = await onlyChat();
  await control('/connections/blackhole', { on: true });
  await chat.send('one');
  await chat.send('two');
  await hurry(docs, async () => toOwnBodies(await onlyChat()).length === 3);
  await eventually(() => readDelivered(chat)).toEqual(['hello', 'one', 'two']);

  expect(cloud.twilio.sockets.list().length).toBeGreaterThan(0);
  await control('/connections/blackhole', { on: true });
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'into the dark' });
  await hurry(docs, () => chat.message('into the dark').isVisible());
  expect(toOwnBodies(await onlyChat())).toEqual(['hello', 'one', 'two']);
});

test('a message that is refused can be sent again, copied and removed, and holds up no other', async ({
  openDocs,
  cloud,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  await docs.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  cloud.twilio.faults.add({ path: sendPath, method: 'POST', status: 403, code: 50107 });
  cloud.twilio.faults.add({ path: sendPath, method: 'POST', status: 400, code: 50304 });
  for (const body of ['alpha', 'beta', 'gamma']) await chat.send(body);
  await expect(chat.message('alpha')).toContainText('Not sent: this chat takes no messages.');
  await expect(chat.message('beta')).toContainText('Not sent.');
  await eventually(() => readDelivered(chat)).toEqual(['hello', 'gamma']);
  await expect(chat.composer).toBeEditable();

  const button = (words: string, name: string) =>
    chat.message(words).getByRole('button', { name, exact: true });
  await button('beta', 'Copy').click();
  await expect(button('beta', 'Copied')).toBeVisible();
  expect(await docs.evaluate(() => navigator.clipboard.readText())).toBe('beta');
  await button('beta', 'Remove').click();
  await expect(chat.message('beta')).toHaveCount(0);
  await eventually(async () => (await readOutbox(docs)).bodies).toEqual(['alpha']);
  // Failed messages are there on the next page too.
  await docs.reload();
  await expect(chat.message('alpha')).toContainText('Not sent: this chat takes no messages.');
  await button('alpha', 'Try again').click();
  await eventually(() => readDelivered(chat)).toEqual(['hello', 'gamma', 'alpha']);
  expect(toOwnBodies(await onlyChat())).toEqual(['hello', 'gamma', 'alpha']);
  await expect(chat.message('beta')).toHaveCount(0);
});

test('a page that is reloaded in the middle of a send sends it once, and what waits behind it in order', async ({
  openDocs,
  cloud,
  control,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  const rounds = [
    // Stored, and the page hears nothing of it.
    { lose: 'reply', words: ['one', 'two', 'three'] },
    { lose: 'request', words: ['four', 'five', 'six'] },
  ] as const;
  const all = ['hello'];
  for (const { lose, words } of rounds) {
    await control('/socket-faults', { echoDelayMs: 60_000 });
    cloud.twilio.faults.add({ path: sendPath, method: 'POST', lose });
    for (const body of words) await chat.send(body);
    await eventually(() => cloud.twilio.faults.list()).toEqual([]);
    await control('/socket-faults', { echoDelayMs: 0 });
    await docs.reload();
    all.push(...words);
    await eventually(async () => toOwnBodies(await onlyChat())).toEqual(all);
    await eventually(() => readDelivered(chat)).toEqual(all);
  }
});

test('a page that crashes leaves what was not sent, and the draft, to the next one', async ({
  openDocs,
  cloud,
  onlyChat,
}) => {
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  cloud.twilio.faults.add({ path: sendPath, method: 'POST', lose: 'request', times: 0 });
  await chat.send('one');
  await chat.send('two');
  await chat.composer.pressSequentially('half a thou');
  await eventually(() => readOutbox(docs)).toMatchObject({ draft: 'half a thou' });
  await crash(docs);
  cloud.twilio.faults.clear();

  const next = await openDocs('/docs/b', { tabOf: docs, page });
  const chatThere = readChatPage(next);
  await eventually(async () => toOwnBodies(await onlyChat())).toEqual(['hello', 'one', 'two']);
  await eventually(() => readDelivered(chatThere)).toEqual(['hello', 'one', 'two']);
  await expect(chatThere.composer).toHaveValue('half a thou');
  await docs.close();
});

test('what is written offline is said to wait, and goes out in order with the network', async ({
  openDocs,
  control,
  network,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const docs = await openDocs('/docs/a', { page });
  const chat = await openChat(docs);
  await chat.send('hello');
  await untilOpen(chat);
  const { sid } = await onlyChat();
  await network.goOffline(docs.context());
  for (const body of ['one', 'two', 'three']) await chat.send(body);
  await expect(chat.status).toHaveText('You are offline. Messages are sent when you are back.');
  await expect(chat.message('three')).toContainText('Waiting to be sent');
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Are you there?' });
  expect(toOwnBodies(await onlyChat())).toEqual(['hello']);

  await network.goOnline(docs.context());
  await eventually(() => readDelivered(chat)).toEqual(['hello', 'one', 'two', 'three']);
  expect(toOwnBodies(await onlyChat())).toEqual(['hello', 'one', 'two', 'three']);
  await expect(chat.message('Are you there?')).toBeVisible();
  await expect(chat.status).toHaveText('');
});

async function crash(docs: Page): Promise<void> {
  const devtools = await docs.context().newCDPSession(docs);
  const crashed = docs.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => undefined);
  await crashed;
}
