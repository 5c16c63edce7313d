import {
  ada,
  call,
  expect,
  route,
  stored,
  test,
  untilLoaded,
  untilRendered,
} from './tracker-test.ts';

for (const afterMs of [0, 50]) {
  test(`delivers the view once of a page that is left for another site ${afterMs} ms after it loaded`, async ({
    page,
    open,
    segment,
    site,
    arrivals,
  }) => {
    // It is still under way when the page goes.
    segment.faults.add({ path: '/v1/b', delayMs: 200 });
    const leave = `setTimeout(() => location.assign('${site.elsewhere}'), ${afterMs})`;
    await open('/docs/a', { body: `<script>addEventListener('load', () => ${leave})</script>` });
    await page.waitForURL(site.elsewhere);
    await arrivals.are(['page A /docs/a']);
  });
}

test('delivers each view once when the reader goes through pages faster than Segment answers', async ({
  page,
  open,
  segment,
  arrivals,
}) => {
  segment.faults.add({ path: '/v1/b', delayMs: 150, times: 4 });
  for (const name of ['a', 'b', 'c', 'd']) await open(`/docs/${name}`);
  await untilLoaded(page);
  await arrivals.are(['page A /docs/a', 'page B /docs/b', 'page C /docs/c', 'page D /docs/d']);
  expect(await arrivals.people()).toBe('AAAA');
  // What arrived is kept no longer.
  await expect
    .poll(async () => Object.keys(await stored(page)).filter((key) => key.includes('outbox')))
    .toEqual([]);
});

test('delivers the view of a router that is left at once', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await page.goto(site.elsewhere);
  await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
});

test('delivers views on the next page, with their own times, that were left while Segment was down', async ({
  page,
  open,
  segment,
  site,
  arrivals,
}) => {
  // The first view of a page does not wait for what earlier pages have kept.
  arrivals.isUnordered = true;
  segment.faults.add({ path: '/v1/b', status: 500, times: 100 });
  const failed = page.waitForResponse((response) => response.status() === 500);
  await open('/docs/a');
  await failed;
  await untilLoaded(page);
  await page.goto(site.elsewhere);
  await arrivals.are([]);
  // What the page sends as it is left is refused too: if it came later, it would arrive twice, under one ID.
  await page.waitForTimeout(500);
  segment.faults.clear();
  await open('/docs/b');
  await untilLoaded(page);
  await arrivals.are(['page B /docs/b', 'page A /docs/a']);
  const [b, a] = (await arrivals.bodies()).map(({ timestamp }) => Date.parse(String(timestamp)));
  expect(a).toBeLessThan(b ?? 0);
  expect(await arrivals.people()).toBe('AA');
});

test('delivers on the next page what happened offline on one that was left', async ({
  page,
  context,
  open,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  await open('/docs/a');
  // All parts are there before the line goes.
  await page.evaluate('docent.analytics()');
  await arrivals.are(['page A /docs/a']);
  await context.setOffline(true);
  await route(page, { path: '/docs/b', title: 'B' });
  await untilRendered(page);
  await route(page, { path: '/docs/c', title: 'C' });
  await page.goto('about:blank');
  await context.setOffline(false);
  await open('/docs/d');
  await arrivals.areInAnyOrder([
    'page A /docs/a',
    'page B /docs/b from /docs/a',
    'page C /docs/c from /docs/b',
    'page D /docs/d',
  ]);
  expect(await arrivals.people()).toBe('AAAA');
});

test('delivers what was left behind once, although two tabs come after it', async ({
  page,
  context,
  open,
  segment,
  site,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  segment.faults.add({ path: '/v1/b', status: 500, times: 100 });
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await page.waitForTimeout(300);
  await page.goto(site.elsewhere);
  // What the page sends as it is left is refused too: if it came later, it would arrive twice, under one ID.
  await page.waitForTimeout(500);
  segment.faults.clear();
  const other = await context.newPage();
  await open('/docs/c');
  await untilLoaded(page);
  await other.goto(`${site.origin}/docs/c`);
  await untilLoaded(other);
  await arrivals.areInAnyOrder([
    'page A /docs/a',
    'page B /docs/b from /docs/a',
    'page C /docs/c',
    'page C /docs/c',
  ]);
});

test('delivers an identify that the reader leaves behind', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await open('/docs/a');
  await untilLoaded(page);
  await page.evaluate(
    ([phone, url]) => {
      const { docent } = window as unknown as {
        docent: { identify(phone: string): Promise<void> };
      };
      void docent.identify(phone ?? '').then(() => location.assign(url ?? ''));
    },
    [ada, site.elsewhere],
  );
  await page.waitForURL(site.elsewhere);
  await arrivals.are(['page A /docs/a', `identify of ${ada}`]);
});

test('reports what becomes of each message', async ({ page, open, segment, arrivals }) => {
  await open('/docs/a');
  await page.evaluate(
    `docent.on('message', ({ status, message }) => (window.told ??= []).push(status + ' ' + message.type))`,
  );
  await arrivals.are(['page A /docs/a']);
  segment.faults.add({ path: '/v1/b', status: 500 });
  await call(page, 'page');
  await arrivals.are(['page A /docs/a', 'page A /docs/a from /docs/a']);
  await expect
    .poll(async () => (await page.evaluate<string[]>('window.told')).slice(-2))
    .toEqual(['kept page', 'sent page']);
});
