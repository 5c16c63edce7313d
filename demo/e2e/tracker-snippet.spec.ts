import { ada, call, expect, route, stored, test, untilLoaded, untilSaid } from './tracker-test.ts';
import { hideAtFirst, setVisible } from './tracker-visibility.ts';
import type { Attributes } from './tracker-site.ts';

const first = 'page A /docs/a';

test.describe('the snippet', () => {
  let toSnippet: (attributes?: Attributes) => string;

  test.beforeEach(({ site, files }) => {
    const text = files.get('snippet.js') ?? '';
    toSnippet = (attributes = {}) =>
      `<script ${site.toAttributes({ 'data-src': '/docent/docent.js', ...attributes })}>${text}</script>`;
  });

  test('views the page once, and the pages of its router, and identifies', async ({
    page,
    open,
    arrivals,
  }) => {
    await open('/docs/a', { tag: toSnippet() });
    await untilLoaded(page);
    await route(page, { path: '/docs/b', title: 'B' });
    const lines = [first, 'page B /docs/b from /docs/a'];
    await arrivals.are(lines);
    await call(page, 'identify', ada);
    await arrivals.are([...lines, `identify of ${ada}`]);
    expect(await arrivals.people()).toBe('AAA');
  });

  test('delivers the view by itself where nothing else can be loaded', async ({
    page,
    open,
    arrivals,
  }) => {
    await page.route('**/docent/*', (request) => request.abort());
    await open('/docs/a', { tag: toSnippet() });
    await arrivals.are([first]);
  });

  test('lets calls wait where nothing else can be loaded, and throws nothing', async ({
    page,
    open,
    arrivals,
  }) => {
    await page.route('**/docent/*', (request) => request.abort());
    await open('/docs/a', { tag: toSnippet() });
    await arrivals.are([first]);
    const answer = await page.evaluate(`Promise.race([
      docent.identify('${ada}'),
      new Promise((done) => setTimeout(done, 2_000, 'none')),
    ])`);
    expect(answer).toBe('none');
  });

  test('delivers the view of a page that is left before anything else has loaded', async ({
    page,
    open,
    site,
    segment,
    arrivals,
  }) => {
    segment.faults.add({ path: '/v1/b', delayMs: 200 });
    const leave = `<script>location.assign('${site.elsewhere}')</script>`;
    await open('/docs/a', { tag: toSnippet(), body: leave }).catch(() => {});
    await page.waitForURL(site.elsewhere);
    await arrivals.are([first]);
  });

  test('delivers once, on the next page, a view that Segment did not take', async ({
    page,
    open,
    segment,
    site,
    arrivals,
  }) => {
    arrivals.isUnordered = true;
    segment.faults.add({ path: '/v1/b', status: 500, times: 9 });
    const failed = page.waitForResponse((response) => response.status() === 500);
    await open('/docs/a', { tag: toSnippet() });
    await failed;
    await untilLoaded(page);
    await page.goto(site.elsewhere);
    // What the page sends as it is left is refused too: if it came later, it would arrive twice, under one ID.
    await page.waitForTimeout(500);
    segment.faults.clear();
    await open('/docs/b', { tag: toSnippet() });
    await arrivals.are(['page B /docs/b', first]);
    expect(await arrivals.people()).toBe('AA');
  });

  test('keeps calls in order that are made before the rest has loaded', async ({
    open,
    arrivals,
  }) => {
    const early = `<script>docent.identify('${ada}'); docent.page({ step: 2 })</script>`;
    await open('/docs/a', { tag: toSnippet() + early });
    await arrivals.are([first, `identify of ${ada}`, `${first} from /docs/a of ${ada}`]);
  });

  test('and the tag on one page view it once', async ({ page, open, site, arrivals }) => {
    await open('/docs/a', { tag: toSnippet() + site.tag() });
    await untilLoaded(page);
    await arrivals.are([first]);
    await open('/docs/b', { tag: site.tag() + toSnippet() });
    await untilLoaded(page);
    await arrivals.are([first, 'page B /docs/b']);
  });

  test('does not view a page that nobody sees, until it is seen', async ({
    page,
    open,
    arrivals,
  }) => {
    await hideAtFirst(page);
    await open('/docs/a', { tag: toSnippet() });
    await page.waitForTimeout(200);
    await arrivals.are([]);
    await setVisible(page, true);
    await arrivals.are([first]);
  });

  test('sends and stores nothing before consent', async ({ page, open, arrivals }) => {
    await open('/docs/a', { tag: toSnippet({ 'data-consent': 'required' }) });
    await untilLoaded(page);
    expect(await stored(page)).toEqual({});
    await arrivals.are([]);
    await call(page, 'setConsent', true);
    await arrivals.are([first]);
  });

  test('leaves bots and old browsers alone, and says what is missing', async ({
    page,
    open,
    said,
    arrivals,
  }) => {
    await open('/docs/a', { tag: toSnippet({ 'data-write-key': undefined }) });
    await untilSaid(said, ['data-write-key']);
    await page.addInitScript(() =>
      Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => true }),
    );
    await open('/docs/b', { tag: toSnippet() });
    expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'off' });
    await arrivals.are([]);
  });

  for (const [what, toPolicy] of [
    ['of nonces', () => "'nonce-x'"],
    [
      'of hashes, with that of integrity.json',
      (files: ReadonlyMap<string, string>) => {
        const hashes = JSON.parse(files.get('integrity.json') ?? '{}') as Record<string, string>;
        return `'${hashes['snippet.js']}' 'self'`;
      },
    ],
  ] as const) {
    test(`works under a policy ${what} and trusted types`, async ({
      page,
      open,
      files,
      segment,
      arrivals,
    }) => {
      const violations: string[] = [];
      page.on('console', (message) => {
        if (/Content Security Policy|TrustedScript/.test(message.text()))
          violations.push(message.text());
      });
      const loaded = page.waitForResponse(/settings$/);
      await open('/docs/a', {
        tag: toSnippet({ nonce: what === 'of nonces' ? 'x' : undefined }),
        headers: {
          'Content-Security-Policy': `default-src 'none'; script-src ${toPolicy(files)}; connect-src 'self' ${segment.origin}; img-src data:; require-trusted-types-for 'script'`,
        },
      });
      await loaded;
      await arrivals.are([first]);
      expect(violations).toEqual([]);
    });
  }
});

test('the snippet is one text, which closes no script tag', ({ files }) => {
  expect(files.get('snippet.js')).not.toMatch(/<\/script|<!--/i);
});
