import type { BrowserContext, Page } from '@playwright/test';
import { readChatPage } from '../../e2e/widget-chat.ts';
import { keepTold } from './reading.ts';

/** The visitor's tabs: always one, and no more than there may be. */
export interface Tabs {
  /** Oldest first. */
  list(): readonly Page[];
  /** Chooses by a number from 0 up to 1. */
  pick(share: number): Page;
  /** The one that holds the socket, or held it last. */
  leading(): Page;
  isFull(): boolean;
  /** Opens one more. */
  open(): Promise<Page>;
  close(page: Page): Promise<void>;
  /** Its process dies, with all that it was about to do. */
  crash(page: Page): Promise<void>;
}

interface TabsOptions {
  readonly context: BrowserContext;
  readonly url: string;
  readonly most: number;
}

/** Makes tabs, of which there are none yet. */
export function createTabs({ context, url, most }: TabsOptions): Tabs {
  let pages: readonly Page[] = [];
  let leader: Page | undefined;

  const first = (): Page => {
    const [page] = pages;
    if (!page) throw new Error('The visitor has no tab.');
    return page;
  };
  const forget = (page: Page) => {
    pages = pages.filter((one) => one !== page);
    if (leader === page) leader = undefined;
  };
  return {
    list: () => pages,
    pick: (share) => pages[Math.floor(share * pages.length)] ?? first(),
    leading: () => leader ?? first(),
    isFull: () => pages.length >= most,
    async open() {
      const page = await context.newPage();
      page.on('websocket', () => void (leader = page));
      await keepTold(page);
      await page.goto(url);
      pages = [...pages, page];
      return page;
    },
    async close(page) {
      forget(page);
      await page.close();
    },
    async crash(page) {
      forget(page);
      const session = await context.newCDPSession(page);
      const crashed = page.waitForEvent('crash');
      // It is never answered.
      void session.send('Page.crash').catch(() => undefined);
      await crashed;
      await page.close();
    },
  };
}

/** Waits until the visitor can write on a page; a panel that is not there they open themselves. */
export async function untilUsable(page: Page): Promise<void> {
  const { composer, bubble } = readChatPage(page);
  const isThere = await composer.waitFor({ timeout: 3000 }).then(
    () => true,
    () => false,
  );
  if (isThere) return;
  await bubble.click();
  await composer.waitFor({ timeout: 20_000 });
}
