import type { Page } from '@playwright/test';
import { readChatPage } from './widget-chat.ts';
import { readGlobals, readLook } from './widget-host-page.ts';
import { expect, test } from './widget-test.ts';

// Styles of pages that mean everything on them, and a chat that looks the same on each.

const hostile: readonly [what: string, css: string][] = [
  ['everything unset', '* { all: unset !important }'],
  [
    'everything forced',
    `:not(html) { box-sizing: content-box !important; margin: 9px !important; border: 3px dotted red !important;
      padding: 7px !important; min-width: 90px !important; max-width: 200px !important; outline: 4px solid lime !important;
      background: yellow !important; color: red !important; font: italic 30px/3 serif !important; letter-spacing: 4px !important;
      text-transform: uppercase !important; text-align: right !important; text-shadow: 2px 2px red !important;
      overflow: hidden !important; visibility: visible !important; cursor: wait !important; opacity: 0.9 !important;
      filter: sepia(1) !important; transform: rotate(1deg) !important; transition: all 3s !important; float: left !important }`,
  ],
  [
    'a framework that begins anew',
    `*, ::before, ::after { box-sizing: border-box; border: 0 solid; margin: 0; padding: 0 }
      html { line-height: 1.5; tab-size: 4 } body { line-height: inherit; font-family: monospace; font-weight: 300 }
      button, input, textarea { appearance: none; border-radius: 0; background: transparent; color: inherit; font: inherit }
      h1, h2 { font-size: inherit; font-weight: inherit } svg, img { display: block; vertical-align: middle } [hidden] { display: none !important }`,
  ],
  [
    'dialogs and popovers of its own',
    `dialog { display: flex !important; position: static !important; width: 90vw !important; inset: 0 !important; margin: 40px !important }
      [popover] { display: grid !important; inset: 0 !important; margin: auto !important; width: 50vw !important }
      ::backdrop { background: red !important } [role=region] { border: 9px solid !important; padding: 50px !important }`,
  ],
  ['a small rem', 'html { font-size: 62.5% }'],
  [
    'a body that is turned into a frame',
    'body { transform: translateX(0); filter: grayscale(1); contain: layout; height: 3000px }',
  ],
];

/** Where the parts of the chat are, and the styles that a visitor would notice. */
function readChat(page: Page) {
  return page.evaluate(() => {
    const find = (path: string) => {
      let at: Element | null | undefined = document.querySelector('docent-chat');
      for (const step of path.split(' ')) at = at?.shadowRoot?.querySelector(step);
      return at;
    };
    const panel = 'docent-chat-panel';
    const paths = {
      bubble: 'button',
      frame: `${panel} .frame`,
      header: `${panel} docent-chat-header h2`,
      composer: `${panel} docent-chat-composer`,
      field: `${panel} docent-chat-composer textarea`,
      send: `${panel} docent-chat-composer .main`,
    };
    const names =
      `color background-color font-size font-style font-weight line-height letter-spacing text-transform text-align
      text-shadow padding-left border-top-width opacity filter visibility direction`.split(/\s+/);
    return Object.fromEntries(
      Object.entries(paths).map(([name, path]) => {
        const element = find(path);
        if (!element) return [name, undefined];
        const styles = getComputedStyle(element);
        const { x, y, width, height } = element.getBoundingClientRect();
        const box = [x, y, width, height].map((one) => Math.round(one * 10) / 10);
        return [name, [box, ...names.map((key) => `${key}: ${styles.getPropertyValue(key)}`)]];
      }),
    );
  });
}

async function openAlone(page: Page) {
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.composer).toBeFocused();
  // Where the bubble was, which on some pages is elsewhere before it has come above them.
  await page.mouse.move(0, 0);
  await chat.panel.evaluate((it) =>
    Promise.all(it.getAnimations().map(({ finished }) => finished)),
  );
  await page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
  return readChat(page);
}

test('looks the same on every page, whatever the styles of that mean', async ({
  openDocs,
  docs,
}) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  const body = '<main><h1>Docs</h1><p>Text</p></main>';
  const browser = { viewport: { width: 1280, height: 800 } };
  const plain = await openAlone(await openDocs('/docs/plain', { page: { body }, browser }));
  expect(plain['field']).toBeDefined();
  for (const [what, css] of hostile) {
    const head = `<style>${css}</style>`;
    const page = await openDocs('/docs/hostile', { page: { body, head }, browser });
    expect(await openAlone(page), what).toEqual(plain);
    await page.close();
  }
});

test('a page that zooms itself zooms its bubble, and the panel stays on the screen as large as ever', async ({
  openDocs,
  docs,
}) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  const page = await openDocs('/docs/a', {
    page: { head: '<style>html { zoom: 1.5 }</style>' },
    browser: { viewport: { width: 1280, height: 900 } },
  });
  const chat = readChatPage(page);
  await chat.open();
  const [bubble, panel] = [await chat.bubble.boundingBox(), await chat.panel.boundingBox()];
  expect(bubble?.width).toBeCloseTo(84, 0);
  expect([panel?.width, panel?.height].map((one) => Math.round(one ?? 0))).toEqual([380, 640]);
  expect((panel?.y ?? 0) + (panel?.height ?? 0)).toBeLessThan(bubble?.y ?? 0);
  expect(panel?.y).toBeGreaterThan(0);
});

test('changes no element and no global of the page, open or closed', async ({ openDocs, docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
  const bare = await openDocs('/docs/a', { page: { chat: false } });
  const [look, globals] = [await readLook(bare), await readGlobals(bare)];
  docs.set('/docs/a', { hasNoStub: true });
  const page = await openDocs('/docs/a', { tabOf: bare });
  await openAlone(page);
  expect(await readLook(page)).toEqual(look);
  const added = (await readGlobals(page)).filter((name) => !globals.includes(name));
  expect(added.filter((name) => !name.startsWith('Symbol(docent'))).toEqual(['docent']);
  const meta = page.locator('meta[name=viewport]');
  await expect(meta).toHaveAttribute('content', 'width=device-width, initial-scale=1');
});
