import { ada, call, expect, route, stored, test, untilLoaded, untilSaid } from './tracker-test.ts';

const first = 'page A /docs/a';

test('works under a policy of nonces and trusted types, with all its parts', async ({
  page,
  open,
  site,
  segment,
  arrivals,
}) => {
  const violations: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedScript/.test(message.text()))
      violations.push(message.text());
  });
  const asked: string[] = [];
  page.on('requestfinished', (request) => asked.push(request.url()));
  // The browser tells the page of violations too; a script of the page acts for the test, whose own would be refused.
  const script = `<script nonce="x">
    addEventListener('securitypolicyviolation', ({ blockedURI }) => console.log('Content Security Policy', blockedURI));
    addEventListener('load', async () => {
      await docent.identify('(415) 555-2671', { country: 'US' });
      await docent.analytics();
      history.pushState({}, '', '/docs/b');
      document.title = 'B';
    });
  </script>`;
  await open('/docs/a', {
    tag: site.tag({ nonce: 'x' }) + script,
    headers: {
      'Content-Security-Policy': `default-src 'none'; script-src 'nonce-x'; connect-src 'self' ${segment.origin}; img-src data:; require-trusted-types-for 'script'; base-uri 'none'`,
    },
  });
  await arrivals.are([first, `identify of ${ada}`, `page B /docs/b from /docs/a of ${ada}`]);
  const files = asked.filter((url) => url.includes('/docent/docent-'));
  expect(files.some((url) => url.includes('docent-segment'))).toBe(true);
  expect(files.some((url) => url.includes('parse-phone'))).toBe(true);
  expect(violations).toEqual([]);
});

test('goes through a path of the site alone where data-api-host and data-cdn-host name it', async ({
  page,
  open,
  site,
  segment,
  arrivals,
}) => {
  const hosts = new Set<string>();
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  site.attributes = { 'data-api-host': '/collect/v1/', 'data-cdn-host': '/collect' };
  await open('/docs/a');
  await page.evaluate('docent.analytics()');
  await call(page, 'identify', ada);
  await arrivals.are([first, `identify of ${ada}`]);
  expect([...hosts]).not.toContain(new URL(segment.origin).host);
});

test('reads window.docentConfig where a framework has put the tag without attributes', async ({
  open,
  site,
  segment,
  arrivals,
}) => {
  const config = {
    writeKey: 'docentDemoDocsSiteWriteKey000001',
    apiHost: `${segment.origin}/v1`,
    cdnHost: segment.origin,
    docs: '/docs/**',
    docRead: 'off',
  };
  const tag = `<script>
    window.docentConfig = ${JSON.stringify(config)};
    const script = document.createElement('script');
    Object.assign(script, { type: 'module', src: '/docent/docent.js' });
    document.head.append(script);
  </script>`;
  site.set('/pricing', { tag });
  await open('/pricing');
  await open('/docs/a', { tag });
  await arrivals.are([first]);
});

for (const [what, toSecond] of [
  ['the same tag', (tag: string) => tag],
  ['a copy at another address', (tag: string) => tag.replace('docent.js', 'docent.js?copy')],
  [
    'a copy with another write key',
    (tag: string) => tag.replace('docent.js', 'docent.js?other').replace(/Key0+1/, 'Key2'),
  ],
] as const) {
  test(`views a page once that has ${what} a second time`, async ({
    page,
    open,
    site,
    said,
    arrivals,
  }) => {
    await open('/docs/a', { tag: site.tag() + toSecond(site.tag()) });
    await untilLoaded(page);
    await route(page, { path: '/docs/b', title: 'B' });
    await arrivals.are([first, 'page B /docs/b from /docs/a']);
    expect(said).toEqual([]);
  });
}

test('does nothing without a write key, says so once, and answers calls with a refusal', async ({
  page,
  open,
  site,
  said,
  arrivals,
}) => {
  site.attributes = { 'data-write-key': ' ' };
  await open('/docs/a');
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'off' });
  await call(page, 'page');
  await call(page, 'reset');
  expect(await page.evaluate(`docent.on('identity', () => {}).then((stop) => typeof stop)`)).toBe(
    'function',
  );
  expect(await page.evaluate('docent.analytics()')).toBeUndefined();
  await untilSaid(said, ['data-write-key']);
  expect(await stored(page)).toEqual({});
  await arrivals.are([]);
});

test('says once that Segment knows no such write key', async ({
  page,
  open,
  site,
  said,
  arrivals,
}) => {
  site.attributes = { 'data-write-key': 'no-such-key' };
  arrivals.intended.add('discarded');
  await open('/docs/a');
  await page.evaluate('docent.analytics()');
  await call(page, 'page');
  await untilSaid(said, [/write.key/]);
  await arrivals.are([`${first} (discarded)`, `${first} from /docs/a (discarded)`]);
});

test('says once for each attribute what it does not understand, and goes on without it', async ({
  page,
  open,
  site,
  said,
  arrivals,
}) => {
  site.attributes = {
    'data-docs': '/docs/[a-z] docs/** /docs/**',
    'data-route': 'hashbang',
    'data-send': 'never',
    'data-sdk': 'off',
  };
  await open('/docs/a');
  await untilLoaded(page);
  await open('/pricing');
  await untilLoaded(page);
  await arrivals.are([first]);
  const lines = ['docs', 'route', 'send'];
  await untilSaid(said, [...lines, ...lines]);
});

test('leaves browsers alone that are too old', async ({ page, open, said, arrivals }) => {
  await page.addInitScript(() => {
    delete (Array.prototype as { toSorted?: unknown }).toSorted;
  });
  await open('/docs/a');
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'off' });
  expect(await stored(page)).toEqual({});
  expect(said).toEqual([]);
  await arrivals.are([]);
});

test('works without the Navigation API, as in browsers of 2024', async ({
  page,
  open,
  arrivals,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'navigation', { value: undefined });
    Object.assign(window, { requestIdleCallback: undefined });
  });
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  const lines = [first, 'page B /docs/b from /docs/a'];
  await arrivals.are(lines);
  await page.evaluate(() => {
    addEventListener('popstate', () => void (document.title = 'A'));
    history.back();
  });
  await arrivals.are([...lines, 'page A /docs/a from /docs/b']);
});

test('survives a page that has changed the globals it needs after it loaded', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await untilLoaded(page);
  await page.evaluate(() => {
    Object.assign(window, { docent: undefined, name: 'x' });
  });
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
});
