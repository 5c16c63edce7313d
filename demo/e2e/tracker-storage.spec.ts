import { ada, call, expect, route, stored, test, untilLoaded } from './tracker-test.ts';

const refusals = {
  'throws when it is named': () =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Storage is blocked.', 'SecurityError');
      },
    }),
  'is not there': () => Object.defineProperty(window, 'localStorage', { value: null }),
  'is full': () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('Storage is full.', 'QuotaExceededError');
    };
  },
};

for (const [what, refuse] of Object.entries(refusals)) {
  test(`delivers views and identifies the reader where storage ${what}`, async ({
    page,
    open,
    arrivals,
  }) => {
    await page.addInitScript(refuse);
    await open('/docs/a');
    await untilLoaded(page);
    await route(page, { path: '/docs/b', title: 'B' });
    const lines = ['page A /docs/a', 'page B /docs/b from /docs/a'];
    await arrivals.are(lines);
    expect(await call(page, 'identify', ada)).toMatchObject({ ok: true });
    lines.push(`identify of ${ada}`);
    await arrivals.are(lines);
    await route(page, { path: '/docs/c', title: 'C' });
    lines.push(`page C /docs/c from /docs/b of ${ada}`);
    await arrivals.are(lines);
    expect(await arrivals.people()).toBe('AAAA');
    await call(page, 'reset');
    await open('/docs/d');
    await arrivals.are([...lines, 'page D /docs/d']);
    expect(await arrivals.people()).toBe('AAAAB');
  });
}

test('delivers once after a failure where storage is blocked', async ({
  page,
  open,
  segment,
  arrivals,
}) => {
  await page.addInitScript(refusals['throws when it is named']);
  segment.faults.add({ path: '/v1/b', status: 500, times: 2 });
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
});

test('replaces what is corrupt or too old, and delivers', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  await page.goto(site.elsewhere.replace('localhost', '127.0.0.1'));
  await page.evaluate((phone) => {
    const message = {
      type: 'page',
      messageId: 'm',
      anonymousId: 'a',
      timestamp: 'never',
      context: {},
    };
    const items = {
      'docent.visitor': '{"v":1,"anonymousId":',
      'docent.trail': '7',
      'docent.identified': '{',
      'docent.outbox.null': 'null',
      'docent.outbox.text': '"text"',
      'docent.outbox.empty': '{}',
      'docent.outbox.torn': '{"message":',
      'docent.outbox.m': JSON.stringify({ message }),
      'docent.outbox.old': JSON.stringify({
        message: { ...message, messageId: 'old', timestamp: '2020-01-01T00:00:00Z' },
      }),
      'docent.somethingElse': JSON.stringify({ phone }),
    };
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, value);
  }, ada);
  await open('/docs/a');
  await untilLoaded(page);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are(['page A /docs/a', 'page B /docs/b from /docs/a']);
  expect(await arrivals.people()).toBe('AA');
  const keys = await page.evaluate(() => Object.keys(localStorage).toSorted());
  expect(keys.filter((key) => key.startsWith('docent.outbox'))).toEqual([]);
  expect((await stored(page))['docent.visitor']).toMatchObject({ v: 1 });
});

test('keeps what it may in storage and nothing in cookies', async ({
  page,
  context,
  open,
  arrivals,
}) => {
  await open('/docs/a');
  await call(page, 'identify', ada);
  await page.evaluate('docent.analytics()');
  await arrivals.are(['page A /docs/a', `identify of ${ada}`]);
  expect(await context.cookies()).toEqual([]);
  const keys = await page.evaluate(() => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ]);
  expect(keys.toSorted()).toEqual(['docent.identified', 'docent.trail', 'docent.visitor']);
});

test('delivers messages in the order of happening when the clock jumps back and forth', async ({
  page,
  open,
  segment,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  await page.clock.install();
  const hourMs = 3_600_000;
  const begin = Date.now();
  await open('/docs/a');
  await page.clock.runFor(100);
  await untilLoaded(page);
  const lines = ['page A /docs/a'];
  await arrivals.are(lines);
  for (const [name, shift, before] of [
    ['B', -2, 'a'],
    ['C', 5, 'b'],
    ['D', 0, 'c'],
  ] as const) {
    await page.clock.setSystemTime(begin + shift * hourMs);
    await route(page, { path: `/docs/${name.toLowerCase()}`, title: name });
    await page.clock.runFor(1_000);
    lines.push(`page ${name} /docs/${name.toLowerCase()} from /docs/${before}`);
    await arrivals.are(lines);
  }
  expect(await arrivals.people()).toBe('AAAA');
  // By the time at which each was sent, Segment puts right when it happened.
  for (const { timestamp } of await arrivals.bodies()) {
    expect(Math.abs(Date.parse(String(timestamp)) - segment.clock.now())).toBeLessThan(60_000);
  }
});

test('delivers what was kept before the clock was set back', async ({
  page,
  open,
  segment,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  await page.clock.install();
  const begin = Date.now();
  segment.faults.add({ path: '/v1/b', status: 500 });
  const failed = page.waitForResponse((response) => response.status() === 500);
  await open('/docs/a');
  await failed;
  await page.clock.runFor(100);
  await untilLoaded(page);
  await page.clock.setSystemTime(begin - 3_600_000);
  await page.clock.runFor(5_000);
  await arrivals.are(['page A /docs/a']);
});
