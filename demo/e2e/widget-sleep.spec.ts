import { en } from '../../packages/widget/src/strings/en.ts';
import { hour, minute, startWithClock } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// Hours in which nobody looks: tokens end, lines die in silence. Pages sleep by their own clock, as a machine that is shut:
// what was due then happens once, when it wakes.

test.beforeEach(({ docs, watch }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  watch.allow(networkProblems);
});

const times = (bodies: readonly string[], body: string) =>
  bodies.filter((one) => one === body).length;

test('after an hour without a network everything is there, once and in order, on both sides', async ({
  openDocs,
  onlyChat,
  advance,
  control,
  network,
}) => {
  const page = await openDocs();
  const chat = await startWithClock(page);
  const { sid } = await onlyChat();
  await network.goOffline(page.context());
  await expect(chat.status).toHaveText(en.offline);
  for (const body of ['mine 1', 'mine 2']) await chat.send(body);
  for (const body of ['theirs 1', 'theirs 2'])
    await control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await Promise.all([advance(hour), page.clock.fastForward(hour)]);
  for (const body of ['mine 3', 'mine 4']) await chat.send(body);
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'theirs 3' });
  await network.goOnline(page.context());

  // The bot answers, too.
  const ours = (bodies: readonly string[]) => bodies.filter((one) => /^(mine|theirs) /.test(one));
  const all = ['theirs 1', 'theirs 2', 'theirs 3', 'mine 1', 'mine 2', 'mine 3', 'mine 4'];
  const kept = async () => (await onlyChat()).messages.map(({ body }) => body);
  await eventually(async () => ours(await kept())).toEqual(all);
  await eventually(async () => ours(await chat.bodies())).toEqual(all);
  await eventually(chat.lastDelivery).toBe('sent');
});

test('wakes with a token that ended hours ago, and takes the chat up with all that was said', async ({
  openDocs,
  onlyChat,
  advance,
  control,
  functions,
  network,
  logged,
}) => {
  const page = await openDocs();
  const chat = await startWithClock(page);
  const { sid } = await onlyChat();
  await network.goOffline(page.context());
  await advance(20 * hour);
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Good morning.' });
  await page.clock.fastForward(20 * hour);
  await network.goOnline(page.context());
  await expect(chat.message('Good morning.')).toHaveCount(1);
  await chat.send('Good morning!');
  await eventually(chat.lastDelivery).toBe('sent');
  expect(functions.calls('resume-chat')).toHaveLength(1);
  expect(functions.calls('start-chat')).toHaveLength(1);
  // Of the token that has ended.
  for (const line of logged.splice(0)) expect(line).toContain('token-refused');
});

test('a chat that nobody may take up any more says so, and another one begins', async ({
  openDocs,
  chats,
  advance,
  network,
  logged,
}) => {
  const page = await openDocs();
  const chat = await startWithClock(page);
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
}) => {
  const page = await openDocs();
  const chat = await startWithClock(page);
  const { sid } = await onlyChat();
  const sleep = (ms: number) => Promise.all([advance(ms), page.clock.fastForward(ms)]);
  // What waits for an answer of the dead line waits by the page's clock.
  const goOnUntil = async (words: string) => {
    await eventually(async () => {
      await page.clock.runFor(500);
      return times(await chat.bodies(), words);
    }).toBe(1);
  };
  await control('/connections/blackhole', { on: true });
  for (const body of ['one', 'two'])
    await control(`/conversations/${sid}/messages`, { author: 'bot', body });
  await sleep(30 * minute);
  await goOnUntil('two');
  expect((await chat.bodies()).slice(-2)).toEqual(['one', 'two']);
  await chat.send('Good morning!');
  await eventually(chat.lastDelivery).toBe('sent');
  expect(times(await chat.bodies(), 'Good morning!')).toBe(1);

  await control('/connections/blackhole', { on: true });
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Goodbye.' });
  await control(`/conversations/${sid}/state`, { state: 'closed' });
  await sleep(10 * minute);
  await goOnUntil('Goodbye.');
  await expect(chat.status).toHaveText(en.ended['by-team']);
  await expect(chat.composer).toBeHidden();
});

test('whatever Twilio says to a line, or as it starts again, the chat comes back', async ({
  openDocs,
  onlyChat,
  control,
  functions,
}) => {
  const page = await openDocs();
  const chat = await startWithClock(page);
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
