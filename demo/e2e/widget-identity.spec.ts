import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { SignJWT } from 'jose';
import { readChatPage } from './widget-chat.ts';
import type { Cloud } from './widget-cloud.ts';
import { readKept } from './widget-host-page.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// Who the visitor is: taken from the page, given in the chat, proven, changed, and gone.

const phone = '+14155552671';
const other = '+14155552672';
const question = 'How do I run a job every night?';

test.afterEach(({ watch }) => {
  const told = watch.requests.filter((line) => /415\D*555\D*26|eyJ/.test(line));
  expect(told, 'addresses with a phone or a token').toEqual([]);
});

test('what the tracker knows is not asked, whichever tag comes first, and a change of it is another person', async ({
  openDocs,
  onlyChat,
  segment,
  functions,
}) => {
  const page = await openDocs('/docs/a', { page: { isChatFirst: true } });
  await tellSite(page, phone);
  await eventually(() => segment.traits(`phone:${phone}`)).toBeDefined();
  await page.reload();
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.panel).toContainText('+1 415 555 2671');
  await expect(chat.form.phone).toBeHidden();

  await chat.changeButton.click();
  await chat.form.phone.fill('(415) 555-2672');
  await chat.form.save.click();
  await expect(chat.panel).toContainText('+1 415 555 2672');
  await chat.send(question);
  expect((await onlyChat()).attributes).toMatchObject({ from: other });
  const [started] = functions.calls('start-chat');
  const identified = (await segment.messages()).filter(({ type }) => type === 'identify');
  expect(identified).toHaveLength(2);
  for (const { receivedAt } of identified)
    expect(Date.parse(receivedAt)).toBeLessThan(started?.receivedAt ?? 0);
});

test('a phone that is given in the chat does not wait long for a Segment that is down', async ({
  openDocs,
  onlyChat,
  cloud,
  segment,
  functions,
}) => {
  const page = await openDocs();
  await eventually(segment.outcomes).toEqual(['page accepted']);
  cloud.segment.faults.add({ path: '/v1/b', delayMs: 30_000, times: 50 });
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.question.fill(question);
  await chat.form.start.click();
  const submittedAt = Date.now();
  expect((await onlyChat()).attributes).toMatchObject({ from: phone });
  const waitedMs = (functions.calls('start-chat')[0]?.receivedAt ?? Infinity) - submittedAt;
  // A second and a half, and what a busy machine takes; Segment has not answered.
  expect(waitedMs).toBeLessThan(5000);
  expect(await segment.outcomes()).toEqual(['page accepted']);
  cloud.segment.faults.clear();
});

test('a tracker that is blocked holds nothing up, and the chat is there on the next page', async ({
  openDocs,
  onlyChat,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: { tracker: { src: '/docent/blocked.js' } } });
  const chat = readChatPage(page);
  await chat.open();
  await chat.form.phone.fill('(415) 555-2671');
  await chat.form.question.fill(question);
  await chat.form.start.click();
  expect((await onlyChat()).attributes).toMatchObject({ from: phone });
  await eventually(chat.bodies).toHaveLength(2);
  await page.reload();
  await eventually(chat.bodies).toHaveLength(2);
});

const latePhones: [how: string, tell: (page: Page) => Promise<unknown>][] = [
  ["the site's form", (page) => tellSite(page, '(415) 555-2671')],
  [
    'setContext',
    async (page) => {
      await readChatPage(page).call('setContext', { phone: '415-555-267', country: 'US' });
      await readChatPage(page).call('setContext', { phone: '(415) 555-2671', country: 'US' });
    },
  ],
];

for (const [how, tell] of latePhones) {
  test(`a phone that ${how} gives later joins the running chat, and nothing begins anew`, async ({
    openDocs,
    onlyChat,
    desk,
    functions,
  }) => {
    const country = { 'data-country': 'US' };
    const page = await openDocs('/docs/a', { page: { tracker: country, chat: country } });
    const errors = await hearErrors(page);
    const chat = readChatPage(page);
    await chat.open();
    await chat.form.skip.click();
    await chat.send('I want to talk to a person');
    const agent = await desk.accept();
    const before = await onlyChat();
    expect(before.attributes).not.toHaveProperty('from');

    await tell(page);
    await eventually(async () => (await onlyChat()).attributes['from']).toBe(phone);
    await expect(chat.panel).toContainText('+1 415 555 2671');
    await agent.say('Now I know you.');
    await expect(chat.message('Now I know you.')).toBeVisible();
    expect((await desk.tasks()).map(({ sid }) => sid)).toEqual([agent.task.sid]);
    expect(functions.calls('start-chat')).toHaveLength(1);
    expect((await onlyChat()).participants).toEqual(before.participants);
    const told = await errors();
    expect(told.map(({ reason }) => reason)).toEqual(how === 'setContext' ? ['phone-impossible'] : []);
    expect(JSON.stringify(told)).not.toMatch(/555|267/);
  });
}

test('a token that the site signs proves who is there; another chat, and one taken up late, take another', async ({
  openDocs,
  docs,
  chats,
  cloud,
  functions,
  advance,
  control,
}) => {
  docs.all = { chat: { 'data-form': 'off' } };
  const page = await openDocs();
  const signed = await signTokens(page, cloud);
  await useTokens(page);
  const chat = readChatPage(page);
  await chat.open();
  await chat.send(question);
  await eventually(chat.bodies).toHaveLength(2);
  expect(chats()[0]?.attributes).toMatchObject({ from: phone, identity_verified: true });
  expect(signed).toHaveLength(1);

  await chat.end();
  await chat.panel.getByRole('button', { name: 'Start a new chat' }).click();
  await chat.send('And every hour?');
  await eventually(chat.bodies).toHaveLength(2);
  expect(chats()[1]?.attributes).toMatchObject({ from: phone, identity_verified: true });
  expect(signed).toHaveLength(2);
  expect(functions.calls('start-chat')).toHaveLength(2);

  // The chat's own token, of an hour, has ended meanwhile: it takes the person to go on.
  await advance(3 * 60 * 60 * 1000);
  await control('/tokens/expire');
  await eventually(() => functions.calls('resume-chat').at(-1)?.status).toBe(200);
  expect(signed).toHaveLength(3);
  await chat.send('Still there?');
  await eventually(() => chats()[1]?.messages.map(({ body }) => body)).toContain('Still there?');
  expect(new Set(functions.calls().flatMap(({ body }) => body['identityToken'] ?? [])).size).toBe(3);
});

const broken: [how: string, callback: () => Promise<string>][] = [
  ['throws', () => Promise.reject(new Error('+14155552671'))],
  ['does not answer', () => new Promise(() => {})],
];

for (const [how, callback] of broken) {
  test(`a callback for tokens that ${how} leaves the visitor unverified, and is told once`, async ({
    openDocs,
    onlyChat,
    functions,
  }) => {
    const page = await openDocs('/docs/a', { page: { chat: { 'data-form': 'off' } } });
    const errors = await hearErrors(page);
    await page.clock.install();
    await page.evaluate(
      `docent.chat.setContext({ phone: '${phone}', getIdentityToken: ${String(callback)} })`,
    );
    const chat = readChatPage(page);
    await chat.open();
    await chat.send(question);
    await expect(chat.message(question)).toBeVisible();
    await expect(async () => {
      await page.clock.fastForward(1000);
      expect(functions.calls('start-chat')).toHaveLength(1);
    }).toPass();
    expect((await onlyChat()).attributes).toMatchObject({ from: phone, identity_verified: false });
    const told = await errors();
    expect(told.map(({ reason }) => reason)).toEqual(['identity-token']);
    expect(JSON.stringify(told)).not.toContain('555');
  });
}

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
    const first = readChatPage(await openDocs());
    const second = readChatPage(await openDocs('/docs/b', { tabOf: first.page }));
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
    expect(chats()[1]?.messages[0]?.body).toBe('Somebody else');
  });
}

test('a sign-out on a page that has not loaded the chat, or has none, counts on the next one', async ({
  openDocs,
  docs,
  functions,
}) => {
  docs.all = { chat: { 'data-form': 'off' } };
  docs.set('/docs/bare', { chat: false });
  const chat = readChatPage(await openDocs());
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
  const chat = readChatPage(await openDocs());
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
  await chat.open();
  await expect(chat.composer).toBeEditable();
  await page.waitForLoadState('networkidle');
  expect(await chat.bodies()).toEqual([]);
  expect(watch.requests.filter((line) => line.startsWith('SOCKET'))).toHaveLength(socketsBefore);
});

async function tellSite(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your phone').fill(text);
  await page.getByRole('button', { name: 'Call me back' }).click();
}

interface ToldError {
  readonly reason: string;
  readonly message: string;
}

/** What the chat of a page tells its developer, from now on. */
async function hearErrors(page: Page): Promise<() => Promise<ToldError[]>> {
  await page.evaluate(`(() => {
    window.told = [];
    void docent.chat.on('error', (error) => window.told.push(error));
  })()`);
  return () => page.evaluate<ToldError[]>('window.told');
}

/** The server of the site, which signs tokens by the clock of the local cloud; gives those that it has signed. */
async function signTokens(page: Page, { twilio }: Cloud): Promise<string[]> {
  const signed: string[] = [];
  const secret = new TextEncoder().encode('docent-demo-identity-secret-00000001');
  await page.exposeFunction('signIdentity', async () => {
    const iat = Math.floor(twilio.clock.now() / 1000);
    const claims = { phone, aud: 'docs.millrace.example', iat, exp: iat + 300, jti: randomUUID() };
    const token = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', kid: 'demo-2026' })
      .sign(secret);
    signed.push(token);
    return token;
  });
  return signed;
}

function useTokens(page: Page): Promise<unknown> {
  return page.evaluate('docent.chat.setContext({ getIdentityToken: () => signIdentity() })');
}

/** Our names in localStorage, and all texts in the chat's database. */
async function readStored(page: Page): Promise<{ local: string[]; database: string[] }> {
  const local = (await readKept(page)).local.filter((key) => !key.startsWith('docent.outbox'));
  const database = await page.evaluate(async () => {
    const isThere = (await indexedDB.databases()).some(({ name }) => name === 'docent.chat');
    if (!isThere) return [];
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('docent.chat');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(new Error('The database did not open.'));
    });
    const stores = [...opened.objectStoreNames];
    const all = stores.map(
      (name) =>
        new Promise<unknown[]>((resolve) => {
          const request = opened.transaction(name).objectStore(name).getAll();
          request.onsuccess = () => resolve(request.result);
        }),
    );
    const found = (await Promise.all(all)).flat();
    opened.close();
    return found.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  });
  return { local, database };
}
