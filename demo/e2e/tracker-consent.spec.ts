import type { Page } from '@playwright/test';
import { ada, call, expect, route, stored, test, untilLoaded } from './tracker-test.ts';

test.beforeEach(({ site }) => {
  site.attributes = { 'data-consent': 'required' };
});

/** All that a page leaves behind in its browser. */
async function traces(page: Page): Promise<unknown[]> {
  const kept = await page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ]);
  return [...kept, ...(await page.context().cookies())];
}

test('stores nothing and asks nobody for anything before consent', async ({
  page,
  open,
  site,
  segment,
  arrivals,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await call(page, 'identify', ada);
  await call(page, 'page');
  await open('/docs/c');
  await untilLoaded(page);
  expect(await traces(page)).toEqual([]);
  await page.goto(site.elsewhere);
  await arrivals.are([]);
  expect(asked.filter((url) => url.startsWith(segment.origin))).toEqual([]);
});

test('sends what waited for consent, each with its own time and with the consent', async ({
  page,
  open,
  arrivals,
}) => {
  const before = Date.now();
  await open('/docs/a');
  await untilLoaded(page);
  const at = await route(page, { path: '/docs/b', title: 'B' });
  await page.waitForTimeout(400);
  await call(page, 'setConsent', true);
  const lines = ['page A /docs/a', 'page B /docs/b from /docs/a'];
  await arrivals.are(lines);
  await route(page, { path: '/docs/c', title: 'C' });
  lines.push('page C /docs/c from /docs/b');
  await arrivals.are(lines);
  expect(await arrivals.people()).toBe('AAA');
  const bodies = await arrivals.bodies();
  for (const body of bodies) {
    expect(body).toMatchObject({
      context: { consent: { categoryPreferences: { Analytics: true } } },
    });
  }
  const [a = 0, b = 0] = bodies.map((body) => Date.parse(String(body['originalTimestamp'])));
  expect(a).toBeGreaterThanOrEqual(before);
  expect(a).toBeLessThan(at);
  expect(Math.abs(b - at)).toBeLessThan(250);
  expect(await traces(page)).toEqual(expect.arrayContaining(['docent.visitor']));
});

test('sends a phone given before consent only after it', async ({ page, open, arrivals }) => {
  await open('/docs/a');
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: true });
  expect(await traces(page)).toEqual([]);
  await arrivals.are([]);
  await call(page, 'setConsent', true);
  await arrivals.are([`page A /docs/a of ${ada}`, `identify of ${ada}`]);
  expect(await arrivals.people()).toBe('AA');
});

test('takes a decision made before it has loaded', async ({ open, site, arrivals }) => {
  await open('/docs/a', {
    head: `<script>
      window.docent = { q: [] };
      docent.setConsent = (...args) => new Promise((done) => docent.q.push(['setConsent', args, done]));
      docent.setConsent({ Analytics: true, Advertising: false });
    </script>`,
    tag: site.tag(),
  });
  await arrivals.are(['page A /docs/a']);
  expect(await arrivals.bodies()).toMatchObject([
    { context: { consent: { categoryPreferences: { Analytics: true, Advertising: false } } } },
  ]);
});

test('wants every category that the tag names', async ({ page, open, site, arrivals }) => {
  site.attributes = {
    'data-consent': 'required',
    'data-consent-categories': 'Analytics, Personalisation',
  };
  await open('/docs/a');
  await call(page, 'setConsent', { Analytics: true, Personalisation: false });
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'consent' });
  expect(await traces(page)).toEqual([]);
  await open('/docs/b');
  await call(page, 'setConsent', { Analytics: true, Personalisation: true });
  await arrivals.are(['page B /docs/b']);
  expect(await arrivals.bodies()).toMatchObject([
    { context: { consent: { categoryPreferences: { Analytics: true, Personalisation: true } } } },
  ]);
});

test('sends nothing ever of a reader who refuses', async ({ page, open, site, arrivals }) => {
  await open('/docs/a');
  await call(page, 'identify', ada);
  await call(page, 'setConsent', false);
  await route(page, { path: '/docs/b', title: 'B' });
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'consent' });
  await page.goto(site.elsewhere);
  await open('/docs/c');
  await untilLoaded(page);
  expect(await traces(page)).toEqual([]);
  await arrivals.are([]);
});

test('takes nonsense for a refusal', async ({ page, open, arrivals }) => {
  await open('/docs/a');
  for (const decision of [
    undefined,
    null,
    'yes',
    1,
    {},
    { analytics: true },
    { Analytics: 'yes' },
  ]) {
    await call(page, 'setConsent', decision);
  }
  await route(page, { path: '/docs/b', title: 'B' });
  expect(await traces(page)).toEqual([]);
  await arrivals.are([]);
});

test('erases everything in all tabs when consent is withdrawn in one', async ({
  page,
  context,
  open,
  site,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  await open('/docs/a');
  await call(page, 'setConsent', true);
  await call(page, 'identify', ada, { name: 'Ada' });
  const other = await context.newPage();
  await other.goto(`${site.origin}/docs/b`);
  await call(other, 'setConsent', true);
  const lines = ['page A /docs/a', `identify of ${ada}`, `page B /docs/b of ${ada}`];
  await arrivals.are(lines);
  await other.evaluate(`docent.on('identity', (is) => { window.identity = is ?? null; })`);
  await call(page, 'setConsent', false);
  await expect.poll(() => other.evaluate('window.identity')).toBeNull();
  await expect.poll(() => stored(page)).toEqual({});
  await route(page, { path: '/docs/c', title: 'C' });
  expect(await stored(page)).toEqual({});
  await arrivals.are(lines);
});

test('sends nothing that was unsent when consent is withdrawn', async ({
  page,
  open,
  segment,
  arrivals,
}) => {
  segment.faults.add({ path: '/v1/b', status: 500, times: 2 });
  await open('/docs/a');
  const failed = page.waitForResponse((response) => response.status() === 500);
  await call(page, 'setConsent', true);
  await failed;
  await call(page, 'setConsent', false);
  segment.faults.clear();
  await page.waitForTimeout(1_500);
  expect(await stored(page)).toEqual({});
  await arrivals.are([]);
});

test('counts again from the page on which a reader who refused, or signed out, agrees', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await call(page, 'setConsent', true);
  await arrivals.are(['page A /docs/a']);
  await call(page, 'reset');
  for (const path of ['/docs/b', '/docs/c']) {
    await open(path);
    await call(page, 'setConsent', true);
  }
  await arrivals.are(['page A /docs/a', 'page B /docs/b', 'page C /docs/c']);
});

test('keeps no doc that was read under a refusal', async ({ page, open, arrivals }) => {
  await open('/docs/a');
  await call(page, 'setConsent', false);
  await page.evaluate(() => {
    const dropped = new Promise<void>((done) => {
      docent.on('message', ({ status }) => status === 'dropped' && done());
    });
    Object.assign(window, { dropped });
  });
  await route(page, { path: '/docs/b', title: 'B' });
  await page.evaluate(() => (window as { dropped?: Promise<void> }).dropped);
  await call(page, 'setConsent', true);
  await route(page, { path: '/docs/c', title: 'C' });
  await arrivals.are(['page C /docs/c from /docs/b']);
  const trail = await page.evaluate(() => localStorage.getItem('docent.trail'));
  expect(trail).toContain('/docs/c');
  expect(trail).not.toContain('/docs/b');
});

declare const docent: {
  on(event: 'message', callback: (report: { status: string }) => unknown): void;
};
