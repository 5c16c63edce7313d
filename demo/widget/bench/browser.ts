import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type CDPSession, type Page } from '@playwright/test';

const scripts = join(import.meta.dirname, '../../../scripts');

/** Starts the browser that the tests use. */
export async function launchBrowser(): Promise<Browser> {
  // Imported by their names at run time: the project of the scripts refers to this one, which cannot refer back.
  const { ensureBrowser } = await load<{ ensureBrowser(): Promise<string> }>('find-browser.ts');
  const { browserArgs } = await load<{ browserArgs: string[] }>('browser-args.ts');
  return chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
}

/** A page of a visitor who was never here. */
export interface Visit {
  readonly page: Page;
  readonly session: CDPSession;
  close(): Promise<void>;
}

/**
 * Opens a page in a browser of its own: nothing is stored, and nothing is in the cache.
 *
 * @example
 * const { page, close } = await openVisit(browser);
 */
export async function openVisit(browser: Browser): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  return { page, session, close: () => context.close() };
}

function load<Module>(name: string): Promise<Module> {
  return import(pathToFileURL(join(scripts, name)).href) as Promise<Module>;
}
