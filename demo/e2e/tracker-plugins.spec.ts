import type { Page } from '@playwright/test';
import {
  ada,
  call,
  expect,
  route,
  test,
  untilLoaded,
  untilRendered,
  writeKey,
} from './tracker-test.ts';

const first = 'page A /docs/a';

/** A plugin that notes what it is shown, in `window.shown`. */
const counter = `{
  name: 'Counter', type: 'destination', version: '1', isLoaded: () => true, load: async () => {},
  ...Object.fromEntries(['page', 'track', 'identify'].map((type) => [type, (context) => {
    const { name, event, messageId } = context.event;
    (window.shown ??= []).push([type, name, event, messageId].filter(Boolean).join(' '));
    return context;
  }])),
}`;

const shown = (page: Page) => page.evaluate<string[]>('window.shown ?? []');

test('lets a plugin change messages before they are sent', async ({ page, open, arrivals }) => {
  await open('/docs/a');
  await page.evaluate(`(async () => {
    const analytics = await docent.analytics();
    await analytics.register({
      name: 'Plan', type: 'enrichment', version: '1', isLoaded: () => true, load: async () => {},
      page(context) { context.updateEvent('properties.plan', 'pro'); return context; },
    });
  })()`);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
  const [a, b] = await arrivals.bodies();
  expect(a).not.toHaveProperty('properties.plan');
  expect(b).toMatchObject({
    properties: { plan: 'pro' },
    context: { library: { name: 'docent' } },
  });
  expect(await arrivals.people()).toBe('AA');
});

test('sends nothing of what a middleware drops, and goes on', async ({ page, open, arrivals }) => {
  await open('/docs/a');
  await page.evaluate(`(async () => {
    const analytics = await docent.analytics();
    await analytics.addSourceMiddleware(({ payload, next }) => {
      if (payload.obj.name !== 'B') next(payload);
    });
  })()`);
  await route(page, { path: '/docs/b', title: 'B' });
  await page.waitForTimeout(300);
  await route(page, { path: '/docs/c', title: 'C' });
  await arrivals.are([first, 'page C /docs/c from /docs/b']);
});

test('sends a message as it is where a plugin throws, or takes for ever', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await page.evaluate(`(async () => {
    const analytics = await docent.analytics();
    const make = (name, page) => ({
      name, type: 'enrichment', version: '1', isLoaded: () => true, load: async () => {}, page,
    });
    await analytics.register(
      make('Slow', (context) => context.event.name === 'C' ? new Promise(() => {}) : context),
      make('Thrower', () => { throw new Error('of a plugin'); }),
    );
  })()`);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
  await route(page, { path: '/docs/c', title: 'C' });
  await arrivals.are([first, 'page B /docs/b from /docs/a', 'page C /docs/c from /docs/b']);
});

test('shows a destination each message once, and Segment too', async ({ page, open, arrivals }) => {
  await open('/docs/a');
  await page.evaluate(`docent.analytics().then((analytics) => analytics.register(${counter}))`);
  await route(page, { path: '/docs/b', title: 'B' });
  await untilRendered(page);
  await call(page, 'identify', ada);
  await arrivals.are([first, 'page B /docs/b from /docs/a', `identify of ${ada}`]);
  const sent = (await arrivals.bodies()).map(({ type, name, messageId }) =>
    [type, name, messageId].filter(Boolean).join(' '),
  );
  await expect.poll(() => shown(page)).toEqual(expect.arrayContaining(sent.slice(1)));
  // It may have come in time for the first view, too.
  const all = await shown(page);
  expect(new Set(all).size).toBe(all.length);
  expect(sent).toEqual(expect.arrayContaining(all));
});

test('shows a destination of the settings what happened before it had loaded, once', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await page.route(`**/v1/projects/${writeKey}/settings`, (request) =>
    request.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*' },
      json: {
        integrations: { 'Segment.io': { apiKey: writeKey }, Counter: {} },
        plan: {},
        remotePlugins: [
          {
            name: 'Counter',
            creationName: 'Counter',
            libraryName: 'counterDestination',
            url: `${site.origin}/docent/counter.js`,
            settings: {},
          },
        ],
      },
    }),
  );
  await page.route('**/docent/counter.js', (request) =>
    request.fulfill({
      contentType: 'text/javascript',
      body: `window.counterDestination = () => (${counter});`,
    }),
  );
  await open('/docs/a');
  await arrivals.are([first]);
  const [view] = await arrivals.bodies();
  await expect.poll(() => shown(page)).toEqual([`page A ${String(view?.['messageId'])}`]);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
  await expect.poll(async () => (await shown(page)).length).toBe(2);
});

test("sends once what the site's own code gives to analytics-next, as of the same reader", async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await call(page, 'identify', ada);
  await page.evaluate(`docent.analytics().then((analytics) => {
    analytics.track('Key Created', { scope: 'read' });
  })`);
  await arrivals.are([first, `identify of ${ada}`, `track Key Created of ${ada}`]);
  expect(await arrivals.people()).toBe('AAA');
  const [, , track] = await arrivals.bodies();
  expect(track).toMatchObject({ properties: { scope: 'read' } });
  await call(page, 'reset');
  await page.evaluate(`docent.analytics().then((analytics) => {
    analytics.track('Key Deleted');
  })`);
  await arrivals.are([
    first,
    `identify of ${ada}`,
    `track Key Created of ${ada}`,
    'track Key Deleted',
  ]);
  expect(await arrivals.people()).toBe('AAAB');
});

test('never loads analytics-next where data-sdk is off', async ({
  page,
  open,
  site,
  segment,
  arrivals,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().replace(segment.origin, 'segment')));
  site.attributes = { 'data-sdk': 'off' };
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
  expect(asked.filter((url) => /docent-segment|segment\/v1\/projects/.test(url))).toEqual([]);
});
