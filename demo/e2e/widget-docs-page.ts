import type { Locator, Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import type { DocsPage } from './widget-page.ts';

/** A page with headings and code, and with the chat alone. */
export function docsPage(search?: string): DocsPage {
  return {
    tracker: false,
    title: 'Retries',
    chat: { 'data-form': 'off', ...(search && { 'data-search': search }) },
    body: `<main>
      <h1>Retries</h1>
      <h2 id="back-off">Back off <a href="#back-off">#</a></h2>
      <pre id="code"><code>await retry(job, {
  times: 3,
});</code></pre>
      <p>A number: +1 415 555 2671.</p>
      ${'<p>A line.</p>'.repeat(80)}
      <h2 id="later">Later</h2>
    </main>`,
  };
}

/** What of the chat has to do with the docs. */
export interface DocsChat {
  readonly ask: Locator;
  readonly chip: Locator;
  readonly remove: Locator;
  readonly search: Locator;
  /** How the search fares, in words. */
  readonly status: Locator;
  /** What it has found. */
  readonly results: Locator;
}

/** Reads it on a page. */
export function readDocsChat(page: Page): DocsChat {
  const panel = page.locator('docent-chat').getByRole('dialog');
  return {
    ask: panel.getByRole('button', { name: en.page.ask }),
    chip: panel.getByRole('group', { name: en.page.about }),
    remove: panel.getByRole('button', { name: en.page.remove }),
    search: panel.getByRole('searchbox', { name: en.search.label }),
    status: page.locator('docent-chat-search').getByRole('status'),
    results: page.locator('docent-chat-search').getByRole('link'),
  };
}

/** Selects all that is in an element, as a reader does with the mouse. */
export async function select(page: Page, selector: string): Promise<void> {
  await page.locator(selector).evaluate((element) => getSelection()?.selectAllChildren(element));
}
