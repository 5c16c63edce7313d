import type { Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import { readChatPage } from './widget-chat.ts';
import { readKept } from './widget-host-page.ts';
import { question } from './widget-start.ts';
import { eventually, expect, test, type OpenOptions } from './widget-test.ts';

// A line that offers help: when it comes, when it does not, and what is kept of it.

const key = 'docent.chat.proactive';
const lines = [
  { page: '/docs/*', after: 30, text: 'Stuck on this page?' },
  { page: '/pricing', after: 5, text: 'Questions about the price?' },
];
const proactive = { 'data-form': 'off', 'data-proactive': JSON.stringify(lines) };
const seconds = 1000;
const day = 24 * 3600 * seconds;

/** The card, as a visitor sees it. */
function readCard(page: Page) {
  const element = page.locator('docent-chat');
  const button = (name: string) => element.getByRole('button', { name, exact: true });
  return {
    text: (words: string) => element.getByRole('status').filter({ hasText: words }),
    open: button(en.proactive.open),
    dismiss: button(en.proactive.dismiss),
    never: button(en.proactive.never),
  };
}

/** Lets time pass on a page whose chat has loaded, as far as it does by itself. */
async function pass(page: Page, ms: number): Promise<void> {
  await page.clock.runFor(ms);
}

test.beforeEach(({ docs }) => {
  docs.all = { chat: proactive };
});

/** Opens a page whose clock is the test's from the start. */
async function visit(
  openDocs: (path?: string, options?: OpenOptions) => Promise<Page>,
  options: { path?: string; tabOf?: Page; time?: number } = {},
): Promise<Page> {
  const { path = '/docs/a', tabOf, time } = options;
  const page = await openDocs('/blank', { page: { chat: false }, ...(tabOf && { tabOf }) });
  await page.clock.install({ time: time ?? Date.now() });
  await page.goto(new URL(path, page.url()).href);
  await loaded(page);
  return page;
}

/** The card's own code and its words have come; the tracker and the chat wait for an idle page. */
async function loaded(page: Page): Promise<void> {
  for (const name of ['start-proactive', 'en']) {
    await eventually(async () => {
      await page.clock.runFor(300);
      return page.evaluate(importOnce, `/docent-chat-${name}-`);
    }).toBe(true);
  }
}

/** Runs on the page: what has loaded there is not loaded again, and has run when it can be had. */
async function importOnce(name: string): Promise<boolean> {
  // The clock of the test has replaced `performance`.
  const loads = await new Promise<PerformanceEntryList>((resolve) => {
    const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
    observer.observe({ type: 'resource', buffered: true });
  });
  const url = loads.map((load) => load.name).find((one) => one.includes(name));
  if (url) await import(url);
  return url !== undefined;
}

test('comes after its time, once, takes no focus, and opens the chat', async ({ openDocs }) => {
  const page = await visit(openDocs);
  const { text, open } = readCard(page);
  await pass(page, 25 * seconds);
  await expect(open).toBeHidden();
  await pass(page, 10 * seconds);
  await expect(text('Stuck on this page?')).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await open.click();
  await page.clock.resume();
  await expect(readChatPage(page).panel).toBeVisible();
  await expect(open).toBeHidden();
});

test('another page without a load begins anew, with its own line', async ({ openDocs }) => {
  const page = await visit(openDocs);
  const { text, open } = readCard(page);
  await pass(page, 25 * seconds);
  await page.evaluate(() => history.pushState(null, '', '/pricing'));
  await pass(page, 3 * seconds);
  await expect(open).toBeHidden();
  await pass(page, 4 * seconds);
  await expect(text('Questions about the price?')).toBeVisible();
});

test('comes once a day, by the count of all tabs and pages', async ({ openDocs }) => {
  const page = await visit(openDocs);
  const { open } = readCard(page);
  await pass(page, 40 * seconds);
  await expect(open).toBeVisible();
  await page.reload();
  await loaded(page);
  await pass(page, 60 * seconds);
  await expect(open).toBeHidden();
  const tab = await visit(openDocs, { tabOf: page });
  await pass(tab, 60 * seconds);
  await expect(readCard(tab).open).toBeHidden();
  const tomorrow = await visit(openDocs, { tabOf: page, time: Date.now() + day });
  await pass(tomorrow, 60 * seconds);
  await expect(readCard(tomorrow).open).toBeVisible();
});

test('"Do not show again" holds on every page and every day', async ({ openDocs }) => {
  const page = await visit(openDocs);
  await pass(page, 40 * seconds);
  await readCard(page).never.click();
  await expect(readCard(page).open).toBeHidden();
  expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe(
    '{"v":1,"never":true}',
  );
  for (const days of [1, 30]) {
    const later = await visit(openDocs, { tabOf: page, time: Date.now() + days * day });
    await pass(later, 60 * seconds);
    await expect(readCard(later).open).toBeHidden();
  }
});

test('is dismissed by the keyboard, and what is corrupt is forgotten', async ({ openDocs }) => {
  const page = await visit(openDocs, { path: '/blog' });
  await page.evaluate((name) => localStorage.setItem(name, '{"v":1,"never":"yes"'), key);
  await page.goto(new URL('/docs/b', page.url()).href);
  await loaded(page);
  await pass(page, 40 * seconds);
  const { dismiss, open } = readCard(page);
  await dismiss.focus();
  await page.keyboard.press('Escape');
  await expect(open).toBeHidden();
  await expect(readChatPage(page).bubble).toBeFocused();
  expect(await page.evaluate((name) => localStorage.getItem(name), key)).toContain(
    '"dismissed":true',
  );
});

test('where consent is refused nothing is stored, whatever the visitor says', async ({
  openDocs,
  docs,
}) => {
  docs.all = { chat: proactive, tracker: { 'data-consent': 'required' } };
  const page = await visit(openDocs);
  await page.evaluate(async () => {
    const { docent } = globalThis as unknown as { docent: { setConsent(is: boolean): unknown } };
    await docent.setConsent(false);
  });
  for (const name of ['dismiss', 'never'] as const) {
    await pass(page, 40 * seconds);
    await readCard(page)[name].click();
    await expect(readCard(page).open).toBeHidden();
    await pass(page, 60 * seconds);
    await expect(readCard(page).open).toBeHidden();
    expect((await readKept(page)).local).not.toContain(key);
    await page.reload();
    await loaded(page);
  }
});

test('does not come to whom the chat is known: it is open, was, or is running', async ({
  openDocs,
}) => {
  const page = await visit(openDocs);
  const chat = readChatPage(page);
  const { open } = readCard(page);
  await page.clock.resume();
  await chat.open();
  await chat.close();
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + seconds);
  await pass(page, 60 * seconds);
  await expect(open).toBeHidden();

  const running = await visit(openDocs, { path: '/docs/b' });
  await running.clock.resume();
  await readChatPage(running).call('send', question);
  await eventually(() => running.evaluate(() => localStorage.getItem('docent.chat'))).toContain(
    'conversationSid',
  );
  await running.reload();
  await running.clock.pauseAt((await running.evaluate(() => Date.now())) + seconds);
  await loaded(running);
  await pass(running, 60 * seconds);
  await expect(readCard(running).open).toBeHidden();
});

test('what is no JSON offers nothing, and the console says once what to write', async ({
  openDocs,
  docs,
  watch,
}) => {
  docs.all = { chat: { ...proactive, 'data-proactive': 'Stuck?' } };
  const page = await visit(openDocs);
  await pass(page, 60 * seconds);
  await expect(readCard(page).open).toBeHidden();
  const warnings = watch.lines.filter((line) => line.includes('proactive'));
  expect(warnings).toEqual([expect.stringContaining('"text": "Stuck?" }]')]);
});

test('a site without it loads nothing of it', async ({ openDocs, docs }) => {
  docs.all = { chat: { 'data-form': 'off' } };
  const page = await openDocs();
  await readChatPage(page).open();
  expect(docs.asked.filter((path) => path.includes('proactive'))).toEqual([]);
});
