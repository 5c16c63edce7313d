import type { Page } from '@playwright/test';
import { readChatPage } from './widget-chat.ts';
import { readKept } from './widget-host-page.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';
import { readStored, tellSite } from './widget-visitor.ts';

// A visitor who goes, and one who comes after another: nothing of the last one is to be seen.

const phone = '+14155552671';
const other = '+14155552672';
const question = 'How do I run a job every night?';

test.afterEach(({ watch }) => {
  const told = watch.requests.filter((line) => /415\D*555\D*26|eyJ/.test(line));
  expect(told, 'addresses with a phone or a token').toEqual([]);
});

const signOuts: [how: string, signOut: (page: Page) => Promise<unknown>][] = [
  ['docent.reset()', (page) => page.evaluate('docent.reset()')],
  ['docent.chat.setContext(null)', (page) => readChatPage(page).call('setContext', null)],
];

for (const [how, signOut] of signOuts) {
  test(`${how} leaves nothing of the visitor in any tab, on the next page, or in the browser`, async ({
    openDocs,
    docs,
    chats,
    cloud,
    control,
  }) => {
    docs.all = { chat: { 'data-form': 'off' } };
    const first = readChatPage(await openDocs('/'));
    const second = readChatPage(await openDocs('/', { tabOf: first.page }));
    await tellSite(first.page, phone);
    await first.open();
    await first.send(question);
    await eventually(second.bodies).toHaveLength(2);
    await control('/faults', {
      path: '/Client/v2/Services/*/Conversations/*/Messages$',
      method: 'POST',
      lose: 'request',
      times: 0,
    });
    await first.send('Never sent');
    await first.composer.fill('Never said');
    await expect(second.composer).toHaveValue('Never said');
    await eventually(() => readStored(first.page)).toMatchObject({
      local: expect.arrayContaining(['docent.chat', 'docent.chat.owner', 'docent.visitor']),
      database: [expect.stringContaining('Never sent'), 'Never said'],
    });

    // The one that follows.
    await signOut(second.page);
    for (const { page, panel, composer, bodies } of [first, second]) {
      await eventually(bodies).toEqual([]);
      await expect(composer).toHaveValue('');
      await expect(panel).not.toContainText('555');
      await eventually(() => readStored(page)).toEqual({ local: [], database: [] });
    }
    await eventually(() => cloud.twilio.sockets.list()).toEqual([]);
    expect((await readKept(first.page)).session).toEqual([]);

    await second.page.reload();
    await second.open();
    await expect(second.composer).toHaveValue('');
    expect(await second.bodies()).toEqual([]);
    cloud.twilio.faults.clear();
    await second.send('Somebody else');
    await eventually(() => chats().length).toBe(2);
    expect(chats()[1]?.attributes).not.toHaveProperty('from');
    await eventually(() => chats()[1]?.messages[0]?.body).toBe('Somebody else');
  });
}

test('a sign-out on a page that has not loaded the chat, or has none, counts on the next one', async ({
  openDocs,
  docs,
  functions,
}) => {
  docs.all = { chat: { 'data-form': 'off' } };
  docs.set('/docs/bare', { chat: false });
  const chat = readChatPage(await openDocs('/'));
  const { page } = chat;
  await tellSite(page, phone);
  // Nothing but a draft: no page loads the chat for that.
  await chat.open();
  await chat.composer.fill('Never said');
  await eventually(async () => (await readStored(page)).database).toEqual(['Never said']);
  await page.reload();
  await page.evaluate('docent.reset()');
  await page.reload();
  await chat.open();
  await expect(chat.composer).toBeEditable();
  await page.waitForLoadState('networkidle');
  await expect(chat.composer).toHaveValue('');
  await eventually(async () => (await readStored(page)).database).toEqual([]);

  await tellSite(page, phone);
  await chat.send(question);
  await eventually(chat.bodies).toHaveLength(2);
  await page.goto(`${docs.origin}/docs/bare`);
  await page.evaluate('docent.reset()');
  await page.goto(`${docs.origin}/docs/b`);
  await page.waitForLoadState('networkidle');
  await expect(chat.panel).toBeHidden();
  await chat.open();
  await expect(chat.composer).toBeEditable();
  expect(await chat.bodies()).toEqual([]);
  expect(functions.calls('resume-chat')).toEqual([]);
  expect((await readStored(page)).local).not.toContain('docent.chat');
});

test('another person on the same browser never sees the chat of the last one', async ({
  openDocs,
  docs,
  chats,
  functions,
  watch,
}) => {
  docs.all = { chat: { 'data-form': 'off' } };
  const chat = readChatPage(await openDocs('/'));
  const { page } = chat;
  await tellSite(page, phone);
  // With the start still under way.
  functions.fault({ name: 'start-chat', delayMs: 1500 });
  await chat.open();
  await chat.send('My secret');
  await eventually(() => functions.calls('start-chat').length).toBe(1);
  await tellSite(page, other);
  await eventually(chat.bodies).toEqual([]);
  await eventually(() => chats().length).toBe(1);
  await expect(chat.panel).toContainText('+1 415 555 2672');
  await chat.send('Hello');
  await eventually(() => chats().length).toBe(2);
  await eventually(chat.bodies).toHaveLength(2);
  expect((await chat.bodies())[0]).toBe('Hello');
  expect(chats().map(({ attributes }) => attributes['from'])).toEqual([phone, other]);
  expect(chats()[1]?.messages.map(({ body }) => body)).not.toContain('My secret');

  // The next person comes on a page without the chat, and goes on to one whose tracker is late.
  docs.set('/docs/bare', { chat: false });
  docs.set('/docs/late', { tracker: { src: '/docent/late.js' } });
  watch.allow(networkProblems);
  await page.goto(`${docs.origin}/docs/bare`);
  await tellSite(page, '+14155552673');
  await eventually(() => page.evaluate(() => localStorage['docent.visitor'] as string)).toContain(
    '2673',
  );
  const socketsBefore = watch.requests.filter((line) => line.startsWith('SOCKET')).length;
  await page.goto(`${docs.origin}/docs/late`);
  await expect(chat.bubble).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(chat.panel).toBeHidden();
  await chat.open();
  await expect(chat.composer).toBeEditable();
  expect(await chat.bodies()).toEqual([]);
  expect(watch.requests.filter((line) => line.startsWith('SOCKET'))).toHaveLength(socketsBefore);
});
