import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { launchBrowser } from '../bench/browser.ts';
import { bundlePage } from '../bundle-page.ts';
import { acts, type Act } from './acts.ts';
import { renderDocsPage } from './docs-page.ts';
import { looks, type Look } from './looks.ts';
import { toStates, type GalleryStateName } from './page/states.ts';
import { writeSheet, type Picture } from './sheet.ts';

const origin = 'https://docs.example.com';
const { values, positionals: only } = parseArgs({
  allowPositionals: true,
  // Without it, the pictures of the README are written.
  options: { png: { type: 'string' } },
});
const outDir = values.png ?? join(import.meta.dirname, '../../../packages/widget/docs');

interface Shot {
  readonly name: string;
  readonly state: GalleryStateName;
  readonly run?: Act['run'];
}

/** Takes the pictures of the README: a sheet a look, with each state of the chat. */
async function shootAll(): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  const script = await bundlePage(join(import.meta.dirname, 'page/gallery.ts'));
  const browser = await launchBrowser();
  for (const look of looks.filter(({ name }) => only.length === 0 || only.includes(name))) {
    const pictures = await shootLook({ browser, look, script });
    const file = join(outDir, `${look.name}.${values.png ? 'png' : 'jpg'}`);
    await writeSheet({ browser, pictures, file });
    console.log(`${look.name}: ${pictures.length} pictures`);
  }
  await browser.close();
}

async function shootLook({
  browser,
  look,
  script,
}: {
  readonly browser: Browser;
  readonly look: Look;
  readonly script: string;
}): Promise<readonly Picture[]> {
  const { language = 'en', options } = look;
  const context = await browser.newContext({
    timezoneId: 'UTC',
    locale: language,
    reducedMotion: 'reduce',
    ...options,
  });
  await servePage(context, { language, script });
  const pictures: Picture[] = [];
  for (const shot of toShots(look)) {
    const page = await context.newPage();
    pictures.push({ name: shot.name, png: await shoot(page, shot) });
    await page.close();
  }
  await context.close();
  return pictures;
}

function toShots({ states, language = 'en' }: Look): readonly Shot[] {
  const names = states ?? (Object.keys(toStates('en')) as GalleryStateName[]);
  const plain = names.map((state) => ({ name: state, state }));
  return language === 'en' && !states ? [...plain, ...acts] : plain;
}

async function shoot(page: Page, { name, state, run }: Shot): Promise<Buffer> {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  // A Sunday evening in the chat's own time.
  await page.clock.install({ time: new Date('2026-11-22T09:40:00Z') });
  await page.goto(`${origin}/webhooks`);
  await page.evaluate((shown) => window.showState(shown), state);
  await page.clock.runFor(500);
  await page.waitForLoadState('networkidle');
  await run?.(page, page.locator('docent-chat').getByRole('dialog'));
  await page.clock.runFor(500);
  if (errors.length > 0) throw new Error(`The picture "${name}" failed: ${errors.join('; ')}`);
  return page.screenshot();
}

async function servePage(
  context: BrowserContext,
  { language, script }: { readonly language: string; readonly script: string },
): Promise<void> {
  const html = renderDocsPage(language).replace(
    '</body>',
    `<script type="module" src="/gallery.js"></script></body>`,
  );
  await context.route(`${origin}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/gallery.js')
      return route.fulfill({ body: script, contentType: 'text/javascript' });
    if (pathname === '/picture.png')
      return route.fulfill({ body: picture, contentType: 'image/svg+xml' });
    if (pathname === '/search.json') return route.fulfill({ json: [] });
    return route.fulfill({ body: html, contentType: 'text/html' });
  });
}

// A chart, in place of a picture that somebody sent.
const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360"><rect width="640" height="360" fill="#eef1f7"/><path d="M40 300 160 220 280 250 400 130 520 160 600 60" fill="none" stroke="#2456d3" stroke-width="10"/><path d="M40 320H600" stroke="#8a92a3" stroke-width="4"/></svg>`;

try {
  await shootAll();
} catch (error) {
  // Such as that there is no browser: one line that says what to do.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
