import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { readConfig } from '../emulator/segment/config.ts';
import type { JsonObject } from '../emulator/segment/messages.ts';
import { startDemo, type DemoProcess } from './demo-process.ts';
import {
  createSegmentReader,
  type SegmentReader,
} from '../emulator/segment/testing/segment-reader.ts';

const config = readConfig(join(import.meta.dirname, '../segment.yaml'));
const ada = 'phone:+14155552671';
const ben = 'phone:+14155552672';

let state: string;
let demo: DemoProcess;
let segment: SegmentReader;

test.beforeAll(async () => {
  state = mkdtempSync(join(tmpdir(), 'docent-e2e-'));
  demo = await startDemo(state);
  segment = createSegmentReader(demo.segment, config);
});

test.afterAll(async () => {
  await demo.stop();
  rmSync(state, { recursive: true });
});

/** Reads some docs as a person does, and waits until each view has arrived. */
async function read(page: Page, paths: readonly string[]): Promise<void> {
  const before = await countPages();
  for (const [index, path] of paths.entries()) {
    await page.goto(demo.site + path);
    await expect.poll(countPages).toBe(before + index + 1);
  }
}

async function countPages(): Promise<number> {
  return (await segment.outcomes()).filter((outcome) => outcome === 'page accepted').length;
}

/** Follows a link on the page as a reader does, and waits until the view has arrived. */
async function follow(page: Page, name: string): Promise<void> {
  const before = await countPages();
  await page.getByRole('link', { name, exact: true }).first().click();
  await expect.poll(countPages).toBe(before + 1);
}

async function givePhone(page: Page, phone: string, country?: string): Promise<void> {
  if (country) await page.locator('#phone-country').selectOption(country);
  await page.locator('#phone').fill(phone);
  await page.getByRole('button', { name: 'Share my reading' }).click();
}

async function advanceClock(ms: number): Promise<void> {
  const response = await fetch(`${demo.segment}/_local/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: ms }),
  });
  expect(response.status).toBe(200);
}

test('a reader of three docs who gives a phone is found by it, and only then', async ({ page }) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).hostname));
  await read(page, ['/', '/docs/quick-start', '/docs/retries']);
  expect(await segment.traits(ada)).toBeUndefined();

  await givePhone(page, '(415) 555-2671', 'US');
  await expect(page.locator('#phone-known')).toBeVisible();
  await expect.poll(() => segment.traits(ada)).toBeDefined();

  const views = await segment.events(ada, { include: 'Page Viewed' });
  expect(views?.map(({ properties }) => properties['path'])).toEqual([
    '/',
    '/docs/quick-start',
    '/docs/retries',
  ]);
  // Real time at once; a sliding window only once its batch has run, as in the cloud.
  expect(await segment.traits(ada)).toMatchObject({ docs_this_session: 3 });
  expect(await segment.traits(ada)).not.toHaveProperty('docs_last_2_days');
  await advanceClock(8 * 3_600_000);
  expect(await segment.traits(ada)).toMatchObject({ docs_last_2_days: 3 });
  expect([...hosts]).toEqual(['127.0.0.1']);
});

test('the next page carries the phone again, and a second reader shares nothing with the first', async ({
  page,
}) => {
  await read(page, ['/docs/workers']);
  await givePhone(page, '+1 415 555 2671');
  await expect(page.locator('#phone-known')).toBeVisible();
  await read(page, ['/docs/webhooks']);
  const later = (await segment.messages()).findLast(({ type }) => type === 'page');
  expect(later?.body).toMatchObject({
    context: {
      externalIds: [{ id: '+14155552671', type: 'phone', collection: 'users', encoding: 'none' }],
    },
  });
  const adasViews = await segment.events(ada, { include: 'Page Viewed' });

  await page.locator('#phone-forget').click();
  await givePhone(page, '+1 415 555 2672');
  await expect.poll(() => segment.externalIds(ben)).toBeDefined();
  await read(page, ['/docs/troubleshooting']);
  const bensViews = await segment.events(ben, { include: 'Page Viewed' });
  expect(bensViews?.map(({ properties }) => properties['path'])).toEqual(['/docs/troubleshooting']);
  expect(await segment.events(ada, { include: 'Page Viewed' })).toEqual(adasViews);
});

test('links that only exchange the page are views too: each with its own title, version and address', async ({
  page,
}) => {
  const before = (await segment.messages()).length;
  await read(page, ['/docs/retries']);
  await follow(page, 'Webhooks');
  // No doc, so it is not counted; the next one is.
  await page.locator('.header-links').getByRole('link', { name: 'Changelog' }).click();
  await expect(page).toHaveTitle('Changelog · Millrace docs');
  await follow(page, 'Workers and leases');
  await page.locator('#version-switch summary').click();
  await follow(page, '1.9 Security fixes only');

  const views = (await segment.messages()).slice(before).filter(({ type }) => type === 'page');
  expect(views.map(({ body }) => (body as JsonObject)['properties'])).toMatchObject([
    { path: '/docs/retries', title: 'Retries and backoff · Millrace docs', doc_version: '2.3' },
    { path: '/docs/webhooks', title: 'Webhooks · Millrace docs', doc_section: 'Guides' },
    { path: '/docs/workers', title: 'Workers and leases · Millrace docs', doc_section: 'Concepts' },
    // The canonical link of an old page names the new one, and is not what was read.
    { path: '/docs/1.9/workers', title: 'Workers · 1.9 · Millrace docs', doc_version: '1.9' },
  ]);
  expect(views).toHaveLength(4);
});

test('the phone stays known on a page that is exchanged, and a sign-out there forgets it', async ({
  page,
}) => {
  await read(page, ['/docs/testing']);
  await givePhone(page, '+1 415 555 2674');
  await expect(page.locator('#phone-known')).toBeVisible();
  await follow(page, 'Monitoring');
  await expect(page.locator('#phone-known')).toBeVisible();
  await expect(page.locator('#phone-ending')).toHaveText('2674');
  await page.locator('#phone-forget').click();
  await expect(page.locator('#phone-form')).toBeVisible();
  await follow(page, 'Security');
  await expect(page.locator('#phone-form')).toBeVisible();
  const last = (await segment.messages()).findLast(({ type }) => type === 'page');
  expect(last?.body).not.toMatchObject({ context: { externalIds: [{ type: 'phone' }] } });
});

test('a number that cannot be a person is refused on the page and never leaves it', async ({
  page,
}) => {
  await read(page, ['/']);
  const before = await segment.messages();
  await givePhone(page, '+1 900 555 0123');
  await expect(page.locator('#phone-error')).toBeVisible();
  await expect(page.locator('#phone-known')).toBeHidden();
  await read(page, ['/docs/quick-start']);
  const since = (await segment.messages()).slice(before.length);
  expect(since.map(({ type }) => type)).toContain('page');
  expect(since.map(({ type }) => type)).not.toContain('identify');
  expect(JSON.stringify(since)).not.toContain('900555');
});

test('the demo stops cleanly and knows everything after a restart', async ({ page }) => {
  await read(page, ['/docs/workers']);
  await givePhone(page, '+1 415 555 2673');
  const eve = 'phone:+14155552673';
  await expect.poll(() => segment.externalIds(eve)).toBeDefined();
  const views = { include: 'Page Viewed' };
  const before = await segment.events(eve, views);
  expect(before).toHaveLength(1);

  expect(await demo.stop()).toBe(0);
  expect(demo.output()).toContain('Stopped.');
  demo = await startDemo(state);
  segment = createSegmentReader(demo.segment, config);
  expect(await segment.events(eve, views)).toEqual(before);
});
