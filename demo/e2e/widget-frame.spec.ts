import type { Page } from '@playwright/test';
import { readChatPage, type ChatPage } from './widget-chat.ts';
import { startTalk } from './widget-start.ts';
import { eventually, expect, expectProblems, test } from './widget-test.ts';

// How the panel stands on a page: beside what is read, or instead of it, or in it.

const phone = { width: 390, height: 844 };
const wide = { width: 1280, height: 800 };

test.beforeEach(({ docs }) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off' } };
});

/** Whether the panel is a modal dialog, whether it is above the page, and its box in whole pixels. */
async function readFrame({ panel }: ChatPage) {
  return panel.evaluate(async (dialog) => {
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    const { host } = dialog.getRootNode() as ShadowRoot;
    const { x, y, width, height } = dialog.getBoundingClientRect();
    return {
      isModal: dialog.matches(':modal'),
      isBeside: host.matches(':popover-open'),
      box: [x, y, width, height].map(Math.round),
    };
  });
}

/** What has the focus, in whatever shadow root: its tag, and its value or name. */
function readFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    let at = document.activeElement;
    while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const value = at instanceof HTMLTextAreaElement ? at.value : at?.ariaLabel;
    return `${at?.localName ?? ''} ${value ?? ''}`.trim();
  });
}

test('is a named dialog beside the page where there is room: the page stays usable', async ({
  openDocs,
}) => {
  const page = await openDocs('/docs/a', { browser: { viewport: wide } });
  const chat = readChatPage(page);
  await chat.open();
  expect(await readFrame(chat)).toEqual({
    isModal: false,
    isBeside: true,
    box: [1280 - 20 - 380, 800 - 88 - 640, 380, 640],
  });
  await expect(chat.panel).toHaveAccessibleName('Chat with us');
  await page.getByLabel('Your phone').fill('555');
  expect(await readFocus(page)).toBe('input');
  // Esc outside of it is not meant for it.
  await page.keyboard.press('Escape');
  await expect(chat.panel).toBeVisible();
  await chat.composer.focus();
  await page.keyboard.press('Escape');
  await expect(chat.panel).toBeHidden();
  expect(await readFocus(page)).toBe('button Chat');
});

test('takes no focus from whoever writes on the page when the page opens it', async ({
  openDocs,
}) => {
  const page = await openDocs('/docs/a', { browser: { viewport: wide } });
  const chat = readChatPage(page);
  const field = page.getByLabel('Your phone');
  await field.focus();
  await field.evaluate((input) => {
    input.addEventListener('blur', () => (input.dataset['left'] = 'yes'));
  });
  await chat.call('open');
  await expect(chat.panel).toBeVisible();
  await page.keyboard.type('42');
  await expect(field).toHaveValue('42');
  await expect(field).not.toHaveAttribute('data-left', 'yes');
});

test('fills a phone as a modal dialog: what is behind it cannot be reached, and Esc leads back', async ({
  openDocs,
}) => {
  const page = await openDocs('/docs/a', { browser: { viewport: phone } });
  const chat = readChatPage(page);
  await chat.open();
  expect(await readFrame(chat)).toEqual({ isModal: true, isBeside: false, box: [0, 0, 390, 844] });
  await expect(chat.composer).toBeFocused();
  // What is behind it cannot have the focus.
  await page.evaluate(() => document.querySelector<HTMLElement>('nav a')?.focus());
  await expect(chat.composer).toBeFocused();
  for (let presses = 0; presses < 12; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.localName)).toMatch(
      /^(docent-chat|body)$/,
    );
  }
  await page.keyboard.press('Escape');
  await expect(chat.panel).toBeHidden();
  expect(await readFocus(page)).toBe('button Chat');
});

test('a screen that is turned keeps focus, draft and place', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', { browser: { viewport: phone } });
  const chat = await startTalk(page);
  await chat.send('A long story.\n'.repeat(60));
  await expect(chat.message('A long story.')).toBeVisible();
  await chat.composer.fill('half a sentence');
  const scrolled = await chat.messageList.evaluate((list) => {
    list.scrollTop = 300;
    return list.scrollTop;
  });
  for (const [size, isModal] of [
    [wide, false],
    [phone, true],
    [wide, false],
  ] as const) {
    await page.setViewportSize(size);
    await expect.poll(async () => (await readFrame(chat)).isModal).toBe(isModal);
    await expect(chat.composer).toBeFocused();
    await expect(chat.composer).toHaveValue('half a sentence');
    await page.keyboard.press('End');
  }
  await page.setViewportSize(phone);
  await expect.poll(async () => (await readFrame(chat)).isModal).toBe(true);
  const now = await chat.messageList.evaluate(({ scrollTop }) => scrollTop);
  expect(Math.abs(now - scrolled)).toBeLessThan(60);
  await expect(chat.panel).toBeVisible();
});

test('the way back of a phone closes it, and the page stays', async ({ openDocs, docs }) => {
  docs.all = { chat: { 'data-form': 'off' } };
  const page = await openDocs('/docs/a', { browser: { viewport: phone } });
  await page.addInitScript(() => {
    // As Safari and Firefox are.
    Reflect.deleteProperty(window, 'CloseWatcher');
  });
  await page.goto(`${docs.origin}/docs/b`);
  const chat = readChatPage(page);
  const address = page.url();
  const steps = () => page.evaluate(() => history.length);
  const before = await steps();
  await chat.open();
  await eventually(steps).toBe(before + 1);
  await page.goBack();
  await expect(chat.panel).toBeHidden();
  expect(page.url()).toBe(address);
  expect(await readFocus(page)).toBe('button Chat');
  // Closed by hand, nothing is left of it: the next step back leaves the page.
  await chat.open();
  await expect.poll(steps).toBe(before + 1);
  await chat.close();
  await page.evaluate(() => history.back());
  await expect(page).toHaveURL(/\/docs\/a$/);
});

test('neither its opening nor its closing is another view for the tracker', async ({
  openDocs,
  docs,
  segment,
}) => {
  docs.all = { chat: { 'data-form': 'off' } };
  const page = await openDocs('/docs/a', { browser: { viewport: phone }, page: { chat: false } });
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'CloseWatcher');
  });
  await page.goto(`${docs.origin}/docs/b`);
  const chat = readChatPage(page);
  for (let times = 0; times < 2; times += 1) {
    await chat.open();
    await chat.close();
  }
  await page.goto(`${docs.origin}/docs/c`);
  const views = async () =>
    (await segment.messages())
      .filter(({ type }) => type === 'page')
      .map((message) => JSON.stringify(message));
  const count = async (path: string) =>
    (await views()).filter((text) => text.includes(`"path":"${path}"`)).length;
  await eventually(() => count('/docs/c')).toBe(1);
  expect(await count('/docs/b')).toBe(1);
});

test('stands in the page where it is embedded: a region, open, without a bubble', async ({
  openDocs,
  docs,
}) => {
  const { chatFile, functionsUrl, socketUrl } = docs.targets;
  const attributes = `functions-url="${functionsUrl}" socket-url="${socketUrl}" form="off" mode="inline"`;
  const tag = `<script type="module" async nonce="$NONCE" src="/docent/${chatFile}"></script>`;
  const body = `<main><h1>Help</h1><docent-chat style="height: 520px" ${attributes}></docent-chat><p>After</p></main>`;
  const page = await openDocs('/docs/a', { page: { chatTag: tag, body } });
  const chat = readChatPage(page);
  const region = chat.element.getByRole('region', { name: 'Chat with us' });
  await expect(region).toBeVisible();
  await expect(chat.bubble).toHaveCount(0);
  await expect(chat.panel).toHaveCount(0);
  const boxes = await chat.element.evaluate((element) => {
    const frame = element.shadowRoot
      ?.querySelector('docent-chat-panel')
      ?.shadowRoot?.querySelector('.frame');
    const main = document.querySelector('main');
    return [frame, element, main].map((one) => one?.getBoundingClientRect().toJSON() as DOMRect);
  });
  const [frame, element, main] = boxes;
  expect([frame?.width, frame?.height]).toEqual([main?.width, 520]);
  expect(frame?.top).toBe(element?.top);
  const field = region.getByRole('textbox', { name: 'Message', exact: true });
  await field.fill('Hello');
  await field.press('Enter');
  await expect(region.getByText('Hello', { exact: true })).toBeVisible();
  await field.press('Escape');
  await expect(region).toBeVisible();
});

test('moves into an open dialog of the page and back, as it is', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', { browser: { viewport: wide } });
  const chat = await startTalk(page);
  await chat.composer.fill('still here');
  await page.evaluate(async () => {
    const dialog = document.createElement('dialog');
    dialog.id = 'checkout';
    dialog.innerHTML = '<h2>Checkout</h2><button>Pay</button>';
    document.body.append(dialog);
    dialog.showModal();
    await docent.chat.attachTo(dialog);
  });
  await expect(page.locator('#checkout docent-chat')).toHaveCount(1);
  await expect(chat.panel).toBeVisible();
  expect((await readFrame(chat)).isBeside).toBe(true);
  await expect(chat.composer).toHaveValue('still here');
  await chat.composer.click();
  await page.keyboard.type('!');
  await expect(chat.composer).toHaveValue('still here!');
  await page.evaluate(async () => {
    document.querySelector('dialog')?.close();
    await docent.chat.attachTo(null);
  });
  await expect(page.locator('body > docent-chat')).toHaveCount(1);
  await chat.composer.focus();
  for (const where of ['main', undefined]) {
    await page.evaluate(
      (it) => docent.chat.attachTo(it ? document.querySelector(it) : null),
      where,
    );
    await expect(page.locator(`${where ?? 'body'} > docent-chat`)).toHaveCount(1);
    await expect(chat.composer).toHaveValue('still here!');
    await expect(chat.composer).toBeFocused();
    expect((await readFrame(chat)).isBeside).toBe(true);
  }
  // What it was put into leaves the page: it does not leave with it.
  await page.evaluate(async () => {
    const dialog = document.querySelector('dialog');
    await docent.chat.attachTo(dialog);
    dialog?.remove();
  });
  await expect(page.locator('body > docent-chat')).toHaveCount(1);
  await expect(chat.panel).toBeVisible();
});

test('is light or dark as the page says, at any time', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', { browser: { colorScheme: 'light' } });
  const chat = readChatPage(page);
  await chat.open();
  const color = () => chat.panel.evaluate((it) => getComputedStyle(it).backgroundColor);
  await expect.poll(color).toBe('rgb(255, 255, 255)');
  for (const [theme, expected] of [
    ['dark', 'rgb(23, 25, 30)'],
    ['light', 'rgb(255, 255, 255)'],
  ] as const) {
    await chat.element.evaluate((element, to) => element.setAttribute('theme', to), theme);
    await expect.poll(color).toBe(expected);
  }
});

test('a look that there is not is told once, and the chat goes on without it', async ({
  openDocs,
  docs,
  watch,
}) => {
  docs.all = { tracker: false, chat: { 'data-form': 'off', 'data-theme': 'blue' } };
  const page = await openDocs('/docs/a');
  const chat = readChatPage(page);
  await chat.open();
  await expect(chat.composer).toBeVisible();
  await expectProblems(watch, [/^\[docent\] Left out: data-theme has to be "light" or "dark"/]);
});

test('keeps the bubble and the panel on one side, from right to left too', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', { browser: { viewport: wide } });
  await page.evaluate(() => (document.documentElement.dir = 'rtl'));
  const chat = readChatPage(page);
  await chat.open();
  const { box } = await readFrame(chat);
  const bubble = await chat.bubble.boundingBox();
  expect([box[0], bubble?.x]).toEqual([20, 20]);
  // The words are English: they run as English does.
  expect(
    await chat.composer.evaluate((it) => getComputedStyle(it.parentElement ?? it).direction),
  ).toBe('ltr');
});

test('keeps its composer in sight on 320 × 256, which is a small window at 400 %', async ({
  openDocs,
}) => {
  const page = await openDocs('/docs/a', { browser: { viewport: { width: 320, height: 256 } } });
  const chat = await startTalk(page);
  const composer = await chat.composer.boundingBox();
  expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(256);
  const list = await chat.messageList.boundingBox();
  expect(list?.height).toBeGreaterThan(80);
  const size = () =>
    chat.composer.evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  expect(await size()).toBeGreaterThanOrEqual(16);
  const meta = page.locator('meta[name=viewport]');
  await expect(meta).toHaveAttribute('content', 'width=device-width, initial-scale=1');
});

test('is not printed, on a phone neither', async ({ openDocs }) => {
  const page = await openDocs('/docs/a', { browser: { viewport: phone } });
  const chat = readChatPage(page);
  await chat.open();
  await page.emulateMedia({ media: 'print' });
  await expect(chat.panel).toBeHidden();
  await expect(chat.bubble).toBeHidden();
});

// What the README says to call.
declare const docent: { readonly chat: { attachTo(element: Element | null): Promise<void> } };
