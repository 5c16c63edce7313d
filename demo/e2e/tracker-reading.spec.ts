import type { JsonObject } from '../emulator/segment/messages.ts';
import { expect, route, test, untilLoaded } from './tracker-test.ts';
import { setVisible } from './tracker-visibility.ts';

const long = '<p style="height:4000px">…</p>';

test.beforeEach(async ({ page, site, arrivals }) => {
  site.attributes = { 'data-doc-read': undefined };
  arrivals.isUnordered = true;
  // Time that stands still but for what a test lets pass.
  await page.clock.install();
});

test('tells for how many seconds and how far a doc was read, and of which view', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await open('/docs/a', { body: long });
  await untilLoaded(page);
  await page.clock.runFor(1_000);
  await page.evaluate(async () => {
    const scrolled = new Promise((done) => addEventListener('scroll', done, { once: true }));
    scrollTo(0, document.documentElement.scrollHeight);
    await scrolled;
  });
  await page.clock.runFor(4_000);
  await page.goto(site.elsewhere);
  await arrivals.are(['page A /docs/a', 'track Doc Read /docs/a']);
  const [view, read] = await arrivals.bodies();
  expect(read).toMatchObject({
    event: 'Doc Read',
    anonymousId: view?.['anonymousId'],
    properties: {
      title: 'A',
      path: '/docs/a',
      doc_language: 'en',
      visible_seconds: expect.any(Number),
      depth_percent: 100,
      view_id: view?.['messageId'],
    },
  });
  const seconds = Number((read?.['properties'] as JsonObject | undefined)?.['visible_seconds']);
  // Since the tracker came to measure it, which it may be late for.
  expect(seconds).toBeGreaterThanOrEqual(4);
  expect(seconds).toBeLessThan(9);
});

test('tells nothing of a doc that was looked at for less than a second', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await page.clock.pauseAt(Date.now() + 1_000);
  await open('/docs/a');
  await untilLoaded(page);
  await page.clock.runFor(800);
  await page.goto(site.elsewhere);
  await arrivals.are(['page A /docs/a']);
});

test('tells only what was added since the reader last looked away', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await open('/docs/a', { body: long });
  await untilLoaded(page);
  await page.clock.runFor(3_000);
  await setVisible(page, false);
  const lines = ['page A /docs/a', 'track Doc Read /docs/a'];
  await arrivals.are(lines);
  await page.clock.runFor(60_000);
  await setVisible(page, true);
  await page.clock.runFor(7_000);
  await page.goto(site.elsewhere);
  await arrivals.are([...lines, 'track Doc Read /docs/a']);
  const [first = 0, second = 0] = (await arrivals.bodies())
    .slice(1)
    .map(({ properties }) => (properties as { visible_seconds: number }).visible_seconds);
  expect(first).toBeGreaterThanOrEqual(3);
  expect(first).toBeLessThan(6);
  expect(second).toBeGreaterThanOrEqual(7);
  expect(second).toBeLessThan(10);
});

test('tells of each page of a router by itself', async ({ page, open, site, arrivals }) => {
  await open('/docs/a', { body: long });
  await untilLoaded(page);
  await page.clock.runFor(2_000);
  await route(page, { path: '/docs/b', title: 'B' });
  await page.clock.runFor(4_000);
  await page.goto(site.elsewhere);
  await arrivals.are([
    'page A /docs/a',
    'track Doc Read /docs/a',
    'page B /docs/b from /docs/a',
    'track Doc Read /docs/b',
  ]);
  const [a, readA, b, readB] = await arrivals.bodies();
  expect(readA).toMatchObject({ properties: { view_id: a?.['messageId'], title: 'A' } });
  expect(readB).toMatchObject({ properties: { view_id: b?.['messageId'], title: 'B' } });
});

test('tells nothing of what was read where data-doc-read is off, or where the page is no doc', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-doc-read': 'off' };
  await open('/docs/a');
  await untilLoaded(page);
  await page.clock.runFor(5_000);
  site.attributes = { 'data-doc-read': undefined, 'data-docs': '/docs/**' };
  await open('/pricing');
  await untilLoaded(page);
  await page.clock.runFor(5_000);
  await page.goto(site.elsewhere);
  await arrivals.are(['page A /docs/a']);
});
