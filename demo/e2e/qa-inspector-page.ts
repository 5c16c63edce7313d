import { expect, type Browser, type Locator, type Page } from '@playwright/test';
import type { DemoProcess } from './demo-process.ts';
import { readChatPage } from './widget-chat.ts';
import { openDesk } from './widget-desk.ts';

/** The inspector, as its user sees it. */
export interface InspectorPage {
  readonly page: Page;
  readonly rows: Locator;
  /** Rows that have these words in them, among those that are drawn. */
  row(words: string | RegExp): Locator;
  /** Searches for words, and gives the first row that has them. */
  find(words: string): Promise<Locator>;
  readonly search: Locator;
  readonly details: Locator;
  readonly verdict: Locator;
  /** By its name, in the toolbar, among the chips, or between the parts. */
  button(name: string | RegExp): Locator;
  tab(name: string): Locator;
}

/** Opens the inspector with what comes behind its address: `?journey=phone:+1…`. */
export async function openInspector(page: Page, hub: string, query = ''): Promise<InspectorPage> {
  await page.goto(`${hub}/inspector${query}`);
  const rows = page.getByRole('list', { name: 'What happened' }).getByRole('listitem');
  const row = (words: string | RegExp) => rows.filter({ hasText: words });
  const search = page.getByRole('searchbox', { name: 'Search in the timeline' });
  const details = page.getByRole('region', { name: 'Details' });
  return {
    page,
    rows,
    row,
    async find(words) {
      await search.fill(words);
      return row(words).first().getByRole('button');
    },
    search,
    details,
    verdict: page.locator('qa-verdict'),
    button: (name) => page.getByRole('button', { name }),
    tab: (name) => details.getByRole('tab', { name }),
  };
}

/** The query part of the address of the journey of a phone. */
export function toSearch(phone: string, more = ''): string {
  return `?journey=${encodeURIComponent(`phone:${phone}`)}${more}`;
}

/** Somebody reads two docs, gives a phone in the chat, asks, and is answered by Maya. */
export async function walk(browser: Browser, demo: DemoProcess, phone: string): Promise<void> {
  // A test of phones may be the first.
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${demo.site}/docs/retries`);
  await page.locator('#site-nav').getByRole('link', { name: 'Webhooks', exact: true }).click();
  await expect(page).toHaveTitle('Webhooks · Millrace docs');
  await page.getByRole('button', { name: 'Chat with support' }).click();
  const chat = readChatPage(page);
  await chat.form.phone.fill(phone);
  await chat.form.question.fill('My jobs are retried for ever.');
  await chat.form.start.click();
  await expect(chat.message('My jobs are retried')).toBeVisible();
  const conversationSid = await findChat(demo, phone);
  const agent = await openDesk(demo.twilio).accept({ conversationSid });
  await agent.say('Maya here.');
  await expect(chat.message('Maya here.')).toBeVisible();
  await page.close();
}

async function findChat({ twilio }: DemoProcess, phone: string): Promise<string> {
  const find = async () => {
    const tasks = await openDesk(twilio).tasks();
    return tasks.find(({ attributes }) => attributes['from'] === phone)?.conversation?.sid ?? '';
  };
  await expect.poll(find).not.toBe('');
  return find();
}
