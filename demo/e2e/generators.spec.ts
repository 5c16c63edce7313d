import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { buildTracker } from '../../packages/tracker/build.ts';
import { readConfig } from '../emulator/segment/config.ts';
import { isObject, objectAt, type JsonObject } from '../emulator/segment/messages.ts';
import { startSegment } from '../emulator/segment/server.ts';
import {
  createSegmentReader,
  type SegmentReader,
} from '../emulator/segment/testing/segment-reader.ts';
import { buildSites, generators, type Generator } from '../fixtures/build.ts';
import { countRestores, keepLeftPages, restore } from './back-forward-cache.ts';
import { serveSite, type Site } from './generator-site.ts';

const config = readConfig(fileURLToPath(new URL('../segment.yaml', import.meta.url)));

interface Fixtures {
  /** Origin of the local Segment. */
  segment: string;
  reader: SegmentReader;
  /** Serves a site so far away, with the tag on it. */
  open(generator: Generator, latencyMs: number): Promise<Site>;
}

interface WorkerFixtures {
  /** Where each site is built. */
  sites: Record<Generator, string>;
  /** Where the tag is built. */
  tag: string;
}

const test = base.extend<Fixtures, WorkerFixtures>({
  launchOptions: keepLeftPages,
  // Installing and building takes long, once.
  sites: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => use(buildSites()),
    { scope: 'worker', timeout: 300_000 },
  ],
  tag: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'docent-tag-'));
      await buildTracker(dir);
      await use(dir);
      rmSync(dir, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  segment: async ({ page }, use) => {
    const logged: string[] = [];
    const segment = await startSegment({ config, log: (sentence) => void logged.push(sentence) });
    await use(segment.origin);
    // What a page still sends when it is closed has to meet a server that runs.
    await page.close();
    await segment.close();
    expect(logged).toEqual([]);
  },
  reader: async ({ segment }, use) => use(createSegmentReader(segment, config)),
  open: async ({ page, segment, sites, tag }, use) => {
    const opened: Site[] = [];
    const hosts = new Set<string>();
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url());
      if (protocol !== 'data:') hosts.add(hostname);
    });
    await countRestores(page);
    await use(async (generator, latencyMs) => {
      const site = await serveSite({ dir: sites[generator], tag, segment, latencyMs });
      opened.push(site);
      return site;
    });
    await page.close();
    await Promise.all(opened.map((site) => site.close()));
    expect([...hosts]).toEqual(['127.0.0.1']);
  },
});

/** What is told of one page: in a `page` call, or in a `Doc Read`. */
interface Told {
  title: unknown;
  url: unknown;
  path: unknown;
  referrer: unknown;
}

/** The page calls, in order of time. */
async function readViews(reader: SegmentReader): Promise<Told[]> {
  const bodies = await readBodies(reader, (body) => body['type'] === 'page');
  // The name is the title, or both are shown.
  return bodies.map((body) => {
    const told = toTold(body);
    const { name } = body;
    return name === told.title ? told : { ...told, title: { name, title: told.title } };
  });
}

/** Which of the views were read, in order of time. Each `Doc Read` has to tell the page of its view. */
async function readReads(reader: SegmentReader): Promise<number[]> {
  const views = await readBodies(reader, (body) => body['type'] === 'page');
  const reads = await readBodies(reader, (body) => body['event'] === 'Doc Read');
  return reads.map((read) => {
    const { view_id } = objectAt(read, 'properties');
    const index = views.findIndex(({ messageId }) => messageId === view_id);
    expect(toTold(read)).toEqual(toTold(views[index] ?? {}));
    return index;
  });
}

async function readBodies(reader: SegmentReader, isWanted: (body: JsonObject) => boolean) {
  const messages = await reader.messages();
  // The same message again does no harm.
  const isFine = (outcome: string) => outcome === 'accepted' || outcome === 'duplicate';
  expect(messages.filter(({ outcome }) => !isFine(outcome))).toEqual([]);
  const timeOf = (body: JsonObject) => Date.parse(body['timestamp'] as string);
  return messages
    .filter(({ outcome }) => outcome === 'accepted')
    .flatMap(({ body }) => (isObject(body) && isWanted(body) ? [body] : []))
    .toSorted((a, b) => timeOf(a) - timeOf(b));
}

function toTold(body: JsonObject): Told {
  const { title, url, path, referrer } = objectAt(body, 'properties');
  return { title, url, path, referrer };
}

interface Doc {
  name: string;
  title: string;
  path: string;
}

/** The pages of a site, by name. */
function createDocs(generator: Generator) {
  const end = generator === 'vitepress' ? '.html' : '/';
  const toDoc = (name: string, slug: string): Doc => {
    return { name, title: `${name} | Example`, path: `/${slug}${end}` };
  };
  return {
    quickStart: toDoc('Quick start', 'guide/quick-start'),
    retries: toDoc('Retries', 'guide/retries'),
    errors: toDoc('Errors', 'reference/api/errors'),
    limits: toDoc('Limits', 'reference/api/limits'),
  };
}

const sidebarOf = (page: Page) => page.locator('.VPSidebar, nav.sidebar');
const outlineOf = (page: Page) => page.locator('.VPDocAsideOutline, .right-sidebar');
const inSidebar = (page: Page, { name }: Doc) =>
  sidebarOf(page).getByRole('link', { name, exact: true });

/** Follows a link, and a second one before the page of the first can have come. */
async function followTwo(page: Page, first: Doc, second: Doc): Promise<void> {
  const [one, two] = await Promise.all(
    [first, second].map((doc) => inSidebar(page, doc).elementHandle()),
  );
  await page.evaluate(
    ([from, to]) => {
      (from as HTMLElement).click();
      setTimeout(() => (to as HTMLElement).click(), 10);
    },
    [one, two],
  );
}

/** Waits until the reader sees a page, and its links do what they are meant to. */
async function untilShown(page: Page, { title }: Doc): Promise<void> {
  await expect(page).toHaveTitle(title);
  // Until its scripts are there, a link of any site is just a link.
  await page.waitForFunction(() => document.readyState === 'complete');
}

/** Where the browser says that the document came from, as it may leave the page. */
async function referrerOf(page: Page): Promise<string> {
  const referrer = await page.evaluate(() => document.referrer);
  return referrer.replace(/[?#].*/, '');
}

for (const generator of generators) {
  // Each link of Starlight loads a document; in the others only the first one does.
  const isLoadedByLinks = generator === 'starlight';

  for (const latencyMs of [50, 300]) {
    test(`tells each page that a reader of ${generator} is on, once and as it is, ${latencyMs} ms away`, async ({
      page,
      reader,
      open,
    }) => {
      const site = await open(generator, latencyMs);
      const { quickStart, retries, errors, limits } = createDocs(generator);
      const urlOf = ({ path }: Doc) => site.origin + path;
      const views: Told[] = [];
      const read: number[] = [];

      /** The reader is on a page now: a view of it has to come, and no other. */
      async function expectView(doc: Doc, referrer: string): Promise<void> {
        await untilShown(page, doc);
        views.push({ title: doc.title, url: urlOf(doc), path: doc.path, referrer });
        await expect.poll(() => readViews(reader)).toEqual(views);
      }

      /** The reader stays long enough for the page to count as read. */
      async function stay(): Promise<void> {
        await page.waitForTimeout(1100);
        read.push(views.length - 1);
      }

      await test.step('a link on another site', async () => {
        await page.goto(site.elsewhere + quickStart.path);
        await page.getByRole('link').click();
        await expectView(quickStart, `${site.elsewhere}/`);
      });
      await test.step('a link in the sidebar', async () => {
        await inSidebar(page, retries).click();
        await expectView(retries, urlOf(quickStart));
      });
      await test.step('a heading of the page', async () => {
        await outlineOf(page).getByRole('link', { name: 'Backoff' }).click();
        await expect(page).toHaveURL(`${urlOf(retries)}#backoff`);
        await stay();
      });
      await test.step('back up the sidebar', async () => {
        await inSidebar(page, quickStart).click();
        await expectView(quickStart, urlOf(retries));
      });
      await test.step('another query string', async () => {
        await page.getByRole('link', { name: 'With a team' }).click();
        await expect(page).toHaveURL(`${urlOf(quickStart)}?plan=team`);
        // A load is a view, whatever it is of.
        if (isLoadedByLinks) await expectView(quickStart, urlOf(quickStart));
      });
      await test.step('the next page', async () => {
        await page.locator('.pager-link.next, a[rel=next]').click();
        await expectView(retries, urlOf(quickStart));
      });
      await test.step('Back', async () => {
        await (isLoadedByLinks ? restore(page) : page.goBack());
        await expect(page).toHaveURL(`${urlOf(quickStart)}?plan=team`);
        await expectView(quickStart, isLoadedByLinks ? '' : urlOf(retries));
      });
      await test.step('Forward', async () => {
        await (isLoadedByLinks ? restore(page, 'forward') : page.goForward());
        await expectView(retries, isLoadedByLinks ? '' : urlOf(quickStart));
      });
      await test.step('a second link before the page of the first is there', async () => {
        await followTwo(page, errors, limits);
        await expectView(limits, urlOf(retries));
      });
      await test.step('a reload', async () => {
        await page.reload();
        await expectView(limits, await referrerOf(page));
      });
      await test.step('a link to another site, and Back', async () => {
        await inSidebar(page, retries).click();
        await expectView(retries, urlOf(limits));
        await page.getByRole('link', { name: 'Others' }).click();
        await expect(page).toHaveTitle('Another site');
        await restore(page);
        // Where the reader was meanwhile, the page cannot know.
        await expectView(retries, '');
        await stay();
      });
      await test.step('away', async () => {
        await page.goto(site.elsewhere);
        // Whether a page that is left at once was read depends on how fast this machine is.
        const isSure = (index: number) => read.includes(index);
        await expect.poll(async () => (await readReads(reader)).filter(isSure)).toEqual(read);
        const reads = await readReads(reader);
        expect(reads).toEqual([...new Set(reads)].toSorted((a, b) => a - b));
        expect(await readViews(reader)).toEqual(views);
      });
    });
  }

  test(`tells each page of a reader of ${generator} who is as fast as the tag`, async ({
    page,
    reader,
    open,
  }) => {
    const site = await open(generator, 300);
    const { quickStart, retries, limits } = createDocs(generator);
    await page.goto(site.origin + quickStart.path);
    await untilShown(page, quickStart);
    for (const doc of [retries, limits]) {
      await inSidebar(page, doc).click();
      await untilShown(page, doc);
    }
    const titles = [quickStart, retries, limits].map(({ title }) => title);
    const readTitles = async () => (await readViews(reader)).map(({ title }) => title);
    await expect.poll(readTitles).toEqual(titles);
    await page.goto(site.elsewhere);
    await expect.poll(readTitles).toEqual(titles);
  });
}
