import type { Page } from '@playwright/test';
import { readKept } from './widget-host-page.ts';

/** Gives the site's own form a phone, which is the tracker's matter. */
export async function tellSite(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your phone').fill(text);
  await page.getByRole('button', { name: 'Call me back' }).click();
}

/** What the browser keeps of a visitor. */
export interface StoredVisitor {
  /** Keys in localStorage, but for those of messages on their way to Segment. */
  readonly local: readonly string[];
  /** All values in the chat's database, as text. */
  readonly database: readonly string[];
}

/** Reads what tracker and chat have stored in the browser of a page. */
export async function readStored(page: Page): Promise<StoredVisitor> {
  const local = (await readKept(page)).local.filter((key) => !key.startsWith('docent.outbox'));
  const database = await page.evaluate(async () => {
    const isThere = (await indexedDB.databases()).some(({ name }) => name === 'docent.chat');
    if (!isThere) return [];
    const opened = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('docent.chat');
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The database did not open.')));
    });
    const stores = [...opened.objectStoreNames];
    const all = stores.map(
      (name) =>
        new Promise<unknown[]>((resolve) => {
          const request = opened.transaction(name).objectStore(name).getAll();
          request.addEventListener('success', () => resolve(request.result));
        }),
    );
    const found = (await Promise.all(all)).flat();
    opened.close();
    return found.map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  });
  return { local, database };
}
