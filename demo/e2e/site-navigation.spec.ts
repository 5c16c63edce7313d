import { expect, type Page } from '@playwright/test';
import type { DemoProcess } from './demo-process.ts';
import { test } from './shared-demo.ts';

let demo: DemoProcess;

test.beforeAll(({ demo: shared }) => {
  demo = shared;
});

/** Opens a page, and leaves a mark in its window that only another document would be without. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(demo.site + path);
  await page.evaluate(() => Object.assign(window, { opened: true }));
}

function isSameDocument(page: Page): Promise<boolean> {
  return page.evaluate(() => 'opened' in window);
}

function clickInNavigation(page: Page, name: string): Promise<void> {
  return page.locator('#site-nav').getByRole('link', { name, exact: true }).click();
}

function readScroll(page: Page): Promise<number> {
  return page.evaluate(() => Math.round(scrollY));
}

async function readHead(page: Page): Promise<Record<string, string | null>> {
  const read = (selector: string, attribute: string) =>
    page.locator(selector).getAttribute(attribute, { timeout: 2000 });
  return {
    title: await page.title(),
    section: await read('meta[name="docent:section"]', 'content'),
    version: await read('meta[name="docent:version"]', 'content'),
    canonical: await read('link[rel="canonical"]', 'href'),
  };
}

test('a link exchanges the page, its head and the marks in the navigation', async ({ page }) => {
  await open(page, '/docs/retries');
  await clickInNavigation(page, 'Webhooks');
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await expect(page).toHaveURL(`${demo.site}/docs/webhooks`);
  expect(await isSameDocument(page)).toBe(true);
  await expect(page.locator('h1')).toHaveText('Webhooks');
  await expect(page.locator('#site-nav [aria-current="page"]')).toHaveText('Webhooks');
  await expect(page.locator('.toc')).toContainText('Check the signature');
  await expect(page.locator('#content')).toBeFocused();
  await expect(page.locator('#page-status')).toHaveText('Webhooks · Millrace docs');
  expect(await readHead(page)).toEqual({
    title: 'Webhooks · Millrace docs',
    section: 'Guides',
    version: '2.3',
    canonical: '/docs/webhooks',
  });
});

test('a page that is no doc says so after a link too, and one that is says nothing of it', async ({
  page,
}) => {
  const mark = page.locator('meta[name="docent:doc"]');
  await open(page, '/docs/retries');
  await page.locator('.header-links').getByRole('link', { name: 'Changelog' }).click();
  await expect(page).toHaveTitle('Changelog · Millrace docs');
  await expect(mark).toHaveAttribute('content', 'no');
  await expect(page.locator('meta[name="docent:section"], link[rel="canonical"]')).toHaveCount(0);
  await page.getByRole('link', { name: 'Recurring jobs' }).first().click();
  await expect(page).toHaveTitle('Recurring jobs · Millrace docs');
  await expect(mark).toHaveCount(0);
  expect(await isSameDocument(page)).toBe(true);
});

test('the address changes before the page does, as with most routers', async ({ page }) => {
  await open(page, '/docs/retries');
  const title = await page.evaluate(() => {
    return new Promise<string>((resolve) => {
      const { pushState } = history;
      history.pushState = (...args) => {
        pushState.apply(history, args);
        resolve(document.title);
      };
      document.querySelector<HTMLAnchorElement>('#site-nav a[href="/docs/webhooks"]')?.click();
    });
  });
  expect(title).toBe('Retries and backoff · Millrace docs');
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
});

test('back and forward return to where the reader was', async ({ page }) => {
  await open(page, '/docs/retries');
  await page.evaluate(() => scrollTo({ top: 900, behavior: 'instant' }));
  await expect.poll(() => readScroll(page)).toBe(900);
  await clickInNavigation(page, 'Webhooks');
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await expect.poll(() => readScroll(page)).toBe(0);
  await page.evaluate(() => scrollTo({ top: 400, behavior: 'instant' }));
  await expect.poll(() => readScroll(page)).toBe(400);

  await page.goBack();
  await expect(page).toHaveTitle('Retries and backoff · Millrace docs');
  await expect.poll(() => readScroll(page)).toBe(900);
  await page.goForward();
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await expect.poll(() => readScroll(page)).toBe(400);
  expect(await isSameDocument(page)).toBe(true);

  await page.reload();
  await expect.poll(() => readScroll(page)).toBe(400);
  await page.goBack();
  await expect(page).toHaveTitle('Retries and backoff · Millrace docs');
  await expect.poll(() => readScroll(page)).toBe(900);
});

test('a link to a heading of another page leads there, and one on this page stays the browser’s', async ({
  page,
}) => {
  // A page that glides would still be on its way when the test goes back.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, '/');
  await page.getByRole('link', { name: 'idempotency key' }).click();
  await expect(page).toHaveURL(/jobs-and-queues#adding-a-job-only-once$/);
  const heading = page.locator('#adding-a-job-only-once');
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();

  const before = await readScroll(page);
  await page.locator('.toc').getByRole('link', { name: 'Keep payloads small' }).click();
  await expect(page.locator('#keep-payloads-small')).toBeInViewport();
  await page.goBack();
  await expect(page).toHaveURL(/#adding-a-job-only-once$/);
  await expect.poll(() => readScroll(page)).toBe(before);
  expect(await isSameDocument(page)).toBe(true);
});

test('a click with Ctrl opens another tab, and leaves this one alone', async ({
  page,
  context,
}) => {
  await open(page, '/docs/retries');
  const opened = context.waitForEvent('page');
  await page.getByRole('link', { name: 'Webhooks', exact: true }).click({ modifiers: ['Control'] });
  const tab = await opened;
  await expect(tab).toHaveTitle('Webhooks · Millrace docs');
  await expect(page).toHaveTitle('Retries and backoff · Millrace docs');
});

test('a click overtakes one that is still loading, and a slow page shows that it is', async ({
  page,
}) => {
  await open(page, '/docs/retries');
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/docs/testing', async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  // The pointer rests on the link, so that the page is on its way before the click, and not to be aborted.
  const early = page.waitForRequest('**/docs/testing');
  await page.locator('#site-nav').getByRole('link', { name: 'Testing', exact: true }).hover();
  await early;
  await clickInNavigation(page, 'Testing');
  await expect(page.locator('#progress')).toBeVisible();
  await clickInNavigation(page, 'Monitoring');
  await expect(page).toHaveTitle('Monitoring · Millrace docs');
  release();
  await page.waitForTimeout(300);
  await expect(page).toHaveTitle('Monitoring · Millrace docs');
  await expect(page.locator('#progress')).toBeHidden();
  expect(await isSameDocument(page)).toBe(true);
});

for (const { trouble, answer } of [
  { trouble: 'fails', answer: undefined },
  { trouble: 'is an error', answer: { status: 500, contentType: 'text/html', body: 'Broken' } },
  { trouble: 'is not HTML', answer: { status: 200, contentType: 'application/json', body: '{}' } },
  { trouble: 'is another site’s', answer: { contentType: 'text/html', body: '<h1>Sign in</h1>' } },
]) {
  test(`the browser loads the page by itself when fetching it ${trouble}`, async ({ page }) => {
    await open(page, '/docs/retries');
    await page.route('**/docs/webhooks', (route) => {
      if (route.request().isNavigationRequest()) return route.continue();
      return answer ? route.fulfill(answer) : route.abort();
    });
    await clickInNavigation(page, 'Webhooks');
    await expect(page).toHaveTitle('Webhooks · Millrace docs');
    await expect(page).toHaveURL(`${demo.site}/docs/webhooks`);
    expect(await isSameDocument(page)).toBe(false);
    await page.goBack();
    await expect(page).toHaveTitle('Retries and backoff · Millrace docs');
  });
}

test('a reader who goes back before the script has started gets the page that the address names', async ({
  page,
}) => {
  await open(page, '/docs/retries');
  await clickInNavigation(page, 'Webhooks');
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/assets/main.js', async (route) => {
    await released;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await expect(page.locator('.site-footer')).toBeVisible();
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(`${demo.site}/docs/retries`);
  release();
  await expect(page).toHaveTitle('Retries and backoff · Millrace docs');
});

test('the version switch leads to the same page, and back from the banner', async ({ page }) => {
  await open(page, '/docs/retries');
  await page.locator('#version-switch summary').click();
  await page.locator('#version-switch').getByRole('link', { name: '1.9' }).click();
  await expect(page).toHaveTitle('Retries · 1.9 · Millrace docs');
  await expect(page.getByRole('note', { name: 'Old version' })).toBeVisible();
  expect(await readHead(page)).toMatchObject({ version: '1.9', canonical: '/docs/retries' });
  await page.getByRole('link', { name: 'See this page in 2.3' }).click();
  await expect(page).toHaveURL(`${demo.site}/docs/retries`);
  await expect(page.getByRole('note', { name: 'Old version' })).toHaveCount(0);
  expect(await isSameDocument(page)).toBe(true);

  await clickInNavigation(page, 'Batches and fan-out');
  await expect(page).toHaveTitle('Batches and fan-out · Millrace docs');
  await page.locator('#version-switch summary').click();
  await page.locator('#version-switch').getByRole('link', { name: '1.9' }).click();
  await expect(page).toHaveURL(`${demo.site}/docs/1.9/introduction`);
});

test('on a small screen, a link in the menu closes it', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await open(page, '/docs/retries');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await clickInNavigation(page, 'Testing');
  await expect(page).toHaveTitle('Testing · Millrace docs');
  await expect(page.locator('#site-nav')).toBeHidden();
});

test('the support form works on a page that was exchanged, and tells when Docent is blocked', async ({
  page,
}) => {
  await page.route('**/docent/*.js', (route) => route.abort());
  await open(page, '/docs/retries');
  await clickInNavigation(page, 'Webhooks');
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await page.locator('#phone').fill('+1 415 555 2671');
  await page.getByRole('button', { name: 'Share my reading' }).click();
  await expect(page.locator('#phone-error')).toContainText('We could not link your reading');
  await expect(page.locator('#phone')).toBeFocused();
  await expect(page.locator('#phone-form')).toBeVisible();
});

test('without JavaScript, every page can be read and reached', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${demo.site}/docs/retries`);
  await expect(page.getByRole('heading', { name: 'Dead jobs' })).toBeVisible();
  await expect(page.locator('#search-open')).toBeHidden();
  await clickInNavigation(page, 'Webhooks');
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await page.locator('#version-switch summary').click();
  await page.locator('#version-switch').getByRole('link', { name: '1.9' }).click();
  await expect(page).toHaveTitle('A job queue over HTTP · 1.9 · Millrace docs');
  await context.close();
});
