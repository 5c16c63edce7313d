import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { DemoProcess } from './demo-process.ts';
import { test } from './shared-demo.ts';

let demo: DemoProcess;

test.beforeAll(({ demo: shared }) => {
  demo = shared;
});

const paths = [
  '/',
  '/docs/api-reference',
  '/docs/api-reference?dir=rtl',
  '/docs/1.9/polling',
  '/changelog',
  '/nowhere',
];

/** What a reader can open on a page. */
const states: [name: string, path: string, open: (page: Page) => Promise<void>][] = [
  ['search before a word', '/docs/retries', (page) => search(page, '')],
  ['search with results', '/docs/retries', (page) => search(page, 'lease')],
  ['search with results, right to left', '/?dir=rtl', (page) => search(page, 'lease')],
  ['search without results', '/docs/1.9/retries', (page) => search(page, 'zeppelin')],
  ['list of versions', '/docs/1.9/retries', openVersions],
  ['refused phone', '/docs/retries', refusePhone],
  ['privacy choices', '/docs/retries', openPrivacyChoices],
];

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [320, 390, 1280]) {
    const screen = `${colorScheme}, ${width} px`;
    test.describe(screen, () => {
      test.use({ colorScheme, viewport: { width, height: 900 } });

      test(`the pages are accessible and fit the screen (${screen})`, async ({ page }) => {
        for (const path of paths) {
          await page.goto(demo.site + path);
          await expectAccessible(page, path);
        }
      });

      test(`what opens on them is too (${screen})`, async ({ page }) => {
        for (const [name, path, open] of states) {
          await page.goto(demo.site + path);
          await open(page);
          await expectAccessible(page, name);
        }
      });
    });
  }
}

async function openPrivacyChoices(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Privacy choices' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Refuse' }).click();
  await page.getByRole('button', { name: 'Privacy choices' }).click();
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}

async function search(page: Page, words: string): Promise<void> {
  await page.locator('#search-open').click();
  await page.locator('#search-input').fill(words);
  await expect(page.locator('#search-note:not(:empty), .search-hit').first()).toBeVisible();
}

async function openVersions(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: 'Menu', exact: true });
  if (await menu.isVisible()) await menu.click();
  await page.locator('#version-switch summary').click();
}

async function refusePhone(page: Page): Promise<void> {
  // As where something blocks the tracker: the form then says so by itself.
  await page.evaluate(() => delete window.docent);
  await page.locator('#phone').fill('1');
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-error')).not.toBeEmpty();
}
