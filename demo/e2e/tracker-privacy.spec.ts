import { ada, bob, call, expect, route, stored, test, untilLoaded } from './tracker-test.ts';

const headless =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/146.0.0.0 Safari/537.36';

test.describe('with Global Privacy Control', () => {
  test.beforeEach(async ({ page }) => {
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true }),
    );
  });

  test('counts views without linking or forwarding them, refuses phones, and never loads analytics-next', async ({
    page,
    open,
    segment,
    arrivals,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await open('/docs/a');
    await untilLoaded(page);
    expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'gpc' });
    await route(page, { path: '/docs/b', title: 'B' });
    await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
    for (const body of await arrivals.bodies()) {
      expect(body).toMatchObject({ integrations: { All: false, 'Segment.io': true } });
    }
    expect(asked.filter((url) => /docent-segment/.test(url))).toEqual([]);
    expect(asked.filter((url) => url.startsWith(segment.origin) && !url.endsWith('/v1/b'))).toEqual(
      [],
    );
    expect(JSON.stringify(await stored(page))).not.toContain('/docs/');
  });

  test('does not link views to a phone that was known before', async ({ page, open, arrivals }) => {
    await page.addInitScript((phone) => {
      const visitor = {
        v: 1,
        anonymousId: '11111111-1111-4111-8111-111111111111',
        phone,
        userId: 'ada',
        updatedAt: 1,
        startedAt: 1,
        clearedAt: 0,
      };
      if (location.protocol === 'http:') localStorage['docent.visitor'] = JSON.stringify(visitor);
    }, ada);
    await open('/docs/a');
    await untilLoaded(page);
    await arrivals.are(['page A /docs/a']);
    expect(JSON.stringify(await arrivals.bodies())).not.toMatch(/"ada"|\+1415/);
  });

  test('sends nothing at all where views wait for a phone', async ({
    page,
    open,
    site,
    arrivals,
  }) => {
    site.attributes = { 'data-send': 'identified' };
    await open('/docs/a');
    await untilLoaded(page);
    await open('/docs/b');
    await untilLoaded(page);
    expect(Object.keys(await stored(page)).filter((key) => key.includes('outbox'))).toEqual([]);
    await arrivals.are([]);
  });
});

test.describe('where nothing is sent until a phone is known', () => {
  test.beforeEach(({ site }) => {
    site.attributes = { 'data-send': 'identified' };
  });

  test('asks Segment for nothing over three pages, then sends all views in order, with their times and the phone', async ({
    page,
    context,
    open,
    segment,
    arrivals,
  }) => {
    const asked: string[] = [];
    context.on('request', (request) => asked.push(request.url()));
    const times = [Date.now()];
    const leave = `<script>addEventListener('load', () => setTimeout(() => location.assign('/docs/b'), 50))</script>`;
    await open('/docs/a', { body: leave });
    await page.waitForURL('**/docs/b');
    times.push(Date.now());
    await untilLoaded(page);
    await open('/docs/c');
    await untilLoaded(page);
    times.push(Date.now());
    await page.waitForTimeout(200);
    await arrivals.are([]);
    expect(asked.filter((url) => url.startsWith(segment.origin))).toEqual([]);
    await call(page, 'identify', ada);
    await arrivals.are([
      `page A /docs/a of ${ada}`,
      `page B /docs/b from /docs/a of ${ada}`,
      `page C /docs/c of ${ada}`,
      `identify of ${ada}`,
    ]);
    expect(await arrivals.people()).toBe('AAAA');
    const told = (await arrivals.bodies()).map((body) =>
      Date.parse(String(body['originalTimestamp'])),
    );
    const [a = 0, b = 0, c = 0, now = 0] = told;
    expect(a).toBeGreaterThanOrEqual(times[0] ?? 0);
    expect(a).toBeLessThan(b);
    expect(b).toBeLessThan(c);
    expect(c).toBeLessThanOrEqual(times[2] ?? 0);
    expect(now).toBeGreaterThan(c + 150);
    expect(Object.keys(await stored(page)).filter((key) => key.includes('outbox'))).toEqual([]);
  });

  test('sends views at once of a reader who is known already', async ({ page, open, arrivals }) => {
    await open('/docs/a');
    await call(page, 'identify', ada);
    const lines = [`page A /docs/a of ${ada}`, `identify of ${ada}`];
    await arrivals.are(lines);
    await open('/docs/b');
    lines.push(`page B /docs/b of ${ada}`);
    await arrivals.are(lines);
    await route(page, { path: '/docs/c', title: 'C' });
    await arrivals.are([...lines, `page C /docs/c from /docs/b of ${ada}`]);
  });

  test('does not give to the next person what waited when the last one signed out', async ({
    page,
    open,
    arrivals,
  }) => {
    await open('/docs/a');
    await untilLoaded(page);
    await call(page, 'reset');
    await open('/docs/b');
    await call(page, 'identify', bob);
    await arrivals.are([`page B /docs/b of ${bob}`, `identify of ${bob}`]);
  });
});

for (const [what, hide] of [
  [
    'is driven by a program',
    () => Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => true }),
  ],
  [
    'calls itself headless',
    (agent: string) =>
      Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => agent }),
  ],
] as const) {
  test(`leaves a browser out that ${what}, unless data-bots includes it`, async ({
    page,
    open,
    site,
    said,
    arrivals,
  }) => {
    await page.addInitScript(hide, headless);
    await open('/docs/a');
    await page.waitForTimeout(200);
    expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'off' });
    expect(await stored(page)).toEqual({});
    await arrivals.are([]);
    expect(said).toEqual([]);
    site.attributes = { 'data-bots': 'include' };
    await open('/docs/b');
    await untilLoaded(page);
    await arrivals.are(['page B /docs/b']);
  });
}
