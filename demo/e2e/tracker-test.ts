import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { buildTracker } from '../../packages/tracker/build.ts';
import { readConfig } from '../emulator/segment/config.ts';
import { startSegment, type LocalSegment } from '../emulator/segment/server.ts';
import {
  createSegmentReader,
  type SegmentReader,
} from '../emulator/segment/testing/segment-reader.ts';
import { createArrivals, type Arrivals } from './tracker-arrivals.ts';
import { serveSite, type Site, type SitePage } from './tracker-site.ts';

const config = readConfig(fileURLToPath(new URL('../segment.yaml', import.meta.url)));

export const writeKey = 'docentDemoDocsSiteWriteKey000001';
export const ada = '+14155552671';
export const bob = '+14155552672';

interface Fixtures {
  segment: LocalSegment;
  reader: SegmentReader;
  arrivals: Arrivals;
  site: Site;
  /** Lines of the tracker in any console. Those that a test expects, it takes out with `untilSaid`. */
  said: string[];
  /** Opens a page of the site in the test's tab. */
  open(path?: string, page?: SitePage): Promise<void>;
}

/**
 * A docs site with the tag, and a Segment of its own for each test. Whatever the test: nothing throws on the page, no
 * phone is in the console, nothing goes to another machine, and nothing arrives that the test has not asked for.
 */
export const test = base.extend<Fixtures, { files: ReadonlyMap<string, string> }>({
  launchOptions: [
    async ({ launchOptions }, use) =>
      use({ ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] }),
    { scope: 'worker' },
  ],
  files: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'docent-tag-'));
      try {
        await buildTracker(dir);
        const names = readdirSync(dir);
        await use(new Map(names.map((name) => [name, readFileSync(join(dir, name), 'utf8')])));
      } finally {
        rmSync(dir, { recursive: true });
      }
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  segment: async ({}, use) => {
    const logged: string[] = [];
    const segment = await startSegment({ config, log: (sentence) => void logged.push(sentence) });
    await use(segment);
    await segment.close();
    expect(logged).toEqual([]);
  },
  reader: async ({ segment }, use) => use(createSegmentReader(segment.origin, config)),
  site: async ({ files, segment }, use) => {
    const site = await serveSite({ files, segment: segment.origin, writeKey });
    await use(site);
    await site.close();
  },
  said: async ({ context }, use) => {
    const { said, lines } = listen(context);
    await use(said);
    expect(lines.filter((line) => /415\D{0,2}555\D?26/.test(line))).toEqual([]);
    expect(said).toEqual([]);
  },
  arrivals: [
    async ({ context, page, reader, said, site, segment }, use) => {
      const errors: string[] = [];
      const hosts = new Set<string>();
      context.on('weberror', (error) => errors.push(error.error().message));
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== 'data:') hosts.add(hostname);
      });
      const places = new Map([
        [site.origin, ''],
        [new URL(site.elsewhere).origin, 'elsewhere:'],
      ]);
      const arrivals = createArrivals({ read: reader.messages, places });
      await use(arrivals);
      segment.faults.clear();
      await leaveAll(context);
      await arrivals.check();
      await page.close();
      expect(errors).toEqual([]);
      expect([...hosts].filter((host) => !['127.0.0.1', 'localhost'].includes(host))).toEqual([]);
      void said;
    },
    { auto: true },
  ],
  open: async ({ page, site }, use) => {
    await use(async (path = '/docs/retries', spec) => {
      if (spec) site.set(path.replace(/[?#].*/, ''), spec);
      await page.goto(site.origin + path);
    });
  },
});

/** What a page still has to send is sent when it is left. */
async function leaveAll(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) await page.goto('about:blank');
}

function listen(context: BrowserContext): { said: string[]; lines: string[] } {
  const said: string[] = [];
  const lines: string[] = [];
  context.on('console', (message) => {
    lines.push(message.text());
    if (message.text().startsWith('[docent]')) said.push(message.text());
  });
  return { said, lines };
}

/** Calls the tracker on a page, loaded or not; resolves to the call's answer. */
export async function call(page: Page, name: string, ...args: unknown[]): Promise<unknown> {
  return page.evaluate(
    ([method, given]) =>
      (window as unknown as { docent: Record<string, (...all: unknown[]) => unknown> }).docent[
        method
      ]?.(...given),
    [name, args] as const,
  );
}

/** Waits until all of the tracker has loaded: the first that answers a call. */
export async function untilLoaded(page: Page): Promise<void> {
  await page.evaluate('docent.on("error", () => {}).then(() => {})');
}

/** Waits until the tracker has said exactly this in the console, each a part of a line, and takes it out. */
export async function untilSaid(
  said: string[],
  parts: readonly (string | RegExp)[],
): Promise<void> {
  await expect.poll(() => [...said]).toEqual(parts.map((part) => expect.stringMatching(part)));
  said.length = 0;
}

/** What this browser holds of the tracker, by key; as text where it is no JSON. */
export async function stored(page: Page): Promise<Record<string, unknown>> {
  return page.evaluate(() => {
    const parse = (text: string): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        return text;
      }
    };
    const items = Object.entries(localStorage).filter(([key]) => key.startsWith('docent.'));
    return Object.fromEntries(items.map(([key, text]) => [key, parse(String(text))]));
  });
}

/** What a router does: another address, and some time later another title and heading. */
export interface Route {
  path: string;
  title?: string;
  heading?: string;
  /** How long the title takes, ms. */
  afterMs?: number;
  how?: 'pushState' | 'replaceState';
}

/** Shows another page without loading it; resolves to the time of its address, ms since 1970. */
export async function route(page: Page, to: Route): Promise<number> {
  return page.evaluate(({ path, title, heading, afterMs = 0, how = 'pushState' }) => {
    const at = Date.now();
    history[how]({}, '', path);
    const render = () => {
      const h1 = document.querySelector('h1');
      if (h1) h1.textContent = heading ?? title ?? '';
      if (title !== undefined) document.title = title;
    };
    if (afterMs) setTimeout(render, afterMs);
    else render();
    return at;
  }, to);
}

/** Waits, in turns of the page itself, until a new title has stayed long enough to count. */
export async function untilRendered(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 6; turn += 1) await new Promise((done) => setTimeout(done, 60));
  });
}

export { expect };
