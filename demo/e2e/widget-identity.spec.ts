import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { SignJWT } from 'jose';
import { readChatPage } from './widget-chat.ts';
import type { Cloud } from './widget-cloud.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';
import { tellSite } from './widget-visitor.ts';

// Who the visitor is: taken from the page, given in the chat, changed, known later, and proven.

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
  cloud,
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
  await chat.form.question.fill(question);
  // Slow, though within the time for which the chat waits.
  cloud.segment.faults.add({ path: '/v1/b', delayMs: 1000 });
  await chat.form.start.click();
  await expect(chat.panel).toContainText('+1 415 555 2672');
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
    expect(told.map(({ reason }) => reason)).toEqual(
      how === 'setContext' ? ['phone-impossible'] : [],
    );
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
  logged,
  watch,
}) => {
  docs.all = { chat: { 'data-form': 'off' } };
  const page = await openDocs('/');
  await page.clock.install();
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

  // A closed lid: the chat's own token, of an hour, has ended meanwhile, and it takes the person to go on.
  watch.allow(networkProblems);
  await advance(3 * 60 * 60 * 1000);
  await page.clock.fastForward('03:00:00');
  await eventually(() => functions.calls('resume-chat').at(-1)?.status).toBe(200);
  expect(signed).toHaveLength(3);
  await chat.send('Still there?');
  await eventually(() => chats()[1]?.messages.map(({ body }) => body)).toContain('Still there?');
  expect(new Set(functions.calls().flatMap(({ body }) => body['identityToken'] ?? [])).size).toBe(
    3,
  );
  // How often the ended token is tried, and by which of its timers, is chance.
  const refused = logged.splice(0);
  expect(refused.length).toBeGreaterThan(0);
  for (const line of refused) expect(line).toContain('token-refused');
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
