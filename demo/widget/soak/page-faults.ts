import type { Page } from '@playwright/test';
import type { FaultTools, Inject } from './inject.ts';
import { untilUsable } from './tabs.ts';

/** What the visitor does to pages, and what befalls them. */
export const pageFaults = {
  'page reloaded': ({ page }) => reload(page),
  'leading tab reloaded': ({ tabs }) => reload(tabs.leading()),
  async 'next page'({ page, origin }) {
    const isOnFirst = new URL(page.url()).pathname === '/docs/a';
    await page.goto(`${origin}/docs/${isOnFirst ? 'b' : 'a'}`);
  },
  async 'away and back'({ page, origin }) {
    await page.goto(`${origin}/docs/c`);
    await untilUsable(page);
    // Nothing loads where the page was kept.
    await page.goBack({ waitUntil: 'commit' });
  },
  async 'tab opened'({ tabs, page }) {
    if (tabs.isFull()) await tabs.close(page);
    await tabs.open();
  },
  async 'tab closed'({ tabs, page }) {
    await replaceLast(tabs);
    await tabs.close(page);
  },
  async 'leading tab closed'({ tabs }) {
    const leading = tabs.leading();
    await replaceLast(tabs);
    await tabs.close(leading);
  },
  async 'leading tab crashed'({ tabs }) {
    await tabs.crash(tabs.leading());
    await tabs.open();
  },
} as const satisfies Record<string, Inject>;

async function reload(page: Page): Promise<void> {
  await page.reload();
}

/** The visitor stays. */
async function replaceLast(tabs: FaultTools['tabs']): Promise<void> {
  if (tabs.list().length === 1) await tabs.open();
}
