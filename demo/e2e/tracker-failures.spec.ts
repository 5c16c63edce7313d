import type { Page, Request } from '@playwright/test';
import {
  ada,
  call,
  expect,
  route,
  test,
  untilLoaded,
  untilRendered,
  untilSaid,
} from './tracker-test.ts';

const first = 'page A /docs/a';

/** When a page has posted messages, ms since 1970. */
function watchPosts(page: Page): number[] {
  const times: number[] = [];
  page.on('request', (request: Request) => {
    if (request.method() === 'POST') times.push(Date.now());
  });
  return times;
}

test('delivers without analytics-next where that is blocked', async ({ page, open, arrivals }) => {
  await page.route('**/docent/docent-segment*', (request) => request.abort());
  await open('/docs/a');
  await untilLoaded(page);
  expect(await page.evaluate('docent.analytics()')).toBeUndefined();
  await route(page, { path: '/docs/b', title: 'B' });
  await untilRendered(page);
  await call(page, 'identify', ada);
  await arrivals.are([first, 'page B /docs/b from /docs/a', `identify of ${ada}`]);
});

for (const status of [404, 500] as const) {
  test(`delivers although the settings answer ${status}, and says so once`, async ({
    page,
    open,
    said,
    segment,
    arrivals,
  }) => {
    segment.faults.add({ path: '/v1/projects', status, times: 9 });
    await open('/docs/a');
    await page.evaluate('docent.analytics()');
    await route(page, { path: '/docs/b', title: 'B' });
    await arrivals.are([first, 'page B /docs/b from /docs/a']);
    await untilSaid(said, [/no settings|write-key/]);
  });
}

test('delivers while the settings never come', async ({ page, open, segment, arrivals }) => {
  segment.faults.add({ path: '/v1/projects', delayMs: 60_000, times: 9 });
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
});

test('delivers the first view although no other part of the tracker can be loaded, and answers calls', async ({
  page,
  open,
  arrivals,
}) => {
  await page.route('**/docent/docent-*', (request) => request.abort());
  await open('/docs/a');
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'unavailable' });
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'unavailable' });
  await arrivals.are([first]);
});

test('says that a phone cannot be looked at where the parser is blocked, and sends no identify', async ({
  page,
  open,
  said,
  arrivals,
}) => {
  await open('/docs/a');
  await untilLoaded(page);
  await page.route('**/docent/docent-*parse*', (request) => request.abort());
  expect(await call(page, 'identify', ada)).toMatchObject({ ok: false, reason: 'unavailable' });
  await untilSaid(said, ['identify']);
  await arrivals.are([first]);
});

for (const [what, fault] of [
  ['answers 500', { status: 500 }],
  ['answers 429', { status: 429 }],
  ['answers 408', { status: 408 }],
  ['drops the connection', { status: 0 }],
] as const) {
  test(`sends a view again, and everything behind it in order, when Segment ${what}`, async ({
    page,
    open,
    segment,
    arrivals,
  }) => {
    segment.faults.add({ path: '/v1/b', times: 2, ...fault });
    await open('/docs/a');
    await untilLoaded(page);
    await route(page, { path: '/docs/b', title: 'B' });
    await untilRendered(page);
    await call(page, 'identify', ada);
    await arrivals.are([first, 'page B /docs/b from /docs/a', `identify of ${ada}`]);
    expect(await arrivals.people()).toBe('AAA');
  });
}

test('asks Segment again no sooner than Retry-After says', async ({
  page,
  open,
  segment,
  arrivals,
}) => {
  const posts = watchPosts(page);
  segment.faults.add({ path: '/v1/b', status: 429, headers: { 'Retry-After': '2' } });
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([first, 'page B /docs/b from /docs/a']);
  const [refused = 0, next = 0] = posts;
  expect(next - refused).toBeGreaterThanOrEqual(1_990);
  // Both in one request.
  expect(posts).toHaveLength(2);
});

test('asks Segment again on the next page only after Retry-After, save for its first view', async ({
  page,
  open,
  segment,
  site,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  segment.faults.add({ path: '/v1/b', status: 429, headers: { 'Retry-After': '60' } });
  const refused = page.waitForResponse((response) => response.status() === 429);
  await open('/docs/a');
  await refused;
  await untilLoaded(page);
  const posts = watchPosts(page);
  await page.goto(site.elsewhere);
  expect(posts).toEqual([]);
  await open('/docs/b');
  await arrivals.are(['page B /docs/b', first]);
});

test('drops what Segment refuses, with one line in the console, and goes on', async ({
  page,
  open,
  said,
  segment,
  arrivals,
}) => {
  const posts = watchPosts(page);
  segment.faults.add({ path: '/v1/b', status: 400, times: 2 });
  await open('/docs/a');
  await untilLoaded(page);
  await expect.poll(() => said.length).toBe(1);
  await route(page, { path: '/docs/b', title: 'B' });
  await expect.poll(() => posts.length).toBe(2);
  await route(page, { path: '/docs/c', title: 'C' });
  await arrivals.are(['page C /docs/c from /docs/b']);
  await untilSaid(said, ['HTTP 400']);
  expect(posts).toHaveLength(3);
});

test('keeps everything while the reader is offline, and delivers it once, in order and with its own times', async ({
  page,
  context,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  // The parser is there before the line goes.
  await call(page, 'identify', ada);
  // So is analytics-next.
  await page.evaluate('docent.analytics()');
  const lines = [first, `identify of ${ada}`];
  await arrivals.are(lines);
  await context.setOffline(true);
  const times: number[] = [];
  for (const name of ['B', 'C', 'D']) {
    times.push(await route(page, { path: `/docs/${name.toLowerCase()}`, title: name }));
  }
  await untilRendered(page);
  await call(page, 'identify', ada, { name: 'Ada' });
  await arrivals.are(lines);
  await context.setOffline(false);
  await arrivals.are([
    ...lines,
    `page B /docs/b from /docs/a of ${ada}`,
    `page C /docs/c from /docs/b of ${ada}`,
    `page D /docs/d from /docs/c of ${ada}`,
    `identify of ${ada}`,
  ]);
  const told = (await arrivals.bodies())
    .slice(2, 5)
    .map((body) => String(body['originalTimestamp']));
  for (const [index, at] of times.entries()) {
    expect(Math.abs(Date.parse(told[index] ?? '') - at)).toBeLessThan(250);
  }
});
