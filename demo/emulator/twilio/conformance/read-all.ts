import type { Paginator } from '@twilio/conversations';

/** Reads all pages, forwards. Throws where they do not end. */
export async function readAll<T>(first: Paginator<T>): Promise<T[]> {
  const items = [...first.items];
  let page = first;
  for (let count = 1; page.hasNextPage; count += 1) {
    if (count > 1000) throw new Error(`There is still a next page after ${count} pages.`);
    page = await page.nextPage();
    items.push(...page.items);
  }
  return items;
}
