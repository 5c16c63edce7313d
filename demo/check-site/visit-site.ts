import type { Page } from '@playwright/test';
import { CannotCheck } from './cannot-check.ts';
import { chooseLinks } from './choose-links.ts';
import { grantConsent, readLinks, readPage, untilTrackerLoaded } from './in-page.ts';
import { expectsView } from './expects-view.ts';
import type { CheckBrowser, Happened } from './open-browser.ts';
import type { Visit } from './visit.ts';

/** Where to begin, and how far to go. */
export interface VisitPlan {
  readonly start: string;
  readonly pages: number;
  readonly grantsConsent: boolean;
  /** Called with each page that has been looked at. */
  readonly onVisit: (visit: Visit, page: Page) => Promise<void>;
}

const timeoutMs = 20_000;
const viewMs = 6500;
// What comes twice, comes the second time soon after.
const quietMs = 700;

/**
 * Visits the start page, then links of it as a reader does: by a click where there is one. Pages that the site put in
 * place without loading them are then loaded too, because both ways can go wrong by themselves.
 *
 * @throws CannotCheck where the start page is none.
 * @example
 * const visits = await visitSite(browser, plan);
 */
export async function visitSite(browser: CheckBrowser, plan: VisitPlan): Promise<readonly Visit[]> {
  const { page } = browser;
  const visits: Visit[] = [];
  const look = async (how: Visit['how'], happened: Happened): Promise<void> => {
    const visit = await lookAt(page, { how, happened, grantsConsent: plan.grantsConsent });
    visits.push(visit);
    await plan.onVisit(visit, page);
  };
  const load = async (url: string): Promise<void> => {
    const happened = browser.begin();
    if (await isLoaded(page, url)) await look('load', happened);
  };

  const happened = browser.begin();
  await openStart(page, plan.start);
  await look('load', happened);
  for (const url of chooseLinks(await readLinks(page), page.url(), plan.pages)) {
    const afterClick = browser.begin();
    const how = await click(page, url);
    if (how) await look(how, afterClick);
    else await load(url);
  }
  const clicked = visits.filter(({ how }) => how === 'click');
  for (const { page: seen } of clicked) await load(seen.url);
  return visits;
}

async function openStart(page: Page, start: string): Promise<void> {
  const response = await page.goto(start, { timeout: timeoutMs }).catch((error: unknown) => {
    throw new CannotCheck(toSentence(start, error));
  });
  const status = response?.status() ?? 0;
  if (status >= 400)
    throw new CannotCheck(`${start} answered ${status}. Give the address of a page that is there.`);
  const type = response?.headers()['content-type'] ?? '';
  if (!/html/.test(type))
    throw new CannotCheck(
      `${start} is no page (${type || 'no content type'}). Give that of a page.`,
    );
}

function toSentence(start: string, error: unknown): string {
  const [, reason = ''] = /net::(ERR_\w+)/.exec(String(error)) ?? [];
  const how = reason || 'no answer in time';
  return `${start} cannot be reached (${how}). Look whether it runs, and whether the address is right.`;
}

async function isLoaded(page: Page, url: string): Promise<boolean> {
  const response = await page.goto(url, { timeout: timeoutMs }).catch(() => null);
  return (
    response !== null &&
    response.status() < 400 &&
    /html/.test(response.headers()['content-type'] ?? '')
  );
}

/** Clicks a link of the page that is shown. Undefined where there is none, or where nothing comes of it. */
async function click(page: Page, url: string): Promise<Visit['how'] | undefined> {
  const before = page.url();
  const { pathname } = new URL(url);
  const links = page.locator('a[href]:not([target=_blank])').filter({ visible: true });
  const hrefs = await links.evaluateAll((all) =>
    all.map((link) => (link as HTMLAnchorElement).href),
  );
  const index = hrefs.findIndex(
    (href) => URL.canParse(href) && new URL(href).pathname === pathname,
  );
  if (index < 0) return undefined;
  try {
    await page.evaluate('void (window.__docentStays = true)');
    await links.nth(index).click({ timeout: 3000 });
    await page.waitForURL((now) => now.href !== before, { timeout: 5000 });
    await page.waitForLoadState('load', { timeout: timeoutMs });
    return (await page.evaluate('window.__docentStays')) ? 'click' : 'link';
  } catch {
    return undefined;
  }
}

async function lookAt(
  page: Page,
  {
    how,
    happened,
    grantsConsent,
  }: { how: Visit['how']; happened: Happened; grantsConsent: boolean },
): Promise<Visit> {
  if (grantsConsent) await grantConsent(page);
  const isTold = (): boolean => happened.messages.some(({ type }) => type === 'page');
  await untilTrackerLoaded(page);
  const isExpected = expectsView(await readPage(page), grantsConsent);
  const end = Date.now() + (isExpected ? viewMs : 0);
  while (!isTold() && Date.now() < end) await page.waitForTimeout(50);
  await page.waitForTimeout(quietMs);
  const files = await Promise.all(happened.files);
  return {
    how,
    page: await readPage(page),
    messages: happened.messages,
    files,
    said: happened.said,
  };
}
