import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startDemo, type DemoProcess } from './demo-process.ts';
import {
  openControls,
  readControls,
  readMessages,
  readTrait,
  viewOf,
  type ControlsPage,
} from './qa-controls-page.ts';
import { chatAs, journeyOf } from './qa-inspect.ts';
import { readChatPage } from './widget-chat.ts';

// What the controls of the inspector do to the servers and to the visitor. The demo is its own: others count on theirs.
let state: string;
let demo: DemoProcess;
let controls: ControlsPage;

test.beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'docent-e2e-'));
  demo = await startDemo(state);
});

test.beforeEach(async ({ context }) => {
  controls = await openControls(await context.newPage(), demo.hub);
});

// What a test that failed has left on.
test.afterEach(async () => {
  for (const action of ['clear-faults', 'reset-clock'])
    await fetch(`${demo.hub}/api/demo/controls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ do: action }),
    });
});

test.afterAll(async () => {
  await demo.stop();
  rmSync(state, { recursive: true });
});

// No doc: who has read nothing gets the bot.
const chatWithoutDocs = (page: Page, phone: string) =>
  chatAs(page, { url: `${demo.site}/changelog`, phone, question: 'How do I rotate my keys?' });

async function shareReading(page: Page, phone: string): Promise<void> {
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-known')).toBeVisible();
}

test('while the profile service is down everybody gets a person, and all is undone at once', async ({
  page,
  browser,
}) => {
  await controls.setFault('Profile service down', true);
  await chatWithoutDocs(page, '+14155552621');
  await journeyOf(demo, '+14155552621', ({ verdict }) => verdict.outcome === 'person');

  const notice = controls.page.locator('qa-controls-notice');
  await expect(notice).toContainText('Profile service is down');
  await controls.press('+8 h', /^The clock went 8 h on/);
  await expect(notice).toContainText('the clock is 8 h ahead');
  await controls.press('Clear all', /^All is as usual/);
  await expect(notice.getByRole('status')).toBeHidden();
  const { faults, clock } = await readControls(demo);
  expect(Object.values(faults)).toEqual([false, false, false, false, false]);
  expect(Math.abs(clock.offsetMs)).toBeLessThan(1000);

  const other = await browser.newContext();
  await chatWithoutDocs(await other.newPage(), '+14155552622');
  await journeyOf(demo, '+14155552622', ({ verdict }) => verdict.outcome === 'bot');
  await other.close();
});

test('traits are computed when that is asked for, and not before', async ({ page }) => {
  const phone = '+14155552623';
  await shareReading(page, phone);
  await journeyOf(demo, phone, ({ docsRead }) => docsRead === 1);
  const read = () => readTrait(demo, phone, 'docs_last_2_days');
  expect((await read()) ?? 0).toBe(0);
  await controls.press('Compute now', 'The traits with a sliding window were computed.');
  await expect.poll(read).toBe(1);
});

test('a chat whose sockets are refused waits, and what was written arrives once when they are not', async ({
  page,
}) => {
  const phone = '+14155552624';
  await chatWithoutDocs(page, phone);
  await journeyOf(demo, phone, ({ verdict }) => verdict.outcome === 'bot');
  await expect.poll(async () => (await readControls(demo)).connections).toBeGreaterThan(0);

  await controls.setFault('Sockets refused', true);
  await controls.press('Drop all sockets', /^The connections were cut/);
  await expect.poll(async () => (await readControls(demo)).connections).toBe(0);
  const chat = readChatPage(page);
  await chat.send('Are you there?');
  await expect(chat.message('Are you there?')).toBeVisible();
  expect((await readControls(demo)).connections).toBe(0);

  await controls.setFault('Sockets refused', false);
  await expect.poll(chat.lastDelivery, { timeout: 30_000 }).toMatch(/sent|read/);
  expect((await chat.bodies()).filter((body) => body === 'Are you there?')).toHaveLength(1);
});

test('another person is another anonymous ID without a phone', async ({ page }) => {
  const phone = '+14155552625';
  await shareReading(page, phone);
  const { anonymousId } = await journeyOf(demo, phone);
  await controls.press('Another person', 'From now on it is another person.');
  await expect(page.locator('#phone-known')).toBeHidden();
  await page.goto(`${demo.site}/docs/webhooks`);
  const view = await viewOf(demo, '/docs/webhooks');
  expect(view.anonymousId).not.toBe(anonymousId);
  expect(view.context.externalIds ?? []).toEqual([]);
});

test('after consent was refused nothing is sent, until it is given again', async ({
  page,
  browser,
}) => {
  await page.goto(`${demo.site}/docs/quick-start`);
  const { anonymousId } = await viewOf(demo, '/docs/quick-start');
  await controls.press('Refuse consent', 'The visitor refused statistics.');
  const before = (await readMessages(demo)).length;
  for (const path of ['/docs/batches', '/docs/cli']) await page.goto(demo.site + path);

  // Whatever was on its way has arrived when what another reader did later has.
  const other = await browser.newContext();
  await (await other.newPage()).goto(`${demo.site}/docs/security`);
  const view = await viewOf(demo, '/docs/security');
  await other.close();
  const since = (await readMessages(demo)).slice(before);
  expect(since.filter((message) => message.anonymousId !== view.anonymousId)).toEqual([]);
  expect(since.map((message) => message.anonymousId)).not.toContain(anonymousId);

  await controls.press('Allow consent', 'The visitor allowed statistics.');
  await page.goto(`${demo.site}/docs/workers`);
  await viewOf(demo, '/docs/workers');
});

test('nothing is done to a visitor where there is none, and a sentence says so', async () => {
  await controls.page.getByRole('button', { name: 'Another person', exact: true }).click();
  const alert = controls.page.locator('qa-controls').getByRole('alert');
  await expect(alert).toHaveText(/No page of the docs site is open/);
});

test('the clock stands, runs on, and goes back only when that was confirmed', async () => {
  await controls.press('Let it stand', /^The clock stands at/);
  expect((await readControls(demo)).clock.isFrozen).toBe(true);
  await controls.press('Let it run on', /^The clock runs on/);
  const { page } = controls;
  await page.getByLabel('Minutes').fill('90');
  await controls.press('Move on', /^The clock went 1 h 30 min on/);
  expect((await readControls(demo)).clock.offsetMs).toBeGreaterThan(89 * 60_000);

  await page.getByRole('button', { name: 'Back to real time' }).click();
  await expect(page.locator('.qa-controls-confirm')).toContainText('This goes 1 h 30 min back');
  await page.getByRole('button', { name: 'Stay' }).click();
  expect((await readControls(demo)).clock.offsetMs).toBeGreaterThan(89 * 60_000);
  const { violations } = await new AxeBuilder({ page }).include('qa-controls').analyze();
  expect(violations).toEqual([]);
  await page.getByRole('button', { name: 'Back to real time' }).click();
  await controls.press('Go back', /^The clock shows real time/);
  expect(Math.abs((await readControls(demo)).clock.offsetMs)).toBeLessThan(1000);
});
