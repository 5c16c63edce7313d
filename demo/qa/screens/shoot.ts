import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { startDemo, type DemoProcess } from '../../e2e/demo-process.ts';
import { readChatPage } from '../../e2e/widget-chat.ts';
import { launchBrowser } from '../../widget/bench/browser.ts';
import { playJourney } from './play-journey.ts';
import { writePicture } from './write-picture.ts';

// The tracker leaves a browser out that says it is headless.
const userAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
const outDir = process.argv[2] ?? join(import.meta.dirname, '../../../docs/images');
const desktop: BrowserContextOptions = { userAgent, viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
};

const journey = '?journey=phone:%2B14155552671';

interface Shot {
  readonly name: string;
  readonly address: (demo: DemoProcess) => string;
  readonly options?: BrowserContextOptions;
  readonly prepare?: (page: Page) => Promise<unknown>;
}

const shots: readonly Shot[] = [
  { name: 'front', address: ({ hub }) => hub },
  { name: 'inspector', address: ({ hub }) => `${hub}/inspector${journey}` },
  {
    name: 'inspector-dark',
    address: ({ hub }) => `${hub}/inspector${journey}`,
    options: { ...desktop, colorScheme: 'dark' },
  },
  {
    name: 'flow',
    address: ({ hub }) => `${hub}/inspector${journey}&tab=flow`,
    options: { viewport: { width: 1280, height: 1000 } },
    prepare: (page) => page.getByRole('button', { name: 'Full screen' }).click(),
  },
  {
    name: 'phone',
    address: ({ hub }) => `${hub}/inspector${journey}&pane=timeline`,
    options: phone,
  },
  {
    name: 'scenarios',
    address: ({ lab }) => `${lab}/scenarios`,
    async prepare(page) {
      await page
        .getByRole('button', { name: /^Run(?! all)/ })
        .first()
        .click();
      await page
        .getByText(/^Passed in/)
        .first()
        .waitFor({ timeout: 90_000 });
    },
  },
];

/** Takes the pictures of the QA pages for the READMEs, after a journey has been played; as JPEG of at most 150 kB. */
async function shootAll(): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  const browser = await launchBrowser();
  const state = mkdtempSync(join(tmpdir(), 'docent-screens-'));
  const demo = await startDemo(state);
  try {
    const visitor = await browser.newContext(desktop);
    const agent = await browser.newContext(desktop);
    const played = await playJourney(demo, { visitor, agent });
    await write(played.agent, 'desk');
    // The same visitor: the tags know them.
    await readChatPage(played.visitor).close();
    await played.visitor.goto(`${demo.site}/docs/retries?docent-debug`);
    await played.visitor.locator('docent-debug').waitFor({ state: 'attached' });
    await write(played.visitor, 'debug');
    for (const shot of shots) await shoot(browser, demo, shot);
  } finally {
    await demo.stop();
    await browser.close();
    rmSync(state, { recursive: true });
  }
}

async function shoot(browser: Browser, demo: DemoProcess, shot: Shot): Promise<void> {
  const context = await browser.newContext(shot.options ?? desktop);
  const page = await context.newPage();
  await page.goto(shot.address(demo));
  await page.getByRole('heading').first().waitFor();
  // What the page asks the server for is shown a moment after its frame.
  await page.waitForLoadState('networkidle');
  await shot.prepare?.(page);
  await page.waitForTimeout(800);
  await write(page, shot.name);
  await context.close();
}

async function write(shown: Page, name: string): Promise<void> {
  const bytes = await writePicture(shown, join(outDir, `${name}.jpg`));
  console.log(`${name}.jpg: ${Math.round(bytes / 1000)} kB`);
}

try {
  await shootAll();
} catch (error) {
  // Such as that there is no browser: one line that says what to do.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
