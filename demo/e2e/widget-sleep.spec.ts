import type { Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import type { ChatPage } from './widget-chat.ts';
import { startTalk } from './widget-talk.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// Hours in which nobody looks: tokens end, lines die in silence, clocks are set. Pages sleep by their own clock, as a
// machine that is shut: what was due then happens once, when it wakes.

test.beforeEach(({ docs, watch }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  watch.allow(networkProblems);
});

const minute = 60_000;
const hour = 60 * minute;

/** Begins a chat on a page whose clock can be moved. */
async function startAsleep(page: Page): Promise<ChatPage> {
  await page.clock.install();
  return startTalk(page);
}

const times = (bodies: readonly string[], body: string) =>
  bodies.filter((one) => one === body).length;

test('gets the next token by its own timer, and the line stays as it is', async ({
  openDocs,
  onlyChat,
  advance,
  cloud,
  control,
  functions,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  const { sid } = await onlyChat();
  const [before] = cloud.twilio.sockets.list();
  const until = () => Date.parse(cloud.twilio.sockets.list()[0]?.tokenExpiresAt ?? '');
  for (const round of [1, 2]) {
    const last = until();
    await Promise.all([advance(43 * minute), page.clock.fastForward(43 * minute)]);
    await eventually(() => functions.calls('refresh-token').length).toBe(round);
    await eventually(until).toBeGreaterThan(last);
  }
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Are you there?' });
  await expect(chat.message('Are you there?')).toHaveCount(1);
  // The first token has ended long ago.
  expect(cloud.twilio.sockets.list().map(({ id }) => id)).toEqual([before?.id]);
  expect(functions.calls('resume-chat')).toEqual([]);
});

test('goes on trying where no token is to be had, and has one before the last has ended', async ({
  openDocs,
  onlyChat,
  advance,
  cloud,
  control,
  functions,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  const { sid } = await onlyChat();
  const [before] = cloud.twilio.sockets.list();
  functions.fault({ name: 'refresh-token', times: 0, respond: { status: 503, body: '<html>' } });
  await Promise.all([advance(43 * minute), page.clock.fastForward(43 * minute)]);
  const calls = () => functions.calls('refresh-token').length;
  for (let round = 1; round <= 4; round += 1) {
    await eventually(calls).toBe(round);
    await page.clock.runFor(16_000);
  }
  functions.clear();
  await page.clock.runFor(16_000);
  const isRenewed = () =>
    functions.calls('refresh-token').filter(({ status }) => status === 200).length;
  await eventually(isRenewed).toBe(1);
  await advance(30 * minute);
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Are you there?' });
  await expect(chat.message('Are you there?')).toHaveCount(1);
  expect(cloud.twilio.sockets.list().map(({ id }) => id)).toEqual([before?.id]);
  await expect(chat.status).toBeEmpty();
});

test('after an hour without a network everything is there, once and in order, on both sides', async ({
  openDocs,
  onlyChat,
  advance,
  control,
  network,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  const { sid, messages } = await onlyChat();
  await network.goOffline(page.context());
  await expect(chat.status).toHaveText(en.offline);
  for (const body of ['mine 1', 'mine 2']) await chat.send(body);
  for (const body of ['theirs 1', 'theirs 2'])
    await control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await Promise.all([advance(hour), page.clock.fastForward(hour)]);
  for (const body of ['mine 3', 'mine 4']) await chat.send(body);
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'theirs 3' });
  await network.goOnline(page.context());

  const mine = ['mine 1', 'mine 2', 'mine 3', 'mine 4'];
  const kept = async () => (await onlyChat()).messages.slice(messages.length).map((one) => one.body);
  await eventually(async () => (await kept()).filter((body) => body.startsWith('mine'))).toEqual(
    mine,
  );
  expect((await kept()).slice(0, 3)).toEqual(['theirs 1', 'theirs 2', 'theirs 3']);
  await eventually(chat.bodies).toEqual((await onlyChat()).messages.map(({ body }) => body));
  await eventually(chat.lastDelivery).toBe('sent');
});

for (const [title, asleepMs] of [
  ['a token that ended minutes ago', 62 * minute],
  ['a token that ended hours ago', 20 * hour],
] as const) {
  test(`wakes with ${title}, and takes the chat up with all that was said`, async ({
    openDocs,
    onlyChat,
    advance,
    control,
    functions,
    network,
    logged,
  }) => {
    const page = await openDocs();
    const chat = await startAsleep(page);
    const { sid } = await onlyChat();
    await network.goOffline(page.context());
    await advance(asleepMs);
    await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Good morning.' });
    await page.clock.fastForward(asleepMs);
    await network.goOnline(page.context());
    await expect(chat.message('Good morning.')).toHaveCount(1);
    await chat.send('Good morning!');
    await eventually(chat.lastDelivery).toBe('sent');
    expect(functions.calls('resume-chat')).toHaveLength(asleepMs > 2 * hour ? 1 : 0);
    expect(functions.calls('start-chat')).toHaveLength(1);
    // Of the token that has ended.
    for (const line of logged.splice(0)) expect(line).toContain('token-refused');
  });
}

test('a chat that nobody may take up any more says so, and another one begins', async ({
  openDocs,
  chats,
  advance,
  network,
  logged,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  await network.goOffline(page.context());
  await chat.send('Not yet sent');
  await Promise.all([advance(26 * hour), page.clock.fastForward(26 * hour)]);
  await network.goOnline(page.context());
  await expect(chat.status).toHaveText(en.ended.lost);
  await expect(chat.composer).toBeHidden();
  await expect(chat.message('Not yet sent')).toContainText(en.failed['chat-over']);
  for (const line of logged.splice(0)) expect(line).toContain('token-refused');
  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await chat.send('Once more');
  await eventually(() => chats()[1]?.messages[0]?.body).toBe('Once more');
});

test('a line that died in its sleep is given up, and what was said on it is fetched, and how the chat stands', async ({
  openDocs,
  onlyChat,
  advance,
  control,
  cloud,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  const { sid } = await onlyChat();
  const sleep = async (ms: number) => {
    await Promise.all([advance(ms), page.clock.fastForward(ms)]);
    // What waits for an answer of the dead line waits by the page's clock.
    for (let second = 0; second < 20; second += 1) await page.clock.runFor(1000);
  };
  await control('/connections/blackhole', { on: true });
  for (const body of ['one', 'two'])
    await control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await sleep(40 * minute);
  for (const body of ['one', 'two']) await expect(chat.message(body)).toHaveCount(1);
  await chat.send('Good morning!');
  await eventually(chat.lastDelivery).toBe('sent');
  await eventually(async () => times((await chat.bodies()), 'Good morning!')).toBe(1);

  await control('/connections/blackhole', { on: true });
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Goodbye.' });
  await control(`/conversations/${sid}/state`, { state: 'closed' });
  await sleep(40 * minute);
  await expect(chat.status).toHaveText(en.ended['by-team']);
  await expect(chat.message('Goodbye.')).toHaveCount(1);
  await eventually(() => cloud.twilio.sockets.list().length).toBeLessThan(3);
});

test('whatever Twilio says to a line, or as it starts again, the chat comes back', async ({
  openDocs,
  onlyChat,
  control,
  functions,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  const { sid } = await onlyChat();
  const causes: [path: string, body: object][] = [
    ...[401, 406, 410, 417].map((code): [string, object] => ['/connections/close', { code }]),
    ['/connections/close', { code: 308, reconnectMinMs: 100 }],
    ['/tokens/expire', {}],
    ['/restart', { state: 'keep' }],
  ];
  for (const [path, body] of causes) {
    const words = `After ${path} ${JSON.stringify(body)}`;
    await control(path, body);
    await control(`/conversations/${sid}/messages`, { author: 'bot', body: words });
    await eventually(
      async () => {
        await page.clock.runFor(1000);
        return times(await chat.bodies(), words);
      },
      { message: words },
    ).toBe(1);
  }
  await chat.send('Still here');
  await eventually(chat.lastDelivery).toBe('sent');
  // One for each token that was refused, and no more.
  expect(functions.calls('refresh-token').length).toBeLessThanOrEqual(causes.length);
  expect(functions.calls('start-chat')).toHaveLength(1);
});

test('a token that is taken away ends in a clear choice', async ({
  openDocs,
  control,
  functions,
  chats,
}) => {
  const page = await openDocs();
  const chat = await startTalk(page);
  const error = { code: 'token-refused', message: 'This token is not accepted.' };
  for (const name of ['refresh-token', 'resume-chat'])
    functions.fault({ name, times: 0, respond: { status: 401, body: JSON.stringify({ error }) } });
  await control('/connections/close', { code: 410 });
  await expect(chat.status).toHaveText(en.ended.lost);
  await expect(chat.composer).toBeHidden();
  expect(functions.calls('resume-chat')).toHaveLength(1);
  functions.clear();
  await chat.panel.getByRole('button', { name: en.startAnew }).click();
  await chat.send('Once more');
  await eventually(() => chats()[1]?.messages[0]?.body).toBe('Once more');
});

test('a clock that is set forward, or back, costs one token at most, and the chat goes on', async ({
  openDocs,
  onlyChat,
  control,
  functions,
}) => {
  const page = await openDocs();
  const chat = await startAsleep(page);
  const { sid } = await onlyChat();
  const jumps = [12 * hour, -30 * 24 * hour, 365 * 24 * hour, -hour];
  for (const [round, jumpMs] of jumps.entries()) {
    const now = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(now + jumpMs);
    for (let tick = 0; tick < 6; tick += 1) await page.clock.runFor(15_000);
    const words = `After ${jumpMs / hour} hours`;
    await control(`/conversations/${sid}/messages`, { author: 'bot', body: words });
    await expect(chat.message(words)).toHaveCount(1);
    await chat.send(`It is ${round}`);
    await eventually(chat.lastDelivery).toBe('sent');
  }
  // Only those forward can have meant that the token has ended.
  expect(functions.calls('refresh-token').length).toBeLessThanOrEqual(2);
  expect(functions.calls('resume-chat')).toEqual([]);
  await expect(chat.status).toBeEmpty();
});
