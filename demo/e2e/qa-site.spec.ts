import { expect, type Page } from '@playwright/test';
import type { DemoProcess } from './demo-process.ts';
import { test } from './shared-demo.ts';

/** A page call, as Segment received it. */
interface View {
  anonymousId: string;
  path: string;
}

interface Line {
  type: string;
  body: { anonymousId: string; properties: { path: string } };
}

async function readViews(demo: DemoProcess): Promise<View[]> {
  const response = await fetch(`${demo.segment}/_local/messages?limit=1000`);
  const { messages } = (await response.json()) as { messages: Line[] };
  return messages
    .filter(({ type }) => type === 'page')
    .map(({ body }) => ({ anonymousId: body.anonymousId, path: body.properties.path }));
}

/** Opens a page and waits until its view has arrived; returns whose it is. */
async function read(page: Page, demo: DemoProcess, path: string): Promise<string> {
  const before = (await readViews(demo)).length;
  await page.goto(demo.site + path);
  await expect.poll(async () => (await readViews(demo)).length).toBe(before + 1);
  const last = (await readViews(demo)).at(-1);
  expect(last?.path).toBe(path);
  return last?.anonymousId ?? '';
}

async function control(demo: DemoProcess, action: object): Promise<number> {
  const response = await fetch(`${demo.hub}/api/demo/controls`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(action),
  });
  return response.status;
}

/** The page has told the QA server that it is there: commands reach it. */
async function linked(page: Page, demo: DemoProcess, path: string): Promise<void> {
  const link = page.waitForEvent('websocket', (socket) => socket.url().includes('/visitor'));
  await page.goto(demo.site + path);
  await link;
}

const consentOf = async (page: Page) =>
  (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`);

test('a reader who refuses is not noted any more, and is again once they allow it', async ({
  page,
  demo,
}) => {
  await read(page, demo, '/docs/retries');
  const before = await readViews(demo);
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Privacy choices' }).click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
  };
  await choose('Refuse');
  await page.goto(`${demo.site}/docs/webhooks`);
  await page.getByRole('button', { name: 'Privacy choices' }).click();
  await expect(page.getByText('You refuse: we note nothing.')).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  await page.keyboard.press('Escape');

  await choose('Allow');
  await read(page, demo, '/docs/batches');
  const since = (await readViews(demo)).slice(before.length);
  expect(since.map(({ path }) => path)).toEqual(['/docs/batches']);
  // Cookies are shared by the ports of a host: the lab is not told.
  expect(await consentOf(page)).toEqual([`millrace-consent-${new URL(demo.site).port}=allowed`]);
});

test('QA refuses for the visitor, in every open tab, and nothing more is noted', async ({
  page,
  browser,
  demo,
}) => {
  const other = await page.context().newPage();
  await linked(page, demo, '/docs/retries');
  await linked(other, demo, '/docs/webhooks');
  await expect.poll(() => control(demo, { do: 'consent', granted: false })).toBe(200);
  for (const tab of [page, other])
    await expect.poll(() => tab.evaluate(() => localStorage.length)).toBe(0);
  const { port } = new URL(demo.site);
  expect(await consentOf(page)).toEqual([`millrace-consent-${port}=refused`]);
  const before = await readViews(demo);
  // Without a new document: each tab has heard it itself.
  for (const tab of [page, other]) {
    await tab.bringToFront();
    await tab.getByRole('link', { name: 'Quick start' }).first().click();
    await expect(tab).toHaveTitle(/Quick start/);
  }
  await page.goto(`${demo.site}/docs/monitoring`);
  await other.close();
  // Somebody else's view comes after whatever these would have sent.
  const somebody = await browser.newPage();
  await read(somebody, demo, '/docs/batches');
  await somebody.close();
  const since = (await readViews(demo)).slice(before.length);
  expect(since.map(({ path }) => path)).toEqual(['/docs/batches']);
});

test('as another person the visitor reads on under another anonymous ID', async ({
  page,
  demo,
}) => {
  const first = await read(page, demo, '/docs/retries');
  expect(await read(page, demo, '/docs/webhooks')).toBe(first);
  await linked(page, demo, '/docs/batches');
  await expect.poll(() => control(demo, { do: 'another-person' })).toBe(200);
  await expect
    .poll(() => page.evaluate(() => localStorage.getItem('docent.visitor') ?? ''))
    .not.toContain(first);
  expect(await read(page, demo, '/docs/throttling')).not.toBe(first);
});
