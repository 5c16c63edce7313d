import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { askFunctions } from './ask-functions.ts';
import { CannotCheck } from './cannot-check.ts';
import { findAllProblems } from './find-all-problems.ts';
import { openBrowser, type BrowserSetting } from './open-browser.ts';
import type { CheckArguments } from './read-arguments.ts';
import { serveFolder } from './serve-folder.ts';
import type { SiteProblem, Visit } from './visit.ts';
import { visitSite } from './visit-site.ts';

/** What was seen, and what is wrong. */
export interface Checked {
  readonly visits: readonly Visit[];
  readonly problems: readonly SiteProblem[];
}

/** What a check is done with. */
export interface CheckMeans {
  readonly browser: BrowserSetting;
  /** Called with each page as soon as it has been looked at. */
  readonly onVisit: (visit: Visit) => void;
}

/**
 * Looks at a site, or at a folder, which is served meanwhile.
 *
 * @throws CannotCheck where it cannot be looked at.
 * @example
 * const { problems } = await checkTarget(readArguments(words, cwd), means);
 */
export async function checkTarget(given: CheckArguments, means: CheckMeans): Promise<Checked> {
  const { target } = given;
  if ('url' in target) return checkUrl(target.url, given, means);
  const served = await serveFolder(target.folder);
  try {
    return await checkUrl(`${served.origin}/`, given, means);
  } finally {
    await served.close();
  }
}

async function checkUrl(
  start: string,
  { pages, grantsConsent, asksFunctions, out }: CheckArguments,
  { browser: setting, onVisit }: CheckMeans,
): Promise<Checked> {
  if (out) makeFolder(out);
  const browser = await openBrowser(new URL(start).origin, setting);
  let count = 0;
  try {
    const visits = await visitSite(browser, {
      start,
      pages,
      grantsConsent,
      async onVisit(visit, page) {
        onVisit(visit);
        count += 1;
        if (out) await page.screenshot({ path: join(out, `${count}.png`) });
      },
    });
    const asked = asksFunctions ? await askAll(visits) : [];
    return { visits, problems: [...findAllProblems(visits, grantsConsent), ...asked] };
  } finally {
    await browser.close();
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new CannotCheck(`${folder} cannot be written to. Give --out another folder.`);
  }
}

async function askAll(visits: readonly Visit[]): Promise<readonly SiteProblem[]> {
  const [first] = visits;
  if (!first) return [];
  const base = first.page.url;
  const given = visits.flatMap(({ page }) => page.chatAttributes['functions-url'] ?? []);
  const urls = new Set(
    given.flatMap((url) => (URL.canParse(url, base) ? new URL(url, base).href : [])),
  );
  const { origin } = new URL(base);
  const answers = await Promise.all([...urls].map((url) => askFunctions(url, origin)));
  return answers.flat();
}
