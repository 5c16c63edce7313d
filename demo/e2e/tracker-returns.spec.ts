import { countRestores, restore } from './back-forward-cache.ts';
import { call, expect, route, test, untilLoaded } from './tracker-test.ts';
import { ada } from './tracker-test.ts';
import { hideAtFirst, setVisible } from './tracker-visibility.ts';

test('views a page again that comes back from the back/forward cache, as it then is', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await countRestores(page);
  await open('/docs/a');
  await untilLoaded(page);
  await arrivals.are(['page A /docs/a']);
  await page.goto(site.elsewhere);
  await restore(page);
  await arrivals.are(['page A /docs/a', 'page A /docs/a']);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are(['page A /docs/a', 'page A /docs/a', 'page B /docs/b from /docs/a']);
  expect(await arrivals.people()).toBe('AAA');
  const ids = (await arrivals.bodies()).map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(3);
});

test('views a page that the reader goes back to as the person who became known meanwhile', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await untilLoaded(page);
  await open('/docs/b');
  await call(page, 'identify', ada);
  const lines = ['page A /docs/a', 'page B /docs/b', `identify of ${ada}`];
  await arrivals.are(lines);
  // Chromium may drop a page that it has kept when another one speaks to its tabs: then it loads anew.
  await page.goBack({ waitUntil: 'commit' });
  await arrivals.are([...lines, `page A /docs/a of ${ada}`]);
  expect(await arrivals.people()).toBe('AAAA');
});

test('does not view a page that is loaded in the background until it is looked at', async ({
  page,
  open,
  arrivals,
}) => {
  await hideAtFirst(page);
  await open('/docs/a');
  await page.waitForTimeout(300);
  await arrivals.are([]);
  const at = await setVisible(page, true);
  await arrivals.are(['page A /docs/a']);
  const [view] = await arrivals.bodies();
  expect(Date.parse(String(view?.['timestamp']))).toBeGreaterThanOrEqual(at);
});

test('never views a page of the background that is closed unseen', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await hideAtFirst(page);
  await open('/docs/a');
  await page.evaluate('void docent?.page?.()').catch(() => {});
  await page.goto(site.elsewhere);
  await arrivals.are([]);
});

test('answers calls of a page that nobody has looked at yet, once it is', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await hideAtFirst(page);
  site.set('/docs/a', {
    head: `<script>
      window.docent = { q: [] };
      docent.identify = (...args) => new Promise((done) => docent.q.push(['identify', args, done]));
      docent.identify('${ada}');
    </script>`,
  });
  await open('/docs/a');
  await page.waitForTimeout(200);
  await arrivals.are([]);
  await setVisible(page, true);
  await arrivals.are(['page A /docs/a', `identify of ${ada}`]);
});

const rules = (path: string) =>
  `<script type="speculationrules">
    { "prerender": [{ "urls": ["${path}"], "eagerness": "immediate" }] }
  </script>`;

test('does not view a page that is prerendered and never shown', async ({
  open,
  site,
  arrivals,
}) => {
  await open('/docs/a', { head: rules('/docs/next') });
  await expect.poll(() => site.asked).toEqual(['/docs/a', '/docs/next']);
  await open('/docs/b');
  await arrivals.are(['page A /docs/a', 'page B /docs/b']);
});

test('views a prerendered page when it is shown, with the time of that', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await open('/docs/a', { head: rules('/docs/next'), body: '<a href="/docs/next">Next</a>' });
  await expect.poll(() => site.asked).toEqual(['/docs/a', '/docs/next']);
  await page.waitForTimeout(400);
  await arrivals.are(['page A /docs/a']);
  const at = Date.now();
  await page.evaluate(() => document.querySelector('a')?.click());
  await arrivals.are(['page A /docs/a', 'page Next /docs/next from /docs/a']);
  const [, view] = await arrivals.bodies();
  expect(Date.parse(String(view?.['timestamp']))).toBeGreaterThanOrEqual(at);
  // It was prerendered indeed, and not loaded anew.
  expect(site.asked).toEqual(['/docs/a', '/docs/next']);
});
