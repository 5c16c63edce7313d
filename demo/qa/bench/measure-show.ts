import type { Page } from '@playwright/test';
import type { Figure } from './figure.ts';

/** How long it takes from asking for the page until the newest entries are drawn. The page is opened here for the others. */
export async function measureShow(page: Page, origin: string): Promise<Figure[]> {
  const rowsDrawn = () =>
    page.evaluate(async () => {
      while (!document.querySelector('.qa-entry'))
        await new Promise((resolve) => requestAnimationFrame(resolve));
      return performance.now();
    });
  await page.goto(`${origin}/inspector`, { waitUntil: 'commit' });
  const value = await rowsDrawn();
  const rows = await page.locator('.qa-entry').count();
  return [
    { what: 'time to first show', value, unit: 'ms', most: 1500 },
    { what: 'rows that are drawn', value: rows, unit: 'rows', most: 100 },
  ];
}
