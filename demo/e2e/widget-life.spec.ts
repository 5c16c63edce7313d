import { en } from '../../packages/widget/src/strings/en.ts';
import { countRestores } from './back-forward-cache.ts';
import { startTalk } from './widget-talk.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// A chat from its first page to its end, over all the pages between.

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

const small = { viewport: { width: 390, height: 700 } };

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

  // What was closed stays closed.
  await chat.close();
  await page.reload();
  await say('Are you there?');
  await eventually(chat.unread).toBeGreaterThan(0);
  await expect(chat.panel).toBeHidden();
});

test('on a small page the panel does not come back by itself, and the bubble counts', async ({
  openDocs,
  onlyChat,
  control,
}) => {
  const page = await openDocs('/docs/a', { browser: small });
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  const { length } = await chat.bodies();
  await page.reload();
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'One thing more.' });
  await eventually(chat.unread).toBe(1);
  await expect(chat.panel).toBeHidden();
  await chat.open();
  await eventually(chat.bodies).toHaveLength(length + 1);
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

test('a chat that was closed while its visitor had no page has ended on the next one', async ({
  openDocs,
  docs,
  onlyChat,
  control,
  cloud,
  watch,
  logged,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  const { sid } = await onlyChat();
  await page.goto('about:blank');
  await control(`/conversations/${sid}/state`, { state: 'closed' });
  await page.goto(`${docs.origin}/docs/b`);
  await expect(chat.status).toHaveText(en.ended['by-team']);
  await expect(chat.composer).toBeHidden();
  await expect(chat.panel.getByRole('button', { name: en.startAnew })).toBeVisible();
  expect(logged.splice(0).join()).toContain('chat-closed');
  // It is over: the page after that knows nothing of it.
  await eventually(() => cloud.twilio.sockets.list()).toEqual([]);
  await page.reload();
  expect(await page.evaluate(() => localStorage.getItem('docent.chat'))).toBeNull();
});

test('a stored session that is none is dropped, whatever it is', async ({
  openDocs,
  onlyChat,
  chats,
  watch,
  functions,
}) => {
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  const good = await page.evaluate(() => localStorage.getItem('docent.chat') ?? '');
  await onlyChat();
  const { length } = functions.calls();
  const sockets = watch.requests.filter((line) => line.startsWith('SOCKET')).length;
  const read = () => page.evaluate(() => localStorage.getItem('docent.chat'));
  for (const text of toCorrupt(good)) {
    await page.evaluate((stored) => localStorage.setItem('docent.chat', stored), text);
    await page.reload();
    await eventually(read, { message: text.slice(0, 300) }).toBeNull();
    await expect(chat.panel).toBeHidden();
  }
  expect(functions.calls()).toHaveLength(length);
  expect(watch.requests.filter((line) => line.startsWith('SOCKET'))).toHaveLength(sockets);
  await startTalk(page);
  expect(chats()).toHaveLength(2);
});

/** What no page of this version has written. */
function toCorrupt(good: string): string[] {
  const session = JSON.parse(good) as Record<string, unknown>;
  const changes: object[] = [
    { v: 2 },
    { conversationSid: 'IS0123456789abcdef0123456789abcdef' },
    { conversationSid: undefined },
    { token: { jwt: session['token'] } },
    { identity: 'x'.repeat(1e6) },
    { expiresAt: 1 },
    { seenIndex: 'all' },
    { phone: '1' },
  ];
  const changed = changes.map((change) => JSON.stringify({ ...session, ...change }));
  const future = JSON.stringify({ v: 2, chats: [session], open: true });
  return [good.slice(0, -9), 'null', '[]', '7', '"chat"', '<html>', future, ...changed];
}

test('a session of right shape and no worth ends in a clear choice', async ({
  openDocs,
  chats,
  watch,
  logged,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a');
  const chat = await startTalk(page);
  await page.evaluate(() => {
    const session = JSON.parse(localStorage.getItem('docent.chat') ?? '') as object;
    const foreign = { ...session, conversationSid: `CH${'0123456789abcdef'.repeat(2)}` };
    localStorage.setItem('docent.chat', JSON.stringify(foreign));
  });
  await page.reload();
  await expect(chat.status).toHaveText(en.ended.lost);
  await expect(chat.composer).toBeHidden();
  expect(logged.splice(0).join()).toContain('chat-not-found');
  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await chat.send('Once more');
  await eventually(() => chats()[1]?.messages[0]?.body).toBe('Once more');
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
  await page.goto(`${docs.origin}/docs/c`);
  await chat.send('From the next page');
  await eventually(async () => (await onlyChat()).messages.at(-1)?.body).toContain('.');
  await page.goto(`${docs.origin}/docs/a`);
  await say('While there was no chat.');

  for (const [delta, title] of [[-2, 'B'], [1, 'C']] as const) {
    await page.evaluate((by) => history.go(by), delta);
    await expect(page).toHaveTitle(title);
    expect(await page.evaluate(() => window.restores)).toBe(1);
    const all = (await onlyChat()).messages.map(({ body }) => body);
    await eventually(async () => (await chat.bodies()).length).toBe(all.length);
    await expect(chat.message('From the next page')).toHaveCount(1);
    await expect(chat.message('While there was no chat.')).toHaveCount(1);
    await say(`On ${title}.`);
    await expect(chat.message(`On ${title}.`)).toBeVisible();
    await chat.send(`I am on ${title}`);
    await eventually(async () => JSON.stringify((await onlyChat()).messages)).toContain(
      `I am on ${title}`,
    );
    expect(cloud.twilio.sockets.list()).toHaveLength(1);
  }
});
