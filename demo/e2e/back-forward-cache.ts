import type { LaunchOptions, Page } from '@playwright/test';

declare global {
  interface Window {
    /** How often this page has come back from the back/forward cache. */
    restores?: number;
  }
}

type LaunchFixture = [
  (
    fixtures: { launchOptions: LaunchOptions },
    use: (options: LaunchOptions) => Promise<void>,
  ) => Promise<void>,
  { scope: 'worker' },
];

/**
 * Lets Chromium keep a page that is left, as it does for people; Playwright turns that off.
 *
 * @example
 * const test = base.extend({ launchOptions: keepLeftPages });
 */
export const keepLeftPages: LaunchFixture = [
  ({ launchOptions }, use) =>
    use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
  { scope: 'worker' },
];

/**
 * Makes the pages of this tab count how often they are restored; call it before the first one is opened.
 *
 * @example
 * await countRestores(page);
 * await page.goto('/docs/retries');
 * await page.goto('https://other.example/');
 * await restore(page);
 */
export async function countRestores(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) window.restores = (window.restores ?? 0) + 1;
    });
  });
}

/**
 * Goes back, or forward, to a document that the browser has kept; throws, with the browser's reasons, where it was
 * loaded anew. Nothing loads, so neither `load` nor `DOMContentLoaded` comes: waiting for them would never end.
 */
export async function restore(page: Page, direction: 'back' | 'forward' = 'back'): Promise<void> {
  const go = { waitUntil: 'commit' } as const;
  await (direction === 'back' ? page.goBack(go) : page.goForward(go));
  const restores = await page.evaluate(() => window.restores);
  if (restores) return;
  const reasons = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation');
    return JSON.stringify(
      (navigation as { notRestoredReasons?: unknown } | undefined)?.notRestoredReasons,
    );
  });
  throw new Error(`${page.url()} was not restored but loaded anew: ${reasons}`);
}
