import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  test as base,
  expect,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from '@playwright/test';
import type { Twilio } from 'twilio';
import {
  createSegmentReader,
  type SegmentReader,
} from '../emulator/segment/testing/segment-reader.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import { chatFile } from '../site/chat-file.ts';
import { keepLeftPages } from './back-forward-cache.ts';
import { buildAll, type Built } from './widget-build.ts';
import { post, segmentConfig, startCloud, writeKey, type Cloud } from './widget-cloud.ts';
import { readChats, type KeptChat } from './widget-conversation.ts';
import { openDesk, type Desk } from './widget-desk.ts';
import { openDoor, type FunctionsDoor } from './widget-functions.ts';
import { createNetwork, type Network } from './widget-network.ts';
import type { DocsPage } from './widget-page.ts';
import { openAddress, serveDocs, type DocsAddress, type DocsSite } from './widget-site.ts';
import { createWatch, type Watch } from './widget-watch.ts';

export interface OpenOptions {
  /** How the page is, over what all pages are. */
  page?: DocsPage;
  /** A tab of the same browser; without it, the page is in a browser of its own: another visitor. */
  tabOf?: Page;
  /** Of a browser of its own: language, screen, colours and so on. */
  browser?: BrowserContextOptions;
}

export interface WidgetFixtures {
  /** What is set for the Functions, over `functions.env`. */
  functionsEnv: Record<string, string>;
  /** Sections of `twilio.yaml` that are other. */
  sections: Record<string, unknown>;
  watch: Watch;
  /** What the local cloud says to whoever runs it; a test takes out what it expects. */
  logged: string[];
  /** A Segment, Twilio, Studio and Functions of the test's own, with one clock. */
  cloud: Cloud;
  /** What stands between pages and Functions: faults, and what was called. */
  functions: FunctionsDoor;
  /** The customer's docs site. */
  docs: DocsSite;
  openDocs(path?: string, options?: OpenOptions): Promise<Page>;
  desk: Desk;
  /** Twilio's helper library, as a customer's server has it. */
  server: Twilio;
  segment: SegmentReader;
  /** All chats that Twilio has, oldest first. */
  chats(): KeptChat[];
  /** Waits until there is exactly one chat; of two, it fails. */
  onlyChat(): Promise<KeptChat>;
  /** Calls the control API of the local Twilio; GET it for what there is. */
  control(path: string, body?: object): Promise<unknown>;
  /** Moves the one clock of the local cloud; that of a page is `page.clock`. */
  advance(ms: number): Promise<void>;
  network: Network;
}

/**
 * A customer's docs site with tracker and chat, and a cloud of its own for each test. Whatever the test: pages ask
 * nobody but this machine, no page and no console tells an error that the test has not asked for, no phone and no token
 * stands in a console, and the local cloud has nothing to complain of.
 */
export const test = base.extend<WidgetFixtures, { address: DocsAddress; built: Built }>({
  launchOptions: keepLeftPages,
  address: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const address = await openAddress();
      await use(address);
      await address.close();
    },
    { scope: 'worker' },
  ],
  built: [
    async ({ address }, use) => {
      const dir = mkdtempSync(join(tmpdir(), 'docent-widget-'));
      try {
        await use(await buildAll(dir, address.origin));
      } finally {
        rmSync(dir, { recursive: true });
      }
    },
    { scope: 'worker' },
  ],
  functionsEnv: [{}, { option: true }],
  sections: [{}, { option: true }],
  // oxlint-disable-next-line no-empty-pattern
  watch: async ({}, use) => {
    const watch = createWatch();
    await use(watch);
    watch.check();
    expect(watch.problems).toEqual([]);
  },
  // oxlint-disable-next-line no-empty-pattern
  logged: async ({}, use) => {
    const logged: string[] = [];
    await use(logged);
    expect(logged).toEqual([]);
  },
  cloud: async ({ built, functionsEnv, sections, logged }, use) => {
    const log = (sentence: string) => void logged.push(sentence);
    const { functions } = built;
    const cloud = await startCloud({ functions, env: functionsEnv, sections, log });
    await use(cloud);
    await cloud.close();
  },
  functions: async ({ cloud }, use) => {
    const door = await openDoor(cloud.functions.origin);
    await use(door);
    await door.close();
  },
  docs: async ({ address, built, cloud, functions }, use) => {
    const targets = {
      chatFile,
      segment: cloud.segment.origin,
      writeKey,
      functionsUrl: functions.origin,
      socketUrl: cloud.twilio.socketUri,
    };
    await use(serveDocs({ address, files: built.files, targets }));
    address.answerWith((_, response) => void response.writeHead(503).end());
  },
  openDocs: async ({ browser, docs, watch }, use) => {
    const opened: BrowserContext[] = [];
    const openBrowser = async (options?: BrowserContextOptions) => {
      const context = await browser.newContext(options);
      opened.push(context);
      await watch.follow(context);
      return context;
    };
    await use(async (path = '/docs/a', options = {}) => {
      if (options.page) docs.set(path.replace(/[?#].*/, ''), options.page);
      const context = options.tabOf?.context() ?? (await openBrowser(options.browser));
      const page = await context.newPage();
      await page.goto(docs.origin + path);
      return page;
    });
    // What a page still sends when it is closed has to meet servers that run.
    for (const context of opened) await context.close();
  },
  desk: async ({ cloud }, use) => use(openDesk(cloud.twilio.origin)),
  server: async ({ cloud: { twilio } }, use) => {
    const { sid, authToken: password } = twilio.config.account;
    await use(createTwilioClient(twilio.origin, { accountSid: sid, user: sid, password }));
  },
  segment: async ({ cloud }, use) => use(createSegmentReader(cloud.segment.origin, segmentConfig)),
  chats: async ({ cloud }, use) => use(() => readChats(cloud.twilio)),
  onlyChat: async ({ chats }, use) => {
    await use(async () => {
      await eventually(() => chats().length, { message: 'how many chats there are' }).toBe(1);
      const [chat] = chats();
      if (!chat) throw new Error('The chat has gone.');
      return chat;
    });
  },
  control: async ({ cloud }, use) => {
    await use((path, body = {}) => post(cloud.twilio.origin, path, body));
  },
  advance: async ({ control }, use) => {
    await use(async (ms) => void (await control('/clock', { advanceMs: ms })));
  },
  network: async ({ cloud }, use) => use(createNetwork(cloud.twilio)),
});

/** Asks until the answer is as it should be; more often than Playwright does by itself, as all of it is near. */
export const eventually: typeof expect.poll = (read, options = {}) =>
  expect.poll(read, { intervals: [10, 20, 50, 100], ...(options as object) });

/** Waits until each of these has been told, and takes all that match one of them out of the problems. */
export async function expectProblems(
  { problems }: Watch,
  expected: readonly RegExp[],
): Promise<void> {
  for (const pattern of expected) {
    const isTold = () => problems.some((one) => pattern.test(one));
    await eventually(isTold, { message: `whether ${String(pattern)} was told` }).toBe(true);
  }
  const rest = problems.filter((one) => !expected.some((pattern) => pattern.test(one)));
  problems.splice(0, problems.length, ...rest);
}

export { networkProblems } from './widget-watch.ts';
export { expect };
