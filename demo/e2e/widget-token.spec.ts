import { en } from '../../packages/widget/src/strings/en.ts';
import { hour, minute, startTalk, startWithClock } from './widget-start.ts';
import { eventually, expect, networkProblems, test } from './widget-test.ts';

// The token of a chat: renewed in time, by whatever clock, and what happens where that cannot be done.

test.beforeEach(({ docs, watch }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  watch.allow(networkProblems);
});

test('gets the next token by its own timer, and the line stays as it is', async ({
  openDocs,
  onlyChat,
  advance,
  cloud,
  control,
  functions,
}) => {
  const page = await openDocs();
  const chat = await startWithClock(page);
  const { sid } = await onlyChat();
  const [before] = cloud.twilio.sockets.list();
  const until = () => Date.parse(cloud.twilio.sockets.list()[0]?.tokenExpiresAt ?? '');
  for (const round of [1, 2]) {
    const last = until();
    await Promise.all([advance(43 * minute), page.clock.fastForward(43 * minute)]);
    await eventually(() => functions.calls('refresh-token').length).toBe(round);
    await eventually(until).toBeGreaterThan(last);
    // What was asked of the line before is answered with this.
    const words = `Are you there, ${round}?`;
    await control(`/conversations/${sid}/messages`, { author: 'bot', body: words });
    await expect(chat.message(words)).toHaveCount(1);
  }
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
  const chat = await startWithClock(page);
  const { sid } = await onlyChat();
  functions.fault({ name: 'refresh-token', times: 0, respond: { status: 503, body: '<html>' } });
  const statuses = () => functions.calls('refresh-token').map(({ status }) => status);
  /** One try, to the end of its answer: the clock does not run past what is under way. */
  const tryOnce = async (pass: () => Promise<unknown>): Promise<void> => {
    const answered = page.waitForResponse(
      (response) =>
        response.url().endsWith('/refresh-token') && response.request().method() === 'POST',
    );
    await pass();
    await answered;
    await page.evaluate(() => undefined);
  };
  await tryOnce(() => Promise.all([advance(43 * minute), page.clock.fastForward(43 * minute)]));
  for (let again = 1; again < 5; again += 1) await tryOnce(() => page.clock.fastForward(16_000));
  expect(statuses()).toEqual([503, 503, 503, 503, 503]);
  functions.clear();
  await tryOnce(() => page.clock.fastForward(16_000));
  expect(statuses().slice(5)).toEqual([200]);
  // The first one has ended.
  await advance(30 * minute);
  await control(`/conversations/${sid}/messages`, { author: 'bot', body: 'Are you there?' });
  await expect(chat.message('Are you there?')).toHaveCount(1);
  expect(cloud.twilio.sockets.list()).toHaveLength(1);
  await expect(chat.status).toBeEmpty();
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
  const chat = await startWithClock(page);
  const { sid } = await onlyChat();
  // Only those forward can have meant that the token has ended.
  const jumps = [
    { byMs: 12 * hour, refreshes: 1 },
    { byMs: -30 * 24 * hour, refreshes: 1 },
    { byMs: 365 * 24 * hour, refreshes: 2 },
    { byMs: -hour, refreshes: 2 },
  ];
  const talk = async (words: string) => {
    await control(`/conversations/${sid}/messages`, { author: 'bot', body: words });
    await expect(chat.message(words)).toHaveCount(1);
    await chat.send(`Answer: ${words}`);
    await eventually(chat.lastDelivery).toBe('sent');
  };
  for (const { byMs, refreshes } of jumps) {
    const now = await page.evaluate(() => Date.now());
    await page.clock.setSystemTime(now + byMs);
    // The visitor looks; and a while later a timer does.
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await eventually(() => functions.calls('refresh-token').length).toBe(refreshes);
    await talk(`At once after ${byMs} ms`);
    await page.clock.fastForward(20_000);
    await talk(`Later after ${byMs} ms`);
    expect(functions.calls('refresh-token')).toHaveLength(refreshes);
  }
  expect(functions.calls('resume-chat')).toEqual([]);
  await expect(chat.status).toBeEmpty();
});
