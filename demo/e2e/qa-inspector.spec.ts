import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type WebSocketRoute } from '@playwright/test';
import type { TimelineEntry } from '../qa/timeline/entry.ts';
import type { DemoProcess } from './demo-process.ts';
import { openInspector, toSearch, walk } from './qa-inspector-page.ts';
import { test } from './shared-demo.ts';

// The demo as it is started: what a reader does on the docs site, as the inspector tells it.

const phone = '+14155552701';
const stranger = '+14155552702';

let demo: DemoProcess;

test.beforeAll(async ({ demo: shared, browser }) => {
  demo = shared;
  await walk(browser, demo, phone);
});

/** Waits until everything has arrived. */
async function readTitles(): Promise<string[]> {
  const path = `${demo.hub}/api/demo/journeys/${encodeURIComponent(`phone:${phone}`)}/export.json`;
  const { entries } = (await (await fetch(path)).json()) as { entries: TimelineEntry[] };
  return entries.map(({ title }) => title);
}

test('tells the whole journey in plain words, and why a person answers', async ({ page }) => {
  const inspector = await openInspector(page, demo.hub, toSearch(phone));
  await expect(inspector.verdict).toContainText(
    /Sent to a person because 2 docs were read in the last 48 hours \(counted from events/,
  );
  for (const words of [
    'Read "Retries and backoff',
    'Read "Webhooks',
    `Identified as ${phone}`,
    `ChannelAttributes written: from ${phone}`,
    'Visitor: "My jobs are retried for ever."',
    'Flow began',
    'Looked the phone up: 2 docs read',
    'Task created',
    'Maya here.',
  ])
    await expect(await inspector.find(words)).toBeVisible();
  await inspector.search.fill('');
  await inspector.button(/Show the step that decided/).click();
  await expect(inspector.row('Split: docs were read').getByRole('button')).toHaveAttribute(
    'aria-current',
    'true',
  );
});

test('shows what a payload held, one click away, and Escape goes back to its row', async ({
  page,
}) => {
  const inspector = await openInspector(page, demo.hub, toSearch(phone));
  const row = await inspector.find('ChannelAttributes written');
  await row.click();
  await expect(inspector.details).toContainText(`from: "${phone}"`);
  await expect(inspector.tab('Payload')).toHaveAttribute('aria-selected', 'true');
  await inspector.details.getByRole('searchbox').fill('viewed_at');
  await expect(inspector.details.getByText('2 matches')).toBeVisible();
  await expect(inspector.details.getByText('viewed_at').first()).toBeVisible();
  await row.press('Escape');
  await expect(page).not.toHaveURL(/entry=/);
  await expect(row).toBeFocused();
  await page.goBack();
  await expect(inspector.details).toContainText(`from: "${phone}"`);
});

test('shows the profile: identifiers, docs read, and traits that are behind', async ({ page }) => {
  const { details, tab } = await openInspector(page, demo.hub, toSearch(phone));
  await tab('Profile').click();
  await expect(details).toContainText(`${phone} is claimed`);
  await expect(details.getByRole('link', { name: /Webhooks/ })).toHaveAttribute(
    'href',
    `${demo.site}/docs/webhooks`,
  );
  await expect(details).toContainText(/docs_last_2_days\s*no value\s*Behind/);
  await expect(details).toContainText('does not know the last 2 docs');
});

test('filters, and keeps what it shows in the address', async ({ page }) => {
  const inspector = await openInspector(page, demo.hub, toSearch(phone));
  await inspector.button(/^Studio/).click();
  await expect(inspector.row('Read "Webhooks')).toHaveCount(0);
  await expect(inspector.row('Flow began')).toBeVisible();
  await expect(page).toHaveURL(/source=studio/);
  await page.reload();
  await expect(inspector.row('Flow began')).toBeVisible();
  await expect(inspector.row('Read "Webhooks')).toHaveCount(0);
  await inspector.search.fill('no such words');
  await inspector.button('Clear search and filters').click();
  await expect(inspector.row('Maya here.')).toBeVisible();
});

test('follows what happens, and counts it for whoever looks at something older', async ({
  page,
  browser,
}) => {
  const inspector = await openInspector(page, demo.hub, toSearch(phone));
  await expect(inspector.row('Maya here.')).toBeVisible();
  const reader = await browser.newPage();
  await reader.goto(`${demo.site}/docs/retries`);
  const everything = page.getByRole('link', { name: /Everything/ });
  await everything.click();
  await inspector.rows.first().getByRole('button').focus();
  await page.keyboard.press('Home');
  await expect(inspector.rows.first()).toHaveAttribute('aria-posinset', '1');
  await reader.locator('#site-nav').getByRole('link', { name: 'Webhooks', exact: true }).click();
  await expect(inspector.button(/^\d+ new$/)).toBeVisible();
  await inspector.button(/^\d+ new$/).click();
  await expect(inspector.rows.last().getByRole('button')).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: /^New: |new entries/ })).toBeAttached();
  await reader.close();
});

test('says that the line is lost, and goes on where it was', async ({ page, browser }) => {
  const addresses: string[] = [];
  const lines: WebSocketRoute[] = [];
  await page.routeWebSocket(/\/live/, (line) => {
    addresses.push(line.url());
    line.connectToServer();
    lines.push(line);
  });
  const inspector = await openInspector(page, demo.hub);
  await expect(inspector.rows.first()).toBeVisible();
  await expect.poll(() => lines.length).toBe(1);
  await lines[0]?.close();
  await expect(page.getByText('The line to the demo is lost')).toBeVisible();
  const reader = await browser.newPage();
  await reader.goto(`${demo.site}/docs/monitoring`);
  await expect(await inspector.find('/docs/monitoring')).toBeVisible();
  await expect(page.getByText('The line to the demo is lost')).toBeHidden();
  expect(addresses.at(-1)).toMatch(/after=[1-9]/);
  await reader.close();
});

test('shows nothing of others, and no token or secret', async ({ browser, page }) => {
  const other = await browser.newPage();
  await other.goto(`${demo.site}/docs/environments-and-keys`);
  await other.locator('#phone').fill(stranger);
  await other.getByRole('button', { name: 'Share my reading' }).click();
  await expect(other.locator('#phone-known')).toBeVisible();
  await other.close();

  const inspector = await openInspector(page, demo.hub, toSearch(stranger));
  await expect(inspector.row(`Identified as ${stranger}`)).toBeVisible();
  await expect(inspector.row('ChannelAttributes written')).toHaveCount(0);
  await inspector.search.fill(phone);
  await expect(inspector.button('Clear search and filters')).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    openInspector(page, demo.hub, toSearch(phone)).then(() =>
      page.getByRole('link', { name: 'JSON' }).click(),
    ),
  ]);
  const exported = readFileSync(await download.path(), 'utf8');
  expect(exported).toContain('My jobs are retried for ever.');
  expect(exported).not.toContain(stranger);
  expect(exported).not.toMatch(/eyJ[\w-]{10,}\.[\w-]{10,}/);
  expect(exported).not.toContain('docent-demo-profile-token');
  for (const secret of readSecrets()) expect(exported).not.toContain(secret);
  expect(await readTitles()).toContain(`Identified as ${phone}`);
});

/** What the configuration of the local Twilio calls a token or a secret. */
function readSecrets(): string[] {
  const yaml = readFileSync(join(import.meta.dirname, '../twilio.yaml'), 'utf8');
  const found = [...yaml.matchAll(/(?:token|secret)\w*:\s*['"]?([\w-]{16,})/gi)];
  return found.flatMap(([, value]) => value ?? []);
}

test('exports a Playwright test, and copies a link that shows the same', async ({ page }) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const inspector = await openInspector(page, demo.hub, toSearch(phone));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Playwright test' }).click(),
  ]);
  const spec = readFileSync(await download.path(), 'utf8');
  expect(spec).toContain("from '@playwright/test'");
  expect(spec).toContain('/docs/webhooks');
  await (await inspector.find(`Identified as ${phone}`)).click();
  await inspector.button('Copy link').click();
  await expect(page.getByText('Copied')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto(link);
  await expect(inspector.details).toContainText(`Identified as ${phone}`);
});

test('says what to do about a link to a journey that is not known', async ({ page }) => {
  const inspector = await openInspector(page, demo.hub, '?journey=chat:CHnobody');
  await expect(page.getByRole('heading', { name: 'This journey is not known here' })).toBeVisible();
  await expect(inspector.rows).toHaveCount(0);
  await inspector.button('Show everything').click();
  await expect(inspector.rows.first()).toBeVisible();
});

test('is walked by keyboard: one tab stop, arrows, Enter, Escape', async ({ page }) => {
  const inspector = await openInspector(page, demo.hub, toSearch(phone));
  await expect(inspector.row('Maya here.')).toBeVisible();
  await inspector.rows.last().getByRole('button').focus();
  await page.keyboard.press('Home');
  const first = inspector.rows.first().getByRole('button');
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(inspector.rows.nth(1).getByRole('button')).toBeFocused();
  await expect(inspector.rows.locator('button[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/entry=\d+/);
  await expect(inspector.details).toContainText('Retries and backoff');
  await page.keyboard.press('Escape');
  await expect(first).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(inspector.tab('Flow')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(inspector.tab('Profile')).toBeFocused();
  await expect(inspector.details).toContainText('Docs read in the last 48 hours');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('shows one part at a time, and Back leads between them', async ({ page }) => {
    const inspector = await openInspector(page, demo.hub);
    await page.getByRole('navigation', { name: 'Parts' }).getByText('Journeys').click();
    await page.getByRole('link', { name: phone }).click();
    await inspector.row('Maya here.').getByRole('button').click();
    await expect(inspector.details).toContainText('Maya here.');
    await expect(inspector.row('Maya here.')).toBeHidden();
    const widest = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(widest).toBe(390);
    await page.goBack();
    await expect(inspector.row('Maya here.')).toBeVisible();
    await expect(inspector.details).toBeHidden();
  });
});
