import { readChatPage } from './widget-chat.ts';
import { readGlobals, readKept, readLook } from './widget-host-page.ts';
import { eventually, expect, expectProblems, test } from './widget-test.ts';

// What a page must not notice of the chat.

const nothing = { local: [], session: [], databases: [], caches: [], cookies: [] };
const alone = { tracker: false } as const;

test('before anybody acts there is one request, and nothing is stored', async ({
  openDocs,
  docs,
  functions,
  watch,
}) => {
  const page = await openDocs('/docs/a', { page: alone });
  await expect(readChatPage(page).bubble).toBeVisible();
  await page.mouse.move(400, 300);
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await page.reload({ waitUntil: 'networkidle' });
  await expect(readChatPage(page).bubble).toBeVisible();
  const { origin, targets } = docs;
  const once = ['/docs/a', '/site.css', `/docent/${targets.chatFile}`];
  expect(watch.requests).toEqual([...once, ...once].map((path) => `GET ${origin}${path}`));
  expect(functions.calls()).toEqual([]);
  expect(await readKept(page)).toEqual(nothing);
});

test('with the panel open and nothing written there is no call, no socket and nothing stored', async ({
  openDocs,
  functions,
  watch,
}) => {
  const page = await openDocs('/docs/a', { page: alone });
  const chat = readChatPage(page);
  await chat.open();
  await page.waitForLoadState('networkidle');
  await chat.close();
  expect(functions.calls()).toEqual([]);
  expect(watch.requests.filter((line) => line.startsWith('SOCKET'))).toEqual([]);
  expect((await readKept(page)).cookies).toEqual([]);
});

test('the page gets one global, and with a chat under way no other', async ({
  openDocs,
  chats,
}) => {
  const bare = await openDocs('/docs/a', { page: { ...alone, chat: false } });
  const before = await readGlobals(bare);
  const page = await openDocs('/docs/b', { page: { ...alone, hasNoStub: true } });
  const chat = readChatPage(page);
  await expect(chat.bubble).toBeVisible();
  const added = async () => (await readGlobals(page)).filter((name) => !before.includes(name));
  expect(await added()).toEqual(['docent']);
  await chat.open();
  await chat.form.skip.click();
  await chat.send('Hello');
  await eventually(() => chats().length).toBe(1);
  await eventually(chat.bodies).not.toEqual(['Hello']);
  // Where the page's tags meet: by a symbol, which no script of the page comes upon by accident.
  expect(await added()).toEqual(['Symbol(docent.visitor.v1)', 'docent']);
});

test('no element of the page looks or measures otherwise, with a chat under way', async ({
  openDocs,
}) => {
  const bare = await openDocs('/docs/a', { page: { ...alone, chat: false } });
  const page = await openDocs('/docs/b', { page: { ...alone, title: 'A' } });
  const chat = readChatPage(page);
  await expect(chat.bubble).toBeVisible();
  const look = await readLook(bare);
  expect(await readLook(page)).toEqual(look);
  await chat.open();
  await chat.form.skip.click();
  await chat.send('Hello');
  await eventually(chat.bodies).not.toEqual(['Hello']);
  expect(await readLook(page)).toEqual(look);
  expect(await page.evaluate(() => document.body.style.cssText)).toBe('');
});

test('a policy of nonces and trusted types refuses nothing of a whole chat', async ({
  openDocs,
  docs,
  desk,
  watch,
}) => {
  docs.all = { isStrict: true };
  const page = await openDocs('/docs/a');
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.question.fill('How do I retry a job?');
  await chat.form.start.click();
  const agent = await desk.accept();
  await agent.say('See https://docs.example.com/retries');
  await expect(chat.message('docs.example.com')).toBeVisible();
  await chat.send('Thank you');
  await eventually(async () => (await agent.transcript()).at(-1)).toBe('visitor: Thank you');
  await chat.end();
  await expect(chat.composer).toBeHidden();
  expect(watch.problems).toEqual([]);
  // The policy is one: it refuses what it should.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'));
  await expectProblems(watch, [/^Policy: style-src-attr refused/, /inline style/]);
});

const wrong: [what: string, attributes: Record<string, string | undefined>, name: string][] = [
  ['none of what is required', { 'data-functions-url': undefined }, 'functions-url'],
  ['an empty address', { 'data-functions-url': ' ' }, 'functions-url'],
  ['an address without its protocol', { 'data-functions-url': 'docent.twil.io' }, 'functions-url'],
  ['a script for an address', { 'data-functions-url': 'javascript:alert(1)' }, 'functions-url'],
];

const leftOut: typeof wrong = [
  ['a field that there is not', { 'data-form': 'phone mail' }, 'form'],
  ['a country by its name', { 'data-country': 'Germany' }, 'country'],
  ['a corner that there is not', { 'data-position': 'left' }, 'position'],
  ['a language that is none', { 'data-locale': 'en_GB' }, 'locale'],
  ['a socket that is none', { 'data-socket-url': 'file:///socket' }, 'socket-url'],
];

for (const [what, chat, name] of wrong) {
  test(`${what} (${name}) is told once in the console, and the page stays as it is`, async ({
    openDocs,
    functions,
    watch,
  }) => {
    const page = await openDocs('/docs/a', { page: { ...alone, chat } });
    await expectProblems(watch, [new RegExp(`^\\[docent\\] .*\\b${name} has to be \\S`)]);
    expect(watch.lines.filter((line) => line.includes('[docent]'))).toHaveLength(1);
    await expect(readChatPage(page).bubble).toHaveCount(0);
    expect(await readKept(page)).toEqual(nothing);
    expect(functions.calls()).toEqual([]);
  });
}

for (const [what, attributes, name] of leftOut) {
  test(`${what} (${name}) is told once in the console when the chat is wanted, which goes on without it`, async ({
    openDocs,
    watch,
  }) => {
    const page = await openDocs('/docs/a', { page: { ...alone, chat: attributes } });
    const chat = readChatPage(page);
    await chat.open();
    await expectProblems(watch, [new RegExp(`^\\[docent\\] Left out: data-${name} has to be \\S`)]);
    await expect(chat.form.question).toBeVisible();
    await chat.close();
    await chat.open();
    expect(watch.lines.filter((line) => line.includes('[docent]'))).toHaveLength(1);
    expect(watch.problems).toEqual([]);
  });
}

test('neither the bubble nor the panel is printed', async ({ openDocs }) => {
  const page = await openDocs();
  const chat = readChatPage(page);
  await page.emulateMedia({ media: 'print' });
  await expect(chat.element).toHaveCount(1);
  await expect(chat.bubble).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await chat.open();
  await page.emulateMedia({ media: 'print' });
  await expect(chat.panel).toBeHidden();
  await expect(chat.bubble).toBeHidden();
});
