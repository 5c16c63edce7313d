import type { Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import { countRestores } from './back-forward-cache.ts';
import { startTalk } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// A chat from its first page to its end, over all the pages between.

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

const wide = { width: 1280, height: 720 };
const small = { width: 390, height: 700 };
const lying = { width: 844, height: 390 };

test('goes on after a reload and on the next page, with its panel, and takes no focus', async ({
  openDocs,
  onlyChat,
  cloud,
  control,
  functions,
}) => {
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  const before = await chat.messages();
  const say = (body: string) => control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await page.reload();
  await expect(chat.panel).toBeVisible();
  await eventually(chat.messages).toEqual(before);
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');

  await page.getByRole('link', { name: 'B', exact: true }).click();
  await expect(page).toHaveTitle('B');
  await page.getByLabel('Your phone').focus();
  await eventually(chat.messages).toEqual(before);
  await expect(page.getByLabel('Your phone')).toBeFocused();
  await say('One thing more.');
  await expect(chat.message('One thing more.')).toBeVisible();
  await chat.send('Thank you');
  await eventually(async () => (await onlyChat()).messages.map(({ body }) => body)).toContain(
    'Thank you',
  );
  expect(cloud.twilio.sockets.list()).toHaveLength(1);
  expect(functions.calls().map(({ name }) => name)).toEqual(['start-chat']);

  // Where it would cover the page, it waits for a tap; and what was closed stays closed.
  for (const [size, words] of [
    [lying, 'Are you there?'],
    [small, 'Hello?'],
  ] as const) {
    await page.setViewportSize(size);
    await page.reload();
    await say(words);
    await eventually(chat.unread).toBeGreaterThan(0);
    await expect(chat.panel).toBeHidden();
  }
  await chat.open();
  await eventually(chat.unread).toBe(0);
  await chat.close();
  await page.setViewportSize(wide);
  await page.reload();
  await say('Goodbye.');
  await eventually(chat.unread).toBeGreaterThan(0);
  await expect(chat.panel).toBeHidden();
});

test('is ended by its visitor for everybody, but not by accident, and another begins', async ({
  openDocs,
  chats,
  desk,
}) => {
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  await agent.say('Maya here.');
  await expect(chat.message('Maya here.')).toBeVisible();
  await chat.panel.getByRole('button', { name: en.menu, exact: true }).click();
  await chat.panel.getByRole('button', { name: en.endChat, exact: true }).click();
  await chat.element.getByRole('button', { name: en.endCancel }).click();
  await chat.send('I am still here');
  await eventually(async () => (await agent.transcript()).at(-1)).toBe('visitor: I am still here');

  await chat.end();
  await expect(chat.status).toHaveText(en.ended['by-visitor']);
  await expect(chat.composer).toBeHidden();
  // What was said can still be read.
  await expect(chat.message('Maya here.')).toBeVisible();
  expect(chats()[0]?.state).toBe('closed');
  expect(await desk.tasks()).toEqual([]);

  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await chat.send('Something else');
  await eventually(() => chats()[1]?.messages[0]?.body).toBe('Something else');
  // The bot has answered.
  await eventually(chat.bodies).toHaveLength(2);
  await expect(chat.message('Maya here.')).toHaveCount(0);
  await page.reload();
  await expect(chat.message('Something else')).toBeVisible();
  expect(chats()).toHaveLength(2);
});

test('is ended by the agent: the composer goes, and what was not sent says so', async ({
  openDocs,
  chats,
  cloud,
  desk,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  await chat.send('I want to talk to a person');
  const agent = await desk.accept();
  cloud.twilio.faults.add({
    path: '/Client/v2/Services/*/Conversations/*/Messages$',
    method: 'POST',
    status: 503,
    times: 0,
  });
  await chat.send('One thing more');
  await expect(chat.message('One thing more')).toBeVisible();
  await agent.end();
  await expect(chat.status).toHaveText(en.ended['by-team']);
  await expect(chat.composer).toBeHidden();
  await expect(chat.message('One thing more')).toContainText(en.failed['chat-over']);
  expect(JSON.stringify(chats())).not.toContain('One thing more');

  cloud.twilio.faults.clear();
  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await chat.send('Another question');
  await eventually(() => chats()[1]?.messages[0]?.body).toBe('Another question');
});

test('a chat that was closed while its visitor had no page has ended on the next one, with its last words', async ({
  openDocs,
  docs,
  onlyChat,
  control,
  cloud,
  functions,
}) => {
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  await page.goto('about:blank');
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Goodbye.' });
  await control(`/conversations/${sid}/state`, { state: 'closed' });
  await page.goto(`${docs.origin}/docs/b`);
  await expect(chat.status).toHaveText(en.ended['by-team']);
  await expect(chat.message('Goodbye.')).toHaveCount(1);
  await expect(chat.composer).toBeHidden();
  await expect(chat.panel.getByRole('button', { name: en.startAnew })).toBeVisible();
  expect(functions.calls()).toHaveLength(1);
  // It is over: the page after that knows nothing of it.
  await eventually(() => cloud.twilio.sockets.list()).toEqual([]);
  await page.reload();
  expect(await page.evaluate(() => localStorage.getItem('docent.chat'))).toBeNull();
});

test('is restored with its page from the back/forward cache, and has all that came meanwhile', async ({
  openDocs,
  docs,
  onlyChat,
  control,
  cloud,
}) => {
  const page = await openDocs('/docs/a', { page: { chat: false } });
  await countRestores(page);
  await page.goto(`${docs.origin}/docs/b`);
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  const say = (body: string) => control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await untilStored(page);
  await page.goto(`${docs.origin}/docs/c`);
  await chat.send('From the next page');
  await eventually(chat.lastDelivery).toBe('sent');
  await untilStored(page);
  await page.goto(`${docs.origin}/docs/a`);
  await say('While there was no chat.');

  for (const [delta, title] of [
    [-2, 'B'],
    [1, 'C'],
  ] as const) {
    await page.evaluate((by) => history.go(by), delta);
    await expect(page).toHaveTitle(title);
    expect(await page.evaluate(() => window.restores)).toBe(1);
    // The bot may still answer.
    const missing = async () => (await onlyChat()).messages.length - (await chat.bodies()).length;
    await eventually(missing).toBe(0);
    await expect(chat.message('From the next page')).toHaveCount(1);
    await expect(chat.message('While there was no chat.')).toHaveCount(1);
    await say(`On ${title}.`);
    await expect(chat.message(`On ${title}.`)).toBeVisible();
    await chat.send(`I am on ${title}`);
    await eventually(chat.lastDelivery).toBe('sent');
    await untilStored(page);
    const { messages } = await onlyChat();
    expect(messages.filter(({ body }) => body === `I am on ${title}`)).toHaveLength(1);
    expect(cloud.twilio.sockets.list()).toHaveLength(1);
  }
});

/** Chromium does not keep a page that still writes into a database which the next page needs, too. */
async function untilStored(page: Page): Promise<void> {
  const count = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('docent.chat');
          opening.onsuccess = () => {
            const database = opening.result;
            const counting = database.transaction('messages').objectStore('messages').count();
            counting.onsuccess = () => {
              database.close();
              resolve(counting.result);
            };
          };
        }),
    );
  await eventually(count, { message: 'how many messages are not yet sent' }).toBe(0);
}
