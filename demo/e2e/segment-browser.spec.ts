import { fileURLToPath } from 'node:url';
import { test as base, expect, type Page, type Request } from '@playwright/test';
import type { InitOptions } from '@segment/analytics-next';
import { readConfig } from '../emulator/segment/config.ts';
import { startSegment, type LocalSegment } from '../emulator/segment/server.ts';
import { servePages, ways, type Way } from './segment-pages.ts';
import {
  createSegmentReader,
  type SegmentReader,
} from '../emulator/segment/testing/segment-reader.ts';

const config = readConfig(fileURLToPath(new URL('../segment.yaml', import.meta.url)));
const writeKey = 'docentDemoDocsSiteWriteKey000001';
const hourMs = 3_600_000;
const ada = '+14155552671';
const bob = '+14155552672';

interface OpenOptions {
  way?: Way;
  writeKey?: string;
  options?: InitOptions;
  path?: string;
}

interface Fixtures {
  segment: LocalSegment;
  reader: SegmentReader;
  /** Opens a page of a customer's site, on an origin of its own; tells what became of loading the SDK. */
  open(options?: OpenOptions): Promise<string>;
  /** The messages' requests that the page has made, without preflights. */
  posts: Request[];
  hosts: Set<string>;
}

const test = base.extend<Fixtures>({
  hosts: [
    async ({ context }, use) => {
      const hosts = new Set<string>();
      context.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol !== 'data:') hosts.add(hostname);
      });
      await use(hosts);
      expect([...hosts]).toEqual(['127.0.0.1']);
    },
    { auto: true },
  ],
  segment: async ({ page }, use) => {
    const logged: string[] = [];
    const segment = await startSegment({ config, log: (sentence) => void logged.push(sentence) });
    await use(segment);
    // What a page still sends when it is closed has to meet a server that runs.
    await page.close();
    await segment.close();
    expect(logged).toEqual([]);
  },
  reader: async ({ segment }, use) => {
    await use(createSegmentReader(segment.origin, config));
  },
  posts: async ({ page, segment }, use) => {
    const posts: Request[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().startsWith(segment.origin))
        posts.push(request);
    });
    await use(posts);
  },
  open: async ({ page, segment }, use) => {
    const closes: (() => Promise<void>)[] = [];
    await use(async ({ path = '/docs/retries', way = 'package', ...rest } = {}) => {
      const pages = await servePages({ way, segment: segment.origin, writeKey, ...rest });
      closes.push(pages.close);
      await page.goto(pages.origin + path);
      return untilLoaded(page);
    });
    for (const close of closes) await close();
  },
});

async function untilLoaded(page: Page): Promise<string> {
  const outcome = await page.evaluate(() => window.loading);
  // The script puts itself in the place of the queue just after it has called back.
  if (outcome === 'loaded') await page.waitForFunction(() => !Array.isArray(window.analytics));
  return outcome;
}

interface Call {
  name?: string;
  phone?: string;
}

/** Reads a doc; the phone, if one is known, goes along as the site has to send it: with each message. */
async function readDoc(page: Page, { name = 'Retries', phone }: Call = {}): Promise<void> {
  await page.evaluate(
    async ([title, options]) => {
      await window.analytics.page('Docs', title, { title }, options);
    },
    [name, withPhone(phone)] as const,
  );
}

async function identify(page: Page, phone: string, traits: object = {}): Promise<void> {
  await page.evaluate(
    async ([said, options]) => {
      await window.analytics.identify(said, options);
    },
    [traits, withPhone(phone)] as const,
  );
}

function withPhone(phone: string | undefined) {
  if (phone === undefined) return {};
  return {
    externalIds: [{ id: phone, type: 'phone', collection: 'users', encoding: 'none' }],
  };
}

const batching = (size: number): InitOptions => ({
  integrations: { 'Segment.io': { deliveryStrategy: { strategy: 'batching', config: { size } } } },
});

const namesOf = (events: { properties: Record<string, unknown> }[] | undefined) =>
  events?.map(({ properties }) => properties['page_name']);

const pathsOf = (posts: Request[]) => posts.map((post) => new URL(post.url()).pathname);

async function retryCountsOf(posts: Request[]) {
  const headers = await Promise.all(posts.map((post) => post.allHeaders()));
  return headers.map((one) => one['x-retry-count']);
}

async function anonymousIdOf(page: Page): Promise<string> {
  return page.evaluate(() => JSON.parse(localStorage['ajs_anonymous_id'] as string) as string);
}

/** When the one message that arrived happened and was sent by the clock of its sender, in ms since 1970. */
async function readTimes(reader: SegmentReader): Promise<{ happenedAt: number; sentAt: number }> {
  const [message, ...others] = await reader.messages();
  expect(others).toEqual([]);
  const { originalTimestamp, sentAt } = (message?.body ?? {}) as Record<string, string>;
  return { happenedAt: Date.parse(originalTimestamp ?? ''), sentAt: Date.parse(sentAt ?? '') };
}

/** What the SDK has put aside in this browser to send another time. */
async function readPersisted(page: Page): Promise<string[]> {
  await page.goto('about:blank');
  const { origins } = await page.context().storageState();
  return origins
    .flatMap(({ localStorage }) => localStorage)
    .filter(({ name, value }) => name.endsWith(':items') && value !== '[]')
    .map(({ name }) => name);
}

for (const way of ways) {
  test.describe(`analytics-next as a ${way}`, () => {
    test('loads with the settings and files of the local CDN', async ({ page, segment, open }) => {
      const answers = new Map<string, number>();
      page.on('response', (response) => {
        const url = new URL(response.url());
        if (url.origin === segment.origin) answers.set(url.pathname, response.status());
      });
      expect(await open({ way })).toBe('loaded');
      expect([...answers]).toEqual([
        ...(way === 'script' ? [[`/analytics.js/v1/${writeKey}/analytics.min.js`, 200]] : []),
        [`/v1/projects/${writeKey}/settings`, 200],
      ]);
    });

    test('does not load for a write key that the CDN does not know, and sends nothing', async ({
      page,
      reader,
      open,
      posts,
    }) => {
      const answered = page.waitForResponse(/no-such-key/);
      const outcome = await open({ way, writeKey: 'no-such-key' });
      expect((await answered).status()).toBe(404);
      expect(outcome).toMatch(way === 'script' ? 'cannot be loaded' : 'Source not found');
      await page.evaluate(() => void window.analytics.page('Docs', 'Retries'));
      expect(await readPersisted(page)).toEqual([]);
      expect(posts).toEqual([]);
      expect(await reader.outcomes()).toEqual([]);
    });

    test('views a page with its name and the context of the page', async ({
      page,
      reader,
      open,
      posts,
    }) => {
      await open({ way, path: '/docs/retries?tab=node#backoff' });
      await readDoc(page);
      const { origin } = new URL(page.url());
      expect(pathsOf(posts)).toEqual(['/v1/p']);
      expect(await reader.messages()).toMatchObject([
        {
          outcome: 'accepted',
          type: 'page',
          sourceId: 'src_docs_site',
          body: {
            name: 'Retries',
            category: 'Docs',
            context: {
              library: { name: 'analytics.js' },
              page: {
                path: '/docs/retries',
                url: `${origin}/docs/retries?tab=node`,
                search: '?tab=node',
                title: 'Retries',
                referrer: '',
              },
            },
          },
        },
      ]);
      const events = await reader.events(`anonymous_id:${await anonymousIdOf(page)}`);
      expect(events).toMatchObject([
        {
          event: 'Page Viewed',
          properties: { page_name: 'Retries', category: 'Docs', path: '/docs/retries' },
        },
      ]);
    });

    test('makes a phone in externalIds the way to the profile', async ({ page, reader, open }) => {
      await open({ way });
      await identify(page, ada, { plan: 'pro' });
      expect(await reader.externalIds(`phone:${ada}`)).toEqual([
        `anonymous_id:${await anonymousIdOf(page)}`,
        `phone:${ada}`,
      ]);
      expect(await reader.traits(`phone:${ada}`)).toMatchObject({ plan: 'pro' });
      // Not looked for with its plus, a phone is nobody's.
      expect(await reader.traits(`phone:${ada.slice(1)}`)).toBeUndefined();
    });

    test('records track, group and alias calls', async ({ page, reader, open, posts }) => {
      await open({ way });
      await page.evaluate(async () => {
        await window.analytics.alias('u1');
        await window.analytics.identify('u2');
        await window.analytics.track('Key Created', { scope: 'read' });
        await window.analytics.group('g1', { seats: 4 });
      });
      const anonymousId = await anonymousIdOf(page);
      expect(pathsOf(posts)).toEqual(['/v1/a', '/v1/i', '/v1/t', '/v1/g']);
      expect(await reader.messages()).toMatchObject([
        { outcome: 'accepted', body: { userId: 'u1', previousId: anonymousId } },
        { outcome: 'accepted', body: { userId: 'u2' } },
        { outcome: 'accepted', body: { event: 'Key Created', properties: { scope: 'read' } } },
        { outcome: 'accepted', body: { groupId: 'g1', traits: { seats: 4 } } },
      ]);
      expect(await reader.events('user_id:u2')).toMatchObject([{ event: 'Key Created' }]);
      expect(await reader.externalIds('user_id:u2')).toEqual([
        `anonymous_id:${anonymousId}`,
        'user_id:u2',
      ]);
      expect(await reader.accountTraits('g1')).toEqual({ seats: 4 });
      expect(await reader.traits('user_id:u2')).not.toHaveProperty('seats');
      expect(await reader.events('user_id:u1')).toBeUndefined();
    });

    test('sends a message again after 503, and it arrives once', async ({
      page,
      segment,
      reader,
      open,
      posts,
    }) => {
      await open({ way });
      segment.faults.add({ path: '/v1/p', status: 503 });
      await readDoc(page);
      await expect.poll(reader.outcomes).toEqual(['page accepted']);
      expect(await retryCountsOf(posts)).toEqual([undefined, '1']);
      expect(await readPersisted(page)).toEqual([]);
      expect(await reader.outcomes()).toEqual(['page accepted']);
    });
  });
}

test('loads the lazy parts of the script from the same CDN', async ({ page, reader, open }) => {
  const chunk = page.waitForResponse(/\/analytics-next\/bundles\/queryString\.bundle\..*\.js$/);
  await open({ way: 'script', path: '/?ajs_aid=shared&ajs_event=Forged' });
  expect((await chunk).status()).toBe(200);
  await expect.poll(reader.outcomes).toEqual(['track accepted']);
  expect(await reader.events('anonymous_id:shared')).toMatchObject([{ event: 'Forged' }]);
});

test('delivers the calls that waited for the script', async ({ page, reader, open }) => {
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      void window.analytics.page('Docs', 'Early');
    });
  });
  await open({ way: 'script' });
  await expect.poll(reader.outcomes).toEqual(['page accepted']);
  expect(namesOf(await reader.events(`anonymous_id:${await anonymousIdOf(page)}`))).toEqual([
    'Early',
  ]);
});

test('gets a request for each message with the standard strategy', async ({
  page,
  reader,
  open,
  posts,
}) => {
  await open();
  await readDoc(page, { name: 'One' });
  await readDoc(page, { name: 'Two' });
  await identify(page, ada);
  expect(pathsOf(posts)).toEqual(['/v1/p', '/v1/p', '/v1/i']);
  expect(await reader.outcomes()).toEqual(['page accepted', 'page accepted', 'identify accepted']);
});

test('gets one request for many messages with the batching strategy', async ({
  page,
  reader,
  open,
  posts,
}) => {
  await open({ options: batching(3) });
  await readDoc(page, { name: 'One' });
  await readDoc(page, { name: 'Two' });
  expect(posts).toEqual([]);
  await identify(page, ada);
  await expect
    .poll(reader.outcomes)
    .toEqual(['page accepted', 'page accepted', 'identify accepted']);
  expect(pathsOf(posts)).toEqual(['/v1/b']);
  expect(namesOf(await reader.events(`phone:${ada}`))?.toSorted()).toEqual(['One', 'Two']);
});

test('gets the rest of a batch when the reader leaves', async ({ page, reader, open }) => {
  await open({ options: batching(10) });
  await readDoc(page, { name: 'One' });
  await readDoc(page, { name: 'Two' });
  await page.goto('about:blank');
  await expect.poll(reader.outcomes).toEqual(['page accepted', 'page accepted']);
});

test('gets a batch again after 503, and counts its messages once', async ({
  page,
  segment,
  reader,
  open,
  posts,
}) => {
  await open({ options: batching(2) });
  segment.faults.add({ path: '/v1/b', status: 503, times: 2 });
  await readDoc(page, { name: 'One', phone: ada });
  await readDoc(page, { name: 'Two', phone: ada });
  await expect.poll(reader.outcomes).toEqual(['page accepted', 'page accepted']);
  expect(await retryCountsOf(posts)).toEqual([undefined, '1', '2']);
  expect(await reader.events(`phone:${ada}`)).toHaveLength(2);
});

for (const [strategy, path, options] of [
  ['standard', '/v1/p', {}],
  ['batching', '/v1/b', batching(1)],
] as const) {
  test(`is not asked again before Retry-After has passed, ${strategy} strategy`, async ({
    page,
    segment,
    reader,
    open,
    posts,
  }) => {
    await open({ options });
    segment.faults.add({ path, status: 429, headers: { 'Retry-After': '3' } });
    await readDoc(page);
    await expect.poll(reader.outcomes).toEqual(['page accepted']);
    expect(pathsOf(posts)).toEqual([path, path]);
    const [first = 0, second = 0] = posts.map((post) => post.timing().startTime);
    // A browser that cannot read the header comes back in about half a second.
    expect(second - first).toBeGreaterThan(2_990);
    expect(await retryCountsOf(posts)).toEqual([undefined, '1']);
    expect(await readPersisted(page)).toEqual([]);
    expect(await reader.outcomes()).toEqual(['page accepted']);
  });
}

test('is not asked again after it has refused a message with 400', async ({
  page,
  reader,
  open,
  posts,
}) => {
  await open();
  await page.evaluate(async () => {
    await window.analytics.track('Pasted', { text: 'a'.repeat(40_000) });
  });
  await readDoc(page);
  expect((await reader.messages()).map(({ outcome }) => outcome)).toEqual(['rejected', 'accepted']);
  expect(await readPersisted(page)).toEqual([]);
  expect(pathsOf(posts)).toEqual(['/v1/t', '/v1/p']);
});

test('allows the headers of the SDK in the preflights of a page of another origin', async ({
  page,
  context,
  segment,
  reader,
  open,
}) => {
  const preflights: { id: string; asked: string | undefined; status?: number }[] = [];
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  session.on('Network.requestWillBeSent', ({ requestId, request: { method, headers } }) => {
    if (method !== 'OPTIONS') return;
    preflights.push({ id: requestId, asked: headers['Access-Control-Request-Headers'] });
  });
  session.on('Network.responseReceived', ({ requestId, response }) => {
    const preflight = preflights.find(({ id }) => id === requestId);
    if (preflight) preflight.status = response.status;
  });
  await open();
  segment.faults.add({ path: '/v1/p', status: 503 });
  await readDoc(page);
  await expect.poll(reader.outcomes).toEqual(['page accepted']);
  expect(preflights).toMatchObject([
    { asked: 'authorization', status: 204 },
    { asked: 'authorization,x-retry-count', status: 204 },
  ]);
});

test('counts a message once that was under way when the page was reloaded', async ({
  page,
  segment,
  reader,
  open,
}) => {
  await open({
    options: {
      integrations: { 'Segment.io': { deliveryStrategy: { config: { keepalive: true } } } },
    },
  });
  segment.faults.add({ path: '/v1/p', status: 200, delayMs: 1500 });
  const underWay = page.waitForRequest((request) => request.method() === 'POST');
  await page.evaluate(() => void window.analytics.page('Docs', 'Retries'));
  await underWay;
  await page.reload();
  await untilLoaded(page);
  await expect.poll(reader.outcomes).toEqual(['page accepted', 'page duplicate']);
  const [first, again] = await reader.messages();
  expect(again?.messageId).toBe(first?.messageId);
  expect(await reader.events(`anonymous_id:${await anonymousIdOf(page)}`)).toHaveLength(1);
  expect(await reader.traits(`anonymous_id:${await anonymousIdOf(page)}`)).toMatchObject({
    docs_this_session: 1,
  });
});

test('gets what a page could not deliver from the next one, with the time when it happened', async ({
  page,
  segment,
  reader,
  open,
}) => {
  await open();
  segment.faults.add({ path: '/v1/p', status: 503 });
  await readDoc(page);
  expect(await reader.outcomes()).toEqual([]);
  const leftAt = Date.now();
  await page.reload();
  await untilLoaded(page);
  await expect.poll(reader.outcomes).toEqual(['page accepted']);
  const { happenedAt, sentAt } = await readTimes(reader);
  expect(happenedAt).toBeLessThanOrEqual(leftAt);
  expect(sentAt).toBeGreaterThan(leftAt);
  expect(await readPersisted(page)).toEqual([]);
});

for (const [how, skewMs] of [
  ['ahead', -hourMs],
  ['behind', hourMs],
] as const) {
  test(`corrects a browser whose clock is an hour ${how}`, async ({
    page,
    segment,
    reader,
    open,
  }) => {
    const now = Date.now() + skewMs;
    segment.clock.freeze(now);
    await open();
    await readDoc(page, { phone: ada });
    const { happenedAt, sentAt } = await readTimes(reader);
    const waitedMs = sentAt - happenedAt;
    expect(waitedMs).toBeLessThan(hourMs / 2);
    const timestamp = new Date(now - waitedMs).toISOString();
    expect(await reader.events(`phone:${ada}`)).toMatchObject([{ timestamp }]);
  });
}

test('disturbs the calls of a fault alone, not what else begins with the same letters', async ({
  page,
  segment,
  reader,
  open,
}) => {
  segment.faults.add({ path: '/v1/p', status: 503 });
  expect(await open()).toBe('loaded');
  await readDoc(page);
  expect(await reader.outcomes()).toEqual([]);
  await expect.poll(reader.outcomes).toEqual(['page accepted']);
});

test('gives the docs that a reader read to the phone that he gives, and counts them with the next batch', async ({
  page,
  segment,
  reader,
  open,
}) => {
  await open();
  const names = ['Quick start', 'Retries', 'Workers'];
  for (const name of names) await readDoc(page, { name });
  expect(await reader.traits(`phone:${ada}`)).toBeUndefined();
  await identify(page, ada);

  const events = await reader.events(`phone:${ada}`, { include: 'Page Viewed' });
  expect(namesOf(events)).toEqual(names);
  expect(await reader.events(`anonymous_id:${await anonymousIdOf(page)}`)).toEqual(events);
  const before = await reader.traits(`phone:${ada}`);
  expect(before).toMatchObject({ docs_this_session: 3, last_doc_title: 'Workers' });
  expect(before).not.toHaveProperty('docs_last_2_days');

  segment.clock.advance(8 * hourMs);
  expect(await reader.traits(`phone:${ada}`)).toMatchObject({ docs_last_2_days: 3 });
});

test('shares nothing between two people on one browser who reset between them', async ({
  page,
  reader,
  open,
}) => {
  await open();
  await readDoc(page, { name: 'Before Ada' });
  await identify(page, ada, { plan: 'pro' });
  const anonymousAda = await anonymousIdOf(page);
  await page.evaluate(() => window.analytics.reset());
  await readDoc(page, { name: 'Before Bob' });
  await identify(page, bob);
  const anonymousBob = await anonymousIdOf(page);

  expect(anonymousBob).not.toBe(anonymousAda);
  expect(await reader.externalIds(`phone:${ada}`)).toEqual([
    `anonymous_id:${anonymousAda}`,
    `phone:${ada}`,
  ]);
  expect(await reader.externalIds(`phone:${bob}`)).toEqual([
    `anonymous_id:${anonymousBob}`,
    `phone:${bob}`,
  ]);
  expect(namesOf(await reader.events(`phone:${ada}`))).toEqual(['Before Ada']);
  expect(namesOf(await reader.events(`phone:${bob}`))).toEqual(['Before Bob']);
  expect(await reader.traits(`phone:${ada}`)).toMatchObject({ plan: 'pro' });
  expect(await reader.traits(`phone:${bob}`)).not.toHaveProperty('plan');
});

// The settings: phone 1 ever, before anonymous_id. The second phone would be one too many, so the browser's
// anonymous ID, lowest in priority, is demoted and the phone alone decides.
test('leaves a browser that is not reset to its first phone, and gives the second one what names it', async ({
  page,
  reader,
  open,
}) => {
  await open();
  await readDoc(page, { name: 'Before' });
  await identify(page, ada, { plan: 'pro' });
  await readDoc(page, { name: 'Of Ada', phone: ada });
  const anonymous = await anonymousIdOf(page);
  await identify(page, bob, { city: 'Oslo' });
  await readDoc(page, { name: 'Of Bob', phone: bob });
  await readDoc(page, { name: 'After' });

  expect(await anonymousIdOf(page)).toBe(anonymous);
  expect(await reader.externalIds(`phone:${ada}`)).toEqual([
    `anonymous_id:${anonymous}`,
    `phone:${ada}`,
  ]);
  expect(await reader.externalIds(`phone:${bob}`)).toEqual([`phone:${bob}`]);
  expect(namesOf(await reader.events(`phone:${ada}`))).toEqual(['Before', 'Of Ada', 'After']);
  expect(namesOf(await reader.events(`phone:${bob}`))).toEqual(['Of Bob']);
  expect(await reader.traits(`phone:${ada}`)).not.toHaveProperty('city');
  // Not the server's doing: without a reset the SDK sends the first person's traits along with the second's.
  expect(await reader.traits(`phone:${bob}`)).toMatchObject({ plan: 'pro', city: 'Oslo' });
});
