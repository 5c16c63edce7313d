import { test as base, expect, type Page } from '@playwright/test';
import type { JSONObject } from '@twilio/conversations';
import type { Twilio } from 'twilio';
import { startTwilio, type LocalTwilio } from '../emulator/twilio/server.ts';
import type { StreamLine } from '../emulator/twilio/stream.ts';
import { buildConfig } from '../emulator/twilio/testing/settings.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import { servePages, type Pages } from './twilio-pages.ts';

/** A page of a customer's site with a person before it, in a browser of that person's own. */
export interface Visitor {
  identity: string;
  page: Page;
  /** The values of one event of the SDK, so far. */
  heard<T = unknown>(event: string): Promise<T[]>;
  /** Connects with a new token, as after a reload. */
  connect(options?: ConnectOptions): Promise<void>;
  /** Opens a conversation. */
  enter(sid: string): Promise<void>;
  /** Writes in the open conversation; gives the index. */
  send(body: string, attributes?: object): Promise<number>;
}

interface ConnectOptions {
  token?: string;
  options?: object;
}

interface VisitOptions extends ConnectOptions {
  /** The conversation to open. */
  sid?: string;
}

export interface Fixtures {
  /** Sections of the configuration that are other than in `settings.ts`. */
  sections: Record<string, unknown>;
  twilio: LocalTwilio;
  /** What the local Twilio says to whoever runs it; a test takes out what it expects. */
  logged: string[];
  /** Twilio's helper library, as a customer's server has it. */
  server: Twilio;
  /** Errors of pages and in consoles; a test takes out what it expects. */
  problems: string[];
  visit(identity: string, options?: VisitOptions): Promise<Visitor>;
  /** Opens a page, and connects nobody. */
  open(identity: string): Promise<Visitor>;
  /** Calls the control API, and gives what it answers. */
  control(path: string, body?: object): Promise<unknown>;
  /** What happened, as the control API tells it. */
  events(): Promise<StreamLine[]>;
  /** A conversation that the server has made, with these people in it. */
  converse(identities: readonly string[], role?: string): Promise<string>;
}

/** Lets a client come back soon after its connection was cut. */
export const quick = { retryPolicy: { min: 50, max: 200, randomness: 0 } };

/**
 * A local Twilio and a customer's site for each test. Whatever the test: pages ask nobody but this machine, no page and
 * no console tells an error that the test has not asked for, and the local Twilio has nothing to complain of.
 */
export const test = base.extend<Fixtures, { site: Pages }>({
  site: [
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const site = await servePages();
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  // oxlint-disable-next-line no-empty-pattern
  logged: async ({}, use) => {
    const logged: string[] = [];
    await use(logged);
    expect(logged).toEqual([]);
  },
  sections: [{}, { option: true }],
  twilio: async ({ logged, sections }, use) => {
    const log = (sentence: string) => void logged.push(sentence);
    const twilio = await startTwilio({ config: buildConfig(sections), log });
    await use(twilio);
    await twilio.close();
  },
  server: async ({ twilio }, use) => use(createTwilioClient(twilio.origin)),
  // oxlint-disable-next-line no-empty-pattern
  problems: async ({}, use) => {
    const problems: string[] = [];
    await use(problems);
    expect(problems).toEqual([]);
  },
  open: async ({ browser, twilio, site, problems }, use) => {
    const closes: (() => Promise<void>)[] = [];
    const hosts = new Set<string>();
    await use(async (identity) => {
      const context = await browser.newContext();
      closes.push(() => context.close());
      const page = await context.newPage();
      const note = (address: string) => {
        const { protocol, hostname } = new URL(address);
        if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(hostname);
      };
      page.on('request', (request) => note(request.url()));
      page.on('websocket', (socket) => note(socket.url()));
      page.on('pageerror', (error) => problems.push(`${error.name}: ${error.message}`));
      page.on('console', (line) => {
        if (line.type() === 'error') problems.push(line.text());
      });
      await page.goto(site.origin);
      return createVisitor(page, identity, twilio);
    });
    // What a page still sends when it is closed has to meet a server that runs.
    for (const close of closes) await close();
    expect([...hosts]).toEqual(closes.length > 0 ? ['127.0.0.1'] : []);
  },
  visit: async ({ open }, use) => {
    await use(async (identity, { sid, ...options } = {}) => {
      const visitor = await open(identity);
      await visitor.connect(options);
      if (sid !== undefined) await visitor.enter(sid);
      return visitor;
    });
  },
  control: async ({ twilio }, use) => {
    await use(async (path, body = {}) => {
      const response = await fetch(`${twilio.origin}/_local${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const text = await response.text();
      expect(response.status, text).toBeLessThan(300);
      return text === '' ? null : (JSON.parse(text) as unknown);
    });
  },
  events: async ({ twilio }, use) => {
    await use(async () => {
      const response = await fetch(`${twilio.origin}/_local/events?limit=1000`);
      return ((await response.json()) as { events: StreamLine[] }).events;
    });
  },
  converse: async ({ server }, use) => {
    await use(async (identities, role) => {
      const { conversations, roles } = server.conversations.v1;
      const found = (await roles.list()).find(({ friendlyName }) => friendlyName === role);
      const { sid } = await conversations.create();
      for (const identity of identities) {
        const roleSid = found && { roleSid: found.sid };
        await conversations(sid).participants.create({ identity, ...roleSid });
      }
      return sid;
    });
  },
});

function createVisitor(page: Page, identity: string, twilio: LocalTwilio): Visitor {
  return {
    identity,
    page,
    heard: <T>(event: string) =>
      page.evaluate(
        (name) =>
          window.chat.happened.flatMap((one) => (one.event === name ? [one.value] : [])) as T[],
        event,
      ),
    connect: ({ token = twilio.issueToken(identity), options = {} } = {}) =>
      page.evaluate(([given, all]) => window.chat.connect(given, all), [
        token,
        { Twilsock: { uri: twilio.socketUri }, ...options },
      ] as const),
    enter: (sid) => page.evaluate((given) => window.chat.enter(given), sid),
    send: (body, attributes = {}) =>
      page.evaluate(
        ([text, more]) =>
          window.chat.conversation.sendMessage(text, JSON.parse(more) as JSONObject),
        [body, JSON.stringify(attributes)] as const,
      ),
  };
}

/** Asks until the answer is as it should be; more often than Playwright does by itself, as all of it is near. */
export const eventually: typeof expect.poll = (read, options = {}) =>
  expect.poll(read, { intervals: [10, 20, 50, 100], ...(options as object) });

/** What a call of the SDK on a page was refused with; throws if it was not. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was not refused.');
}

export { expect };
