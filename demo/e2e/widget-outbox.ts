import type { Page } from '@playwright/test';

/** What a page has kept for the next one. */
export interface KeptOutbox {
  readonly bodies: readonly string[];
  readonly draft?: unknown;
}

/** Reads what is unsent, as the next page would find it; there has been something. */
export function readOutbox(page: Page): Promise<KeptOutbox> {
  return page.evaluate(async () => {
    const toResult = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error('The outbox cannot be read.')));
      });
    const database = await toResult(indexedDB.open('docent.chat'));
    const stores = database.transaction(['messages', 'values']);
    const [messages, draft] = await Promise.all([
      toResult<{ body: string }[]>(stores.objectStore('messages').getAll()),
      toResult<unknown>(stores.objectStore('values').get('draft')),
    ]);
    database.close();
    return { bodies: messages.map(({ body }) => body), draft };
  });
}
