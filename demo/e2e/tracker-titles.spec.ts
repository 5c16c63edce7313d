import { expect, route, test, untilLoaded } from './tracker-test.ts';

const first = 'page Start /docs/start';

test.beforeEach(async ({ page, open }) => {
  await open('/docs/start');
  await untilLoaded(page);
});

for (const afterMs of [30, 400, 1500]) {
  test(`views a page with its own title that comes ${afterMs} ms after its address, at the time of the address`, async ({
    page,
    arrivals,
  }) => {
    const at = await route(page, { path: '/docs/late', title: 'Late', afterMs });
    await arrivals.are([first, 'page Late /docs/late from /docs/start']);
    const [, view] = await arrivals.bodies();
    const happenedAt = Date.parse(String(view?.['timestamp']));
    expect(happenedAt - at).toBeGreaterThanOrEqual(0);
    expect(happenedAt - at).toBeLessThan(250);
  });
}

test('takes the last of several titles that follow one another at once', async ({
  page,
  arrivals,
}) => {
  await page.evaluate(() => {
    history.pushState({}, '', '/docs/late');
    document.title = 'The docs';
    setTimeout(() => void (document.title = 'Late'), 60);
  });
  await arrivals.are([first, 'page Late /docs/late from /docs/start']);
});

test('views a page whose heading alone is new', async ({ page, arrivals }) => {
  await route(page, { path: '/docs/two', heading: 'Two', afterMs: 50 });
  await arrivals.are([first, 'page Start /docs/two from /docs/start']);
});

test('views a page whose router sets the title before the address', async ({ page, arrivals }) => {
  await page.evaluate(() => {
    document.title = 'Early';
    (document.querySelector('h1') as HTMLElement).textContent = 'Early';
    history.pushState({}, '', '/docs/early');
  });
  await arrivals.are([first, 'page Early /docs/early from /docs/start']);
});

test('views each of many pages once, in order, when the reader goes through them fast', async ({
  page,
  arrivals,
}) => {
  for (const name of ['One', 'Two', 'Three', 'Four']) {
    await route(page, { path: `/docs/${name.toLowerCase()}`, title: name });
  }
  await arrivals.are([
    first,
    'page One /docs/one from /docs/start',
    'page Two /docs/two from /docs/one',
    'page Three /docs/three from /docs/two',
    'page Four /docs/four from /docs/three',
  ]);
});

test('does not view a page that the router only passes through', async ({ page, arrivals }) => {
  await page.evaluate(() => {
    history.pushState({}, '', '/docs/old-name');
    history.replaceState({}, '', '/docs/new-name');
  });
  await route(page, { path: '/docs/new-name', title: 'New name', how: 'replaceState' });
  await arrivals.are([first, 'page New name /docs/new-name from /docs/start']);
});

test('leaves the title out that is still of the page before, when the reader leaves', async ({
  page,
  arrivals,
  site,
}) => {
  await route(page, { path: '/docs/slow', title: 'Slow', afterMs: 60_000 });
  // What is left sooner was not shown.
  await page.waitForTimeout(1_050);
  await page.goto(site.elsewhere);
  await arrivals.are([first, 'page (no title) /docs/slow from /docs/start']);
});

test('never sends the canonical link of the page before', async ({ page, open, arrivals }) => {
  await open('/docs/a', { head: '<link rel="canonical" href="/docs/latest/a">' });
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page A /docs/a', 'page B /docs/b from /docs/a']);
  await page.evaluate(() => {
    history.pushState({}, '', '/docs/c');
    document.querySelector('link[rel=canonical]')?.setAttribute('href', '/docs/latest/c');
    document.title = 'C';
  });
  await arrivals.are([
    first,
    'page A /docs/a',
    'page B /docs/b from /docs/a',
    'page C /docs/c from /docs/b',
  ]);
  const canonicals = (await arrivals.bodies()).map(({ properties }) =>
    String((properties as { canonical_url?: string }).canonical_url).replace(/.*:\d+/, ''),
  );
  expect(canonicals).toEqual(['undefined', '/docs/latest/a', 'undefined', '/docs/latest/c']);
});

test('views no page twice when the history writes the same address a thousand times while the title is late', async ({
  page,
  arrivals,
}) => {
  await route(page, { path: '/docs/late', title: 'Late', afterMs: 200 });
  await page.evaluate(() => {
    for (let count = 0; count < 150; count += 1) {
      history.replaceState({ count }, '', `${location.pathname}#${count}`);
    }
  });
  await arrivals.are([first, 'page Late /docs/late from /docs/start']);
});
