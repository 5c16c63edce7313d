import type { Page } from '@playwright/test';

// Under Playwright every tab counts as looked at, so the page is told otherwise.

/** Lets the pages of a tab start out of sight, as in a tab that was opened in the background. */
export async function hideAtFirst(page: Page): Promise<void> {
  await page.addInitScript(() =>
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }),
  );
}

/** Shows or hides a page, as a change of tabs does; resolves to the time of that, ms since 1970. */
export async function setVisible(page: Page, isVisible: boolean): Promise<number> {
  return page.evaluate(
    (value) => {
      const at = Date.now();
      Object.defineProperty(document, 'visibilityState', { value, configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
      return at;
    },
    isVisible ? 'visible' : 'hidden',
  );
}
