import type { Page } from '@playwright/test';

/** What a page keeps in the browser. */
export interface Kept {
  readonly local: readonly string[];
  readonly session: readonly string[];
  readonly databases: readonly string[];
  readonly caches: readonly string[];
  readonly cookies: readonly string[];
}

/** What the origin of a page has stored: names, not values. */
export async function readKept(page: Page): Promise<Kept> {
  const cookies = await page.context().cookies();
  const rest = await page.evaluate(async () => ({
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name ?? ''),
    caches: await caches.keys(),
  }));
  return { ...rest, cookies: cookies.map(({ name }) => name) };
}

/** The names of all that is global on a page, but for those of the test runner; symbols by what they describe. */
export function readGlobals(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const names = Reflect.ownKeys(window).map(String).toSorted();
    return names.filter((name) => !name.startsWith('__playwright'));
  });
}

/** How the browser paints one of each kind of the page's own elements: all properties. */
export function readLook(page: Page): Promise<Record<string, Record<string, string>>> {
  return page.evaluate(() => {
    const names = 'html body h1 p a code ul li pre td input select textarea button'.split(' ');
    return Object.fromEntries(
      names.map((name) => {
        const style = getComputedStyle(document.querySelector(name) ?? document.body);
        return [
          name,
          Object.fromEntries([...style].map((key) => [key, style.getPropertyValue(key)])),
        ];
      }),
    );
  });
}
