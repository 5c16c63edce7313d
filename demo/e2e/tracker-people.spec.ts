import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { build, type Rolldown } from 'vite';
import { ada, bob, call, expect, route, stored, test, untilLoaded } from './tracker-test.ts';
import { setVisible } from './tracker-visibility.ts';

const view = 'page Retries /docs/retries';

async function buildWidget(): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['@docent/source'] },
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(new URL('./tracker-widget.ts', import.meta.url)),
        output: { format: 'iife' },
      },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}

/** What another script on the page says of the reader. */
async function learnElsewhere(page: Page, patch: object): Promise<void> {
  await page.evaluate(`visitorStore.update(${JSON.stringify(patch)})`);
}

for (const order of ['before', 'after'] as const) {
  test(`sends one identify for what another script of the page, loaded ${order} the tag, learns`, async ({
    page,
    open,
    site,
    arrivals,
  }) => {
    const widget = `<script>${await buildWidget()}</script>`;
    await open('/docs/retries', {
      tag: site.tag(),
      [order === 'before' ? 'head' : 'body']: widget,
    });
    await untilLoaded(page);
    await learnElsewhere(page, { phone: ada, source: 'chat' });
    const lines = [view, `identify of ${ada}`];
    await arrivals.are(lines);
    await learnElsewhere(page, { phone: ada, name: 'Ada', source: 'chat' });
    await arrivals.are([...lines, `identify of ${ada}`]);
    expect(await call(page, 'identify', ada, { name: 'Ada' })).toMatchObject({ ok: true });
    expect(await arrivals.people()).toBe('AAA');
  });
}

test('sends one identify for what was learned on a page without the tag', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/chat', { tag: `<script>${await buildWidget()}</script>` });
  await learnElsewhere(page, { phone: ada, source: 'chat' });
  await open('/docs/a');
  await arrivals.are([`page A /docs/a of ${ada}`, `identify of ${ada}`]);
  await open('/docs/b');
  await arrivals.are([
    `page A /docs/a of ${ada}`,
    `identify of ${ada}`,
    `page B /docs/b of ${ada}`,
  ]);
});

test('sends one identify from two tabs, whose next views both carry the phone', async ({
  page,
  context,
  open,
  site,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  await open('/docs/a');
  await untilLoaded(page);
  const other = await context.newPage();
  await other.goto(`${site.origin}/docs/b`);
  await untilLoaded(other);
  const lines = ['page A /docs/a', 'page B /docs/b'];
  await arrivals.are(lines);
  // One of two tabs is in sight.
  await setVisible(other, false);
  await call(page, 'identify', ada);
  await setVisible(other, true);
  await call(other, 'identify', ada);
  lines.push(`identify of ${ada}`);
  await arrivals.are(lines);
  await route(page, { path: '/docs/c', title: 'C' });
  lines.push(`page C /docs/c from /docs/a of ${ada}`);
  await arrivals.are(lines);
  await route(other, { path: '/docs/d', title: 'D' });
  lines.push(`page D /docs/d from /docs/b of ${ada}`);
  await arrivals.are(lines);
  expect(await arrivals.people()).toBe('AAAAA');
});

test('gives another person on the same browser another anonymous ID, and nothing of the first', async ({
  page,
  open,
  reader,
  arrivals,
}) => {
  await open('/docs/a');
  await call(page, 'identify', ada, { name: 'Ada', email: 'ada@example.com', userId: 'ada' });
  await call(page, 'identify', bob);
  await route(page, { path: '/docs/b', title: 'B' });
  await arrivals.are([
    'page A /docs/a',
    `identify of ${ada}`,
    `identify of ${bob}`,
    `page B /docs/b from /docs/a of ${bob}`,
  ]);
  expect(await arrivals.people()).toBe('AABB');
  const [, , identify, next] = await arrivals.bodies();
  expect(identify).toMatchObject({ traits: { phone: bob } });
  expect(identify?.['traits']).not.toHaveProperty('name');
  expect([identify?.['userId'] ?? null, next?.['userId'] ?? null]).toEqual([null, null]);
  expect(JSON.stringify(await stored(page))).not.toMatch(/ada|docs\/a"/i);
  // So Segment sees two people.
  const names = async (phone: string) =>
    (await reader.events(`phone:${phone}`))?.map(({ properties }) => properties['page_name']);
  expect(await names(ada)).toEqual(['A']);
  expect(await names(bob)).toEqual(['B']);
  expect(await reader.traits(`phone:${bob}`)).not.toHaveProperty('name');
});

test('forgets everything in every tab when the reader signs out in one', async ({
  page,
  context,
  open,
  site,
  arrivals,
}) => {
  arrivals.isUnordered = true;
  await open('/docs/a');
  await call(page, 'identify', ada, { name: 'Ada' });
  const other = await context.newPage();
  await other.goto(`${site.origin}/docs/b`);
  await untilLoaded(other);
  const lines = ['page A /docs/a', `identify of ${ada}`, `page B /docs/b of ${ada}`];
  await arrivals.are(lines);
  await other.evaluate(`docent.on('identity', (is) => { window.identity = is ?? null; })`);
  expect(await stored(page)).toHaveProperty(['docent.visitor', 'phone'], ada);
  await call(page, 'reset');
  await expect.poll(() => other.evaluate('window.identity')).toBeNull();
  await expect.poll(() => stored(page)).toEqual({});
  await route(other, { path: '/docs/c', title: 'C' });
  lines.push('page C /docs/c from /docs/b');
  await arrivals.are(lines);
  await route(page, { path: '/docs/d', title: 'D' });
  lines.push('page D /docs/d from /docs/a');
  await arrivals.are(lines);
  // Both tabs are of one stranger, who has nothing to do with the person before.
  expect(await arrivals.people()).toBe('AAABB');
  expect(JSON.stringify(await stored(page))).not.toContain(ada);
});

test('identifies again who signs in again after a sign-out, as somebody new', async ({
  page,
  open,
  arrivals,
}) => {
  await open();
  await call(page, 'identify', ada);
  await call(page, 'reset');
  await call(page, 'identify', ada);
  await arrivals.are([view, `identify of ${ada}`, `identify of ${ada}`]);
  expect(await arrivals.people()).toBe('AAB');
});

test('comes to nothing when the reader signs out while a phone is looked at', async ({
  page,
  open,
  arrivals,
}) => {
  await open();
  await untilLoaded(page);
  const answer = await page.evaluate(`(async () => {
    const answer = docent.identify('${ada}');
    await docent.reset();
    return answer;
  })()`);
  expect(answer).toMatchObject({ ok: false, reason: 'superseded' });
  await arrivals.are([view]);
  expect(await stored(page)).toEqual({});
});

test('lets no link make its reader somebody else', async ({ page, open, arrivals }) => {
  const forged = `ajs_uid=mallory&ajs_aid=shared&ajs_trait_phone=%2B14155550000&ajs_event=Forged`;
  await open(`/docs/retries?${forged}`);
  await page.evaluate('docent.analytics()');
  await open(`/docs/retries#?${forged}`);
  await page.evaluate('docent.analytics()');
  await call(page, 'identify', ada);
  await arrivals.are([view, view, `identify of ${ada}`]);
  expect(await arrivals.people()).toBe('AAA');
  expect(JSON.stringify(await arrivals.bodies())).not.toMatch(/mallory|shared|Forged|0000"/);
});
