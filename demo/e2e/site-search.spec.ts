import { expect } from '@playwright/test';
import type { DemoProcess } from './demo-process.ts';
import { test } from './shared-demo.ts';

let demo: DemoProcess;

test.beforeAll(({ demo: shared }) => {
  demo = shared;
});

test('a reader finds a passage and opens it with the keyboard alone', async ({ page }) => {
  await page.goto(`${demo.site}/docs/retries`);
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search the docs' });
  await expect(field).toBeFocused();
  await page.keyboard.type('stop politely');

  const options = page.locator('#search-results').getByRole('option');
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-expanded', 'true');
  await expect(page.locator('#search-status')).toHaveText(/^\d+ results? on \d+ pages?\.$/);
  await expect(options.first()).toContainText('Stopping politely');
  await expect(options.first().locator('mark').first()).toHaveText('Stopping');

  await page.keyboard.press('ArrowUp');
  await expect(options.last()).toHaveAttribute('aria-selected', 'true');
  await expect(field).toHaveAttribute('aria-activedescendant', /^search-hit-\d+$/);
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('[aria-selected="true"]')).toHaveCount(1);
  await expect(options.first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');

  await expect(page).toHaveURL(`${demo.site}/docs/workers#stopping-politely`);
  await expect(page.locator('#search')).toBeHidden();
  await expect(page.locator('#stopping-politely')).toBeInViewport();
});

test('the index is loaded only when the search opens', async ({ page }) => {
  const loaded: string[] = [];
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes('search') || /\/es-/.test(pathname)) loaded.push(pathname);
  });
  await page.goto(demo.site, { waitUntil: 'networkidle' });
  expect(loaded).toEqual([]);
  await page.keyboard.press('Control+k');
  await expect.poll(() => loaded).toContain('/assets/search-2.3.json');
});

test('a slash in a field stays a slash, and Escape returns to where the reader was', async ({
  page,
}) => {
  await page.goto(demo.site);
  await page.locator('#phone').pressSequentially('1/2');
  await expect(page.locator('#phone')).toHaveValue('1/2');
  await expect(page.locator('#search')).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(page.locator('#search')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#search')).toBeHidden();
  await expect(page.locator('#phone')).toBeFocused();
});

test('the search stays within the version that is read, after a link too', async ({ page }) => {
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#search-open').click();
  await page.locator('#search-input').fill('visibility timeout');
  await expect(page.locator('#search-results').getByRole('option').first()).toBeVisible();
  expect(await page.locator('.search-page').allTextContents()).not.toContainEqual(
    expect.stringContaining('Polling'),
  );
  await page.keyboard.press('Escape');

  await page.locator('#version-switch summary').click();
  await page.locator('#version-switch').getByRole('link', { name: '1.9' }).click();
  await expect(page).toHaveTitle('Retries · 1.9 · Millrace docs');
  await page.locator('#search-open').click();
  await page.locator('#search-input').fill('visibility timeout');
  await expect(page.locator('.search-page').first()).toContainText('Polling');
  const links = await page.locator('#search-results').getByRole('option').all();
  for (const link of links) expect(await link.getAttribute('href')).toMatch(/^\/docs\/1\.9\//);
});

test('says that nothing was found, and that the index did not load', async ({ page }) => {
  await page.route('**/assets/search-2.3.json', (route) => route.abort());
  await page.goto(demo.site);
  await page.keyboard.press('/');
  await expect(page.locator('#search-note')).toContainText('The search did not load');
  await page.unroute('**/assets/search-2.3.json');
  await page.locator('#search-input').fill('zeppelin');
  await expect(page.locator('#search-note')).toContainText('Nothing in version 2.3 matches');
  await expect(page.locator('#search-status')).toHaveText('No results for zeppelin.');
  await expect(page.locator('#search-input')).toHaveAttribute('aria-expanded', 'false');
});

test('a click on a result opens it, and one beside the dialog closes it', async ({ page }) => {
  await page.goto(demo.site);
  await page.locator('#search-open').click();
  await page.mouse.click(5, 400);
  await expect(page.locator('#search')).toBeHidden();
  await page.locator('#search-open').click();
  await page.locator('#search-input').fill('throttleKey');
  await page.locator('#search-results').getByRole('option').first().click();
  await expect(page).toHaveURL(/\/docs\/throttling#/);
  await expect(page.locator('#search')).toBeHidden();
});
