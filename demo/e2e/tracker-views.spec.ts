import { expect, route, test, untilLoaded, untilRendered } from './tracker-test.ts';

const long = '<p style="height:3000px"></p><h2 id="part">Part</h2>';

test('views the page that is opened, once, with what the page says of itself', async ({
  open,
  arrivals,
  site,
}) => {
  await open('/docs/retries');
  await arrivals.are(['page Retries /docs/retries']);
  const [view] = await arrivals.bodies();
  expect(view).toMatchObject({
    type: 'page',
    category: 'Docs',
    name: 'Retries',
    properties: { url: `${site.origin}/docs/retries`, doc_language: 'en' },
    context: { library: { name: 'docent' }, locale: 'en-US' },
  });
  expect(view).not.toHaveProperty('userId');
  expect(view).not.toHaveProperty('context.externalIds');
});

test('tells from which page of the site, or of another, the reader came', async ({
  page,
  open,
  arrivals,
  site,
}) => {
  await page.goto(site.elsewhere);
  await page.evaluate((url) => location.assign(url), `${site.origin}/docs/start`);
  await arrivals.are(['page Start /docs/start from elsewhere:/']);
  await page.evaluate(() => location.assign('/docs/retries'));
  await arrivals.are([
    'page Start /docs/start from elsewhere:/',
    'page Retries /docs/retries from /docs/start',
  ]);
  await open('/docs/typed');
  await arrivals.are([
    'page Start /docs/start from elsewhere:/',
    'page Retries /docs/retries from /docs/start',
    'page Typed /docs/typed',
  ]);
});

test('views each page of a router, back and forward too, each from the one before', async ({
  page,
  open,
  arrivals,
}) => {
  await page.addInitScript(() =>
    addEventListener('popstate', () => {
      document.title = location.pathname.endsWith('b') ? 'B' : 'A';
    }),
  );
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  const views = ['page A /docs/a', 'page B /docs/b from /docs/a'];
  await arrivals.are(views);
  await page.evaluate(() => history.back());
  views.push('page A /docs/a from /docs/b');
  await arrivals.are(views);
  await page.evaluate(() => history.forward());
  views.push('page B /docs/b from /docs/a');
  await arrivals.are(views);
  await route(page, { path: '/docs/c', title: 'C', how: 'replaceState' });
  views.push('page C /docs/c from /docs/b');
  await arrivals.are(views);
});

test('views the page that the router shows before the tag has run', async ({
  open,
  site,
  arrivals,
}) => {
  const script = `<script>history.pushState({}, '', '/docs/b'); document.title = 'B';</script>`;
  await open('/docs/a', { tag: '', body: script + site.tag() });
  await arrivals.are(['page B /docs/b']);
});

test('views the page that the router shows between the first view and the rest of the tracker, even if it is left at once', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  let isRouted = false;
  await page.route('**/docent/docent-recorder*', async (request) => {
    if (!isRouted) await route(page, { path: '/docs/b', title: 'B' });
    isRouted = true;
    await request.continue();
  });
  await open('/docs/a');
  await untilLoaded(page);
  await page.goto(site.elsewhere);
  await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
});

for (const path of [
  '/docs/a/',
  '/docs/a.html',
  '/docs/a/index.html',
  '/docs/a?tab=js',
  '/docs/a#part',
]) {
  test(`takes ${path} for the page /docs/a, however its router writes it`, async ({
    page,
    open,
    arrivals,
  }) => {
    await open('/docs/a');
    await untilLoaded(page);
    // A title that changes is what a view of another page waits for.
    await route(page, { path, title: 'A, at another address', how: 'replaceState' });
    await untilRendered(page);
    await route(page, { path: '/docs/a', title: 'A again' });
    await untilRendered(page);
    await route(page, { path: '/docs/b', title: 'B' });
    await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
  });
}

test('views nothing new for jumps within the page, nor for an address that is written over and over', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a', { body: `${long}<a href="#part">Part</a>` });
  await untilLoaded(page);
  await page.getByRole('link', { name: 'Part' }).click();
  await page.evaluate(() => {
    location.hash = 'other';
    document.title = 'A, part 3';
    for (let count = 0; count < 150; count += 1) {
      history.replaceState({ count }, '', location.href);
    }
  });
  await untilRendered(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
});

test('takes another query string for another page where data-route says so', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-route': 'query', 'data-keep-query': 'page' };
  await open('/docs?page=a', { title: 'A' });
  await untilLoaded(page);
  await route(page, { path: '/docs?page=a#part' });
  await route(page, { path: '/docs?page=b&secret=1', title: 'B' });
  await arrivals.are(['page A /docs?page=a', 'page B /docs?page=b from /docs?page=a']);
});

test('takes another hash for another page where data-route says so', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-route': 'hash' };
  await open('/docs#/a', { title: 'A' });
  await untilLoaded(page);
  await page.evaluate(() => {
    location.hash = '#/b';
    document.title = 'B';
  });
  await expect.poll(async () => (await arrivals.bodies()).length).toBe(2);
  await page.evaluate(() => {
    location.hash = '#!/b';
    location.hash = '#!/c';
    document.title = 'C';
  });
  // Of a page's address the hash never leaves it: a secret may be in it.
  await arrivals.are(['page A /docs', 'page B /docs from /docs', 'page C /docs from /docs']);
});

test('views docs only, by data-docs, and by what a page says of itself over that', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-docs': '/docs/** !/docs/search !/docs/*/draft' };
  const views: string[] = [];
  for (const [path, head, line] of [
    ['/', '', ''],
    ['/pricing', '', ''],
    ['/docs', '', 'page Docs /docs'],
    ['/docs/', '', 'page Docs /docs/'],
    ['/docs/deep/er', '', 'page Er /docs/deep/er'],
    ['/docs/search', '', ''],
    ['/docs/search/more', '', 'page More /docs/search/more'],
    ['/docs/a/draft', '', ''],
    ['/docs/a/b/draft', '', 'page Draft /docs/a/b/draft'],
    ['/docsify', '', ''],
    ['/blog', '<meta name="docent:doc" content="yes">', 'page Blog /blog'],
    ['/docs/private', '<meta name="docent:doc" content="no">', ''],
  ] as const) {
    await open(path, { head });
    if (line) views.push(line);
    await arrivals.are(views);
  }
  await open('/pricing');
  await untilLoaded(page);
  await route(page, { path: '/docs/from-router', title: 'From router' });
  await arrivals.are([...views, 'page From router /docs/from-router from /pricing']);
});

test('sends title, section, version and language as the page states them', async ({
  open,
  arrivals,
}) => {
  const meta = (name: string, content: string) => `<meta name="${name}" content="${content}">`;
  await open('/docs/own', {
    title: 'Own | The docs of Acme',
    head:
      meta('docent:title', ' Own ') +
      meta('docent:section', 'Guides') +
      meta('docent:version', '2.3') +
      meta('docsearch:version', '9.9') +
      meta('docent:language', 'de') +
      '<link rel="canonical" href="/docs/latest/own?utm=x">',
  });
  await arrivals.are(['page Own /docs/own']);
  await open('/docs/search-meta', { head: meta('docsearch:version', '1.9,latest') });
  await arrivals.are(['page Own /docs/own', 'page Search-meta /docs/search-meta']);
  const [own, docsearch] = await arrivals.bodies();
  expect(own).toMatchObject({
    properties: {
      title: 'Own',
      doc_section: 'Guides',
      doc_version: '2.3',
      doc_language: 'de',
      canonical_url: expect.stringMatching(/\/docs\/latest\/own$/),
    },
  });
  expect(docsearch).toMatchObject({ properties: { doc_version: '1.9,latest' } });
  expect(docsearch).not.toHaveProperty('properties.canonical_url');
  expect(docsearch).not.toHaveProperty('properties.doc_section');
});

test('views the page again when the site says page(), with the properties that it adds', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await page.evaluate('docent.page({ plan: "pro", path: "/forged", category: "Other" })');
  await arrivals.are(['page A /docs/a', 'page A /docs/a from /docs/a']);
  expect(await arrivals.bodies()).toMatchObject([{}, { properties: { plan: 'pro' } }]);
});

test('tells a document in a frame as a page of its own, where the frame has the tag', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/outer');
  await arrivals.are(['page Outer /docs/outer']);
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = '/docs/inner';
    document.body.append(frame);
  });
  await arrivals.are(['page Outer /docs/outer', 'page Inner /docs/inner from /docs/outer']);
});
