import type { Locator, Page } from '@playwright/test';
import { loadStrings } from '../../packages/widget/src/strings/load-strings.ts';
import { readSpokenChat, speak } from './widget-language.ts';
import { expect, test } from './widget-test.ts';

const wide = { viewport: { width: 1280, height: 800 } };
const greeting = 'שלום مرحبا';
const narrow = { viewport: { width: 320, height: 700 } };

for (const lang of ['ar', 'he']) {
  test(`a chat in ${lang} is laid out from right to left`, async ({ openDocs }) => {
    const words = await loadStrings(lang);
    const page = await openDocs('/docs/a', { browser: wide, page: { head: speak(lang, 'rtl') } });
    const chat = readSpokenChat(page, words);
    await chat.open();
    const phone = chat.panel.getByRole('textbox', { name: words.form.phone });
    expect(await directionOf(phone)).toBe('ltr');
    expect(await directionOf(chat.panel.getByText(words.form.intro))).toBe('rtl');
    await expectSide(chat.bubble, 'left');
    await expectSide(chat.panel, 'left');
    await chat.ask(greeting);
    const panel = await toBox(chat.panel);
    const send = await toBox(chat.send);
    const composer = await toBox(chat.composer);
    const close = await toBox(chat.close);
    const own = await toBox(chat.messages.filter({ hasText: greeting }).locator('.bubble'));
    expect(send.x, 'the send button is at the end of the line').toBeLessThan(composer.x);
    expect(close.x - panel.x, 'the cross is at the end of the header').toBeLessThan(20);
    expect(own.x - panel.x, 'what the visitor wrote is at the end of the line').toBeLessThan(30);
    const who = chat.panel.getByText('+1 415 555 2671');
    expect(await directionOf(who)).toBe('ltr');
    expect(await who.evaluate((one) => one.getClientRects().length)).toBe(1);
    expect(await who.evaluate((one) => getComputedStyle(one).whiteSpace)).toBe('nowrap');
    await expectNothingCut(page);
  });
}

test('the bubble is where the page ends its lines, and the chat runs as its language does', async ({
  openDocs,
}) => {
  const english = await openDocs('/docs/a', {
    browser: wide,
    page: { head: speak('ar', 'rtl'), chat: { 'data-locale': 'en' } },
  });
  const chat = readSpokenChat(english, await loadStrings('en'));
  await chat.open();
  await expectSide(chat.bubble, 'left');
  await expectSide(chat.panel, 'left');
  const [close, panel] = [await toBox(chat.close), await toBox(chat.panel)];
  expect(panel.x + panel.width - close.x - close.width).toBeLessThan(20);

  const arabic = await openDocs('/docs/b', {
    browser: wide,
    page: { head: speak('en'), chat: { 'data-locale': 'ar' } },
  });
  const other = readSpokenChat(arabic, await loadStrings('ar'));
  await other.open();
  await expectSide(other.bubble, 'right');
  await expectSide(other.panel, 'right');
  expect((await toBox(other.close)).x - (await toBox(other.panel)).x).toBeLessThan(20);
});

for (const lang of ['de', 'pl']) {
  test(`nothing of the long words of ${lang} is cut at 320 px`, async ({ openDocs }) => {
    const words = await loadStrings(lang);
    const page = await openDocs('/docs/a', { browser: narrow, page: { head: speak(lang) } });
    const chat = readSpokenChat(page, words);
    await chat.open();
    await expectNothingCut(page);
    await chat.ask('Hello 123');
    await expectNothingCut(page);
    await chat.button(words.menu).click();
    await expectNothingCut(page);
    await page.locator('docent-chat').getByText(words.endChat, { exact: true }).click();
    await expectNothingCut(page);
    await chat.button(words.endConfirm).last().click();
    await expect(chat.panel.getByText(words.ended['by-visitor'], { exact: true })).toBeVisible();
    await expectNothingCut(page);
  });
}

async function toBox(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the page.');
  return box;
}

async function directionOf(locator: Locator): Promise<string> {
  return locator.evaluate((element) => getComputedStyle(element).direction);
}

async function expectSide(locator: Locator, side: 'left' | 'right'): Promise<void> {
  const { x, width } = await toBox(locator);
  expect(x + width / 2 < wide.viewport.width / 2 ? 'left' : 'right').toBe(side);
}

/** All that has words shows them to their end, in whatever shadow root. */
async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.evaluate(() => {
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        one,
        ...(one.shadowRoot ? all(one.shadowRoot) : []),
      ]);
    const isCut = (one: Element) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1;
    const hasText = (one: Element) =>
      [...one.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
      );
    return all(document.querySelector('docent-chat')?.shadowRoot ?? document)
      .filter((one) => one.matches('button, label') || hasText(one))
      .filter(
        (one) => getComputedStyle(one).display !== 'inline' && one.checkVisibility() && isCut(one),
      )
      .map((one) => `${one.localName} ${one.className}: ${one.textContent?.trim()}`);
  });
  expect(cut).toEqual([]);
}
