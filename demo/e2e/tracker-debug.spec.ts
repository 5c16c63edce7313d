import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page, Request } from '@playwright/test';
import { ada, call, expect, test, untilLoaded } from './tracker-test.ts';

const first = 'page A /docs/a';
// As the front page and the docs hand it out.
const bookmarklet = readFileSync(
  join(import.meta.dirname, '../qa/server/bookmarklet.txt'),
  'utf8',
).replace('javascript:', '');

/** The overlay, as whoever looks at the page finds it. */
function overlay(page: Page) {
  const panel = page.getByRole('region', { name: 'Docent debug' });
  const section = (id: string) => panel.locator(`#${id}`);
  return {
    panel,
    section,
    summary: (id: string) => section(id).locator(':scope > summary .summary'),
    open: async (id: string) => section(id).evaluate((part) => part.toggleAttribute('open', true)),
    button: (name: string) => panel.getByRole('button', { name }),
  };
}

const isOverlay = (url: string) => url.includes('/docent/docent-debug-');

/** What a page asks of any server, but for the times and IDs in it. */
async function listRequests(page: Page, act: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const note = (request: Request) => {
    const { pathname, search } = new URL(request.url());
    const size = request.postData()?.length ?? 0;
    asked.push(`${request.method()} ${pathname}${search.replace('?docent-debug', '')} ${size}`);
  };
  page.on('request', note);
  await act();
  page.off('request', note);
  return asked.toSorted();
}

test('asks for nothing but its own chunk: all else that goes out is the same, byte for byte', async ({
  page,
  open,
  arrivals,
}) => {
  const read = async (path: string) => {
    await open(path);
    // Once analytics-next is there, each message goes the same way.
    await page.evaluate('docent.analytics().then(() => {})');
    await call(page, 'identify', ada);
    if (path.includes('docent-debug')) {
      const { panel, summary, button } = overlay(page);
      await expect(summary('queue')).toHaveText('2 sent');
      for (const one of await panel.locator('.part > summary').all()) await one.click();
      await button('Hide who it is').click();
    }
    await call(page, 'reset');
    await page.goto('about:blank');
  };
  const without = await listRequests(page, () => read('/docs/a'));
  const withIt = await listRequests(page, () => read('/docs/a?docent-debug'));
  expect(without.some(isOverlay)).toBe(false);
  expect(withIt.filter((line) => !isOverlay(line))).toEqual(without);
  expect(withIt.filter(isOverlay)).toHaveLength(1);
  const lines = [first, `identify of ${ada}`];
  await arrivals.are([...lines, ...lines]);
});

test('shows an unknown reader, and why Studio will get no from', async ({
  page,
  open,
  arrivals,
}) => {
  await open('/docs/a?docent-debug');
  const { section, summary } = overlay(page);
  await expect(summary('reader')).toHaveText('not known');
  await expect(summary('studio')).toHaveText('no from');
  await expect(section('studio')).toContainText('absent: no phone is known yet');
  await expect(section('studio')).toContainText('There is no chat on this page');
  await expect(summary('trail')).toHaveText('1 doc');
  await expect(summary('consent')).toHaveText('not needed');
  await expect(summary('tags')).toHaveText('tracker 0.1.0 · no chat');
  await expect(summary('problems')).toHaveText('none');
  await arrivals.are([first]);
});

test('follows the reader: known, another page, signed out', async ({ page, open, arrivals }) => {
  await open('/docs/a?docent-debug');
  const { section, summary, button, panel } = overlay(page);
  await expect(summary('queue')).toHaveText('1 sent');
  await call(page, 'identify', ada, { name: 'Ada' });
  await expect(summary('reader')).toHaveText(ada);
  await expect(summary('studio')).toHaveText(`from: ${ada}`);
  await expect(section('studio').locator('pre')).toContainText('"friendlyName": "Ada"');
  await expect(section('reader')).toContainText('in localStorage');
  await button('Hide who it is').click();
  await expect(summary('reader')).toHaveText('•••71');
  expect(await panel.textContent()).not.toMatch(/4155552671|Ada/);
  await button('Hide who it is').click();
  await page.evaluate(() => {
    history.pushState({}, '', '/docs/b');
    document.title = 'B';
  });
  await expect(summary('trail')).toHaveText('2 docs');
  await call(page, 'reset');
  await expect(summary('reader')).toHaveText('signed out');
  await expect(summary('trail')).toHaveText('0 docs');
  expect(await panel.textContent()).not.toContain(ada);
  await arrivals.are([first, `identify of ${ada}`, `page B /docs/b from /docs/a of ${ada}`]);
});

test('says what waits for consent, and what a refusal does', async ({
  page,
  open,
  site,
  arrivals,
}) => {
  site.attributes = { 'data-consent': 'required' };
  await open('/docs/a?docent-debug');
  const { section, summary, open: unfold } = overlay(page);
  await expect(summary('consent')).toHaveText('no answer yet');
  await expect(summary('queue')).toHaveText('1 held');
  await expect(section('queue')).toContainText('held: page A. It waits for consent');
  await expect(section('reader')).toContainText('in memory only');
  await call(page, 'setConsent', false);
  await unfold('consent');
  await expect(summary('consent')).toHaveText('refused');
  await expect(section('consent')).toContainText('what was stored is erased');
  await expect(summary('queue')).toHaveText('none');
  await call(page, 'page');
  await expect(summary('queue')).toHaveText('1 dropped');
  await expect(section('queue')).toContainText('The reader refused consent');
  await arrivals.are([]);
});

test('says what Global Privacy Control keeps from happening', async ({ page, open, arrivals }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });
  });
  await open('/docs/a?docent-debug');
  const { section, summary, open: unfold } = overlay(page);
  await unfold('consent');
  await expect(summary('consent')).toHaveText('not needed · GPC');
  await expect(section('consent')).toContainText('identify() is refused');
  await expect(summary('trail')).toHaveText('0 docs');
  await arrivals.are([first]);
});

test('shows what waits for the network, and that it has gone', async ({
  page,
  context,
  open,
  arrivals,
}) => {
  await open('/docs/a?docent-debug');
  const { section, summary } = overlay(page);
  await expect(summary('queue')).toHaveText('1 sent');
  await context.setOffline(true);
  await call(page, 'page');
  await expect(summary('queue')).toHaveText('1 sent · 1 kept');
  await expect(section('queue')).toContainText('it is tried again');
  await context.setOffline(false);
  await expect(summary('queue')).toHaveText('2 sent');
  await arrivals.are([first, `${first} from /docs/a`]);
});

test('comes by the bookmarklet, once, and goes with Escape; nothing of it is loaded before', async ({
  page,
  open,
  arrivals,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await open('/docs/a?q=docent-debug-it');
  await untilLoaded(page);
  expect(asked.some(isOverlay)).toBe(false);
  await page.evaluate(bookmarklet);
  const { panel } = overlay(page);
  await expect(panel).toBeVisible();
  await page.evaluate(bookmarklet);
  await expect(page.locator('docent-debug')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(panel).toHaveCount(0);
  await page.evaluate(bookmarklet);
  await expect(panel).toBeVisible();
  await arrivals.are([first]);
});

test('names double tags and options that are not understood', async ({
  page,
  open,
  site,
  said,
  arrivals,
}) => {
  site.attributes = { 'data-route': 'hashbang' };
  const twice = `${site.tag()}<script>/* cdn */</script>${site.tag()}`;
  await open('/docs/a?docent-debug', { tag: twice });
  const { section, summary, open: unfold } = overlay(page);
  await unfold('problems');
  await expect(summary('problems')).toHaveText('2 found');
  await expect(section('problems')).toContainText('The tracker is on this page 2 times');
  await expect(section('problems')).toContainText('The option route is not understood');
  await expect.poll(() => said.splice(0)).toEqual([expect.stringContaining('route')]);
  await arrivals.are([first]);
});

test('stands above a hostile page under a policy of nonces and trusted types', async ({
  page,
  open,
  site,
  segment,
  arrivals,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
      refused.push(message.text());
  });
  await open('/docs/a?docent-debug', {
    head: `<style nonce="x">
      * { display: none !important; color: red !important; font-size: 40px !important }
      html, body, head, title { display: block !important }
      body { filter: blur(4px); transform: rotate(9deg) }
    </style>`,
    tag: site.tag({ nonce: 'x' }),
    headers: {
      'Content-Security-Policy': `default-src 'none'; script-src 'nonce-x'; style-src 'nonce-x'; connect-src ${segment.origin}; img-src data:; require-trusted-types-for 'script'; base-uri 'none'`,
    },
  });
  const { panel, summary } = overlay(page);
  await expect(panel).toBeVisible();
  await expect(summary('reader')).toHaveCSS('font-size', '13px');
  const isOnTop = await page.evaluate(() => {
    const box = document.querySelector('docent-debug')?.getBoundingClientRect();
    return document.elementFromPoint(box?.x ?? 0 + 20, (box?.y ?? 0) + 20)?.localName;
  });
  expect(isOnTop).toBe('docent-debug');
  expect(refused).toEqual([]);
  await arrivals.are([first]);
});
