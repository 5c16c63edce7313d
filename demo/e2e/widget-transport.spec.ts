import type { Page } from '@playwright/test';
import { countRestores, restore } from './back-forward-cache.ts';
import { eventually, expect } from './twilio-test.ts';
import { insecureHost, test } from './widget-transport-test.ts';

const path = '/Client/v2/Services/*/Conversations/*/Messages';
const toldOn = (page: Page) => page.evaluate(() => window.connection.told);

test('opens, sends, hears and types on a page, and leaves nothing in its storage', async ({
  open,
  twilio,
  converse,
  control,
}) => {
  const sid = await converse(['ada', 'maya']);
  await control(`/conversations/${sid}/messages`, { author: 'maya', body: 'hello' });
  const { page } = await open('ada');
  expect(await connect(page, twilio, sid)).toEqual(['hello']);
  const outcome = await page.evaluate(() =>
    window.connection.transport.send({ clientId: 'c1', body: 'ž🙂' }),
  );
  expect(outcome).toEqual({ kind: 'stored' });
  await control(`/conversations/${sid}/typing`, { identity: 'maya' });
  await control(`/conversations/${sid}/messages`, { author: 'maya', body: 'I am here' });
  // Typing goes another way than messages do: which is told first is chance.
  await eventually(async () => (await toldOn(page)).map(([name]) => name).toSorted()).toEqual([
    'onMessage',
    'onMessage',
    'onTyping',
    'onTyping',
  ]);
  const left = await page.evaluate(() => [
    Object.keys(localStorage),
    Object.keys(sessionStorage),
    document.cookie,
    window.connection.escaped,
  ]);
  expect(left).toEqual([[], [], '', []]);
});

test('comes back from a line that is cut in the middle of a send, with the message once', async ({
  open,
  twilio,
  converse,
}) => {
  const sid = await converse(['ada']);
  const { page } = await open('ada');
  await connect(page, twilio, sid);
  twilio.faults.add({ path, method: 'POST', drop: 'after' });
  const send = () =>
    page.evaluate(() => window.connection.transport.send({ clientId: 'c1', body: 'once' }));
  expect(await send()).toEqual({ kind: 'in-doubt' });
  await eventually(() => toldOn(page)).toMatchObject([
    ['onLine', 'connecting'],
    ['onLine', 'up'],
    ['onMessage', { clientId: 'c1' }],
  ]);
});

test('says why it cannot be opened, and lets nothing reach the page', async ({
  open,
  twilio,
  converse,
  problems,
}) => {
  const sid = await converse(['ada']);
  const { page } = await open('ada');
  expect(await connect(page, twilio, sid, twilio.issueToken('ada', -60))).toBe('token');
  expect(await connect(page, twilio, sid, twilio.issueToken('eve'))).toBe('gone');
  twilio.faults.add({ path: '/v3/Maps', status: 500, times: 0 });
  expect(await connect(page, twilio, sid)).toBe('line');
  twilio.faults.clear();
  twilio.faults.add({ path: '/v3/Documents', drop: 'before' });
  expect(['line', [].join()]).toContain(String(await connect(page, twilio, sid)));
  expect(await page.evaluate(() => window.connection.escaped)).toEqual([]);
  expect(problems).toEqual([]);
});

test('a page whose connection was closed comes back from the back/forward cache', async ({
  open,
  twilio,
  converse,
  site,
}) => {
  const sid = await converse(['ada']);
  const { page } = await open('ada');
  await countRestores(page);
  await page.reload();
  await connect(page, twilio, sid);
  await page.evaluate(() => {
    addEventListener('pagehide', () => window.connection.transport.close());
  });
  await page.goto(`${site.origin}/elsewhere`);
  await eventually(() => twilio.sockets.list()).toEqual([]);
  await restore(page);
  expect(await connect(page, twilio, sid)).toEqual([]);
  expect(await page.evaluate(() => window.connection.told)).toEqual([]);
});

test('a page that is left while it connects comes back too', async ({
  open,
  twilio,
  converse,
  site,
}) => {
  const sid = await converse(['ada']);
  const { page } = await open('ada');
  await countRestores(page);
  await page.reload();
  twilio.faults.add({ path: '/Client/v2/Configuration', delayMs: 3_000 });
  await page.evaluate(
    ([token, conversationSid, socketUrl]) => {
      const ending = new AbortController();
      const { signal } = ending;
      addEventListener('pagehide', () => ending.abort());
      void window.connection.open({ token, conversationSid, socketUrl, identity: 'ada', signal });
    },
    [twilio.issueToken('ada'), sid, twilio.socketUri] as const,
  );
  await eventually(() => twilio.sockets.list()).toHaveLength(1);
  await page.goto(`${site.origin}/elsewhere`);
  await eventually(() => twilio.sockets.list()).toEqual([]);
  await restore(page);
});

test('keeps nothing of a connection that was closed', async ({ open, twilio, converse }) => {
  const sid = await converse(['ada']);
  const { page } = await open('ada');
  const devtools = await page.context().newCDPSession(page);
  for (let n = 0; n < 5; n += 1) {
    await connect(page, twilio, sid);
    await page.evaluate(() => window.connection.transport.close());
  }
  await eventually(() => twilio.sockets.list()).toEqual([]);
  const heap = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    return (await devtools.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await heap();
  for (let n = 0; n < 20; n += 1) {
    await connect(page, twilio, sid);
    await page.evaluate(() => window.connection.transport.close());
  }
  await eventually(() => twilio.sockets.list()).toEqual([]);
  const perConnection = ((await heap()) - before) / 20;
  expect(perConnection).toBeLessThan(100_000);
});

test('works on a page without TLS', async ({ browser, twilio, converse, site }) => {
  const sid = await converse(['ada']);
  const page = await browser.newPage();
  await page.goto(site.origin.replace('127.0.0.1', insecureHost));
  expect(await page.evaluate(() => [isSecureContext, typeof crypto.randomUUID])).toEqual([
    false,
    'undefined',
  ]);
  expect(await connect(page, twilio, sid)).toEqual([]);
  const outcome = await page.evaluate(() =>
    window.connection.transport.send({ clientId: 'c1', body: 'hello' }),
  );
  expect(outcome).toEqual({ kind: 'stored' });
  await page.close();
});

async function connect(
  page: Page,
  { issueToken, socketUri }: { issueToken(identity: string): string; socketUri: string },
  conversationSid: string,
  token = issueToken('ada'),
) {
  const options = { token, conversationSid, socketUrl: socketUri, identity: 'ada' };
  return page.evaluate((given) => window.connection.open(given), options);
}
