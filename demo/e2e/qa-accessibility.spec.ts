import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import type { DemoProcess } from './demo-process.ts';
import { test } from './shared-demo.ts';

const pages: readonly [name: string, address: (demo: DemoProcess) => string][] = [
  ['front page', ({ hub }) => hub],
  ['inspector', ({ hub }) => `${hub}/inspector`],
  ['desk', ({ hub }) => `${hub}/desk`],
  ['scenarios', ({ lab }) => `${lab}/scenarios`],
];

const screens = [390, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
);

for (const [name, address] of pages) {
  test(`the ${name} is accessible, and fits screens of every width`, async ({ demo, page }) => {
    // Each look at a page takes axe a second or two, and more on a busy machine.
    test.slow();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // So that there is something to show.
    await page.goto(`${demo.site}/docs/retries`);
    await page.goto(address(demo));
    await expect(page.getByRole('heading').first()).toBeVisible();
    await openFolds(page);
    for (const { width, colorScheme } of screens) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await expectAccessible(page, `${name}, ${width} px, ${colorScheme}`);
    }
  });
}

/** What is folded up must be read, too. */
async function openFolds(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
  });
}

async function expectAccessible(page: Page, name: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${name} ${id}: ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
}
