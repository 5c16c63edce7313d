import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { languages, loadStrings } from '../../packages/widget/src/strings/load-strings.ts';
import { readSpokenChat, speak } from './widget-language.ts';
import { expect, expectProblems, networkProblems, test } from './widget-test.ts';

const question = 'Hello 123';

for (const lang of Object.keys(languages)) {
  test(`a page in ${lang} has a chat in ${lang}, and no file of another language`, async ({
    openDocs,
    docs,
  }) => {
    const words = await loadStrings(lang);
    const page = await openDocs('/docs/a', { page: { head: speak(lang, toDir(words.dir)) } });
    const chat = readSpokenChat(page, words);
    await chat.open();
    await expect(chat.bubble).toHaveAccessibleName(words.chat);
    await expect(chat.panel.getByText(words.form.intro)).toBeVisible();
    if (['ar', 'ja'].includes(lang)) await expectAccessible(page);
    await chat.button(words.form.start).click();
    await expect(chat.panel.getByText(words.form.needed).first()).toBeVisible();
    await chat.ask(question);
    await chat.composer.fill('456');
    await chat.send.click();
    await expect(chat.messages.filter({ hasText: '456' })).toContainText(words.sent);
    if (['ar', 'ja'].includes(lang)) await expectAccessible(page);
    await chat.button(words.menu).click();
    await page.locator('docent-chat').getByText(words.endChat, { exact: true }).click();
    await chat.button(words.endConfirm).last().click();
    await expect(chat.panel.getByText(words.ended['by-visitor'], { exact: true })).toBeVisible();
    expect(askedLanguages(docs.asked)).toEqual([lang]);
  });
}

test('a page in traditional Chinese, or in a language that the chat does not speak, has it in English', async ({
  openDocs,
  docs,
}) => {
  const words = await loadStrings('en');
  for (const lang of ['zh-TW', 'sv', 'x'.repeat(10_000), '"> &lt;']) {
    const page = await openDocs('/docs/a', { page: { head: speak(lang) } });
    await readSpokenChat(page, words).open();
    await page.close();
  }
  expect(askedLanguages(docs.asked)).toEqual(['en', 'en', 'en', 'en']);
});

test('the option locale decides over the language of the page', async ({ openDocs, docs }) => {
  const page = await openDocs('/docs/a', { page: { chat: { 'data-locale': 'fr-CA' } } });
  await readSpokenChat(page, await loadStrings('fr')).open();
  expect(askedLanguages(docs.asked)).toEqual(['fr']);
  await expect(page.locator('docent-chat').getByRole('dialog')).toHaveAttribute('lang', 'fr-CA');
});

test('words of the page stand in place of those of its language', async ({ openDocs }) => {
  const strings = '{ "heading": "Frag uns", "form": { "start": "Los" }, "rating": "x" }';
  const page = await openDocs('/docs/a', {
    page: { head: speak('de'), chat: { 'data-strings': strings } },
  });
  const words = await loadStrings('de', { heading: 'Frag uns', form: { start: 'Los' } });
  const chat = readSpokenChat(page, words);
  await chat.open();
  await expect(chat.button('Los')).toBeVisible();
  await expect(chat.panel.getByText(words.form.intro)).toBeVisible();
});

test('the chat is in English while the words of a language cannot be had', async ({
  openDocs,
  watch,
}) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: { head: speak('de') } });
  await page.route(/docent-chat-de-/, (route) => route.abort());
  await readSpokenChat(page, await loadStrings('en')).open();
});

test('a chat without any words comes at a later tap', async ({ openDocs, watch }) => {
  watch.allow(networkProblems);
  const page = await openDocs('/docs/a', { page: { head: speak('de') } });
  await page.route(/docent-chat-(de|en)-/, (route) => route.abort());
  const chat = readSpokenChat(page, await loadStrings('de'));
  await chat.bubble.click();
  await expectProblems(watch, [/\[docent\]/]);
  await page.unroute(/docent-chat-(de|en)-/);
  await chat.open();
});

function toDir(dir: string): 'ltr' | 'rtl' {
  return dir === 'rtl' ? 'rtl' : 'ltr';
}

function askedLanguages(asked: readonly string[]): readonly string[] {
  const name = new RegExp(`^/docent/docent-chat-(${Object.keys(languages).join('|')})-[^/]*\\.js`);
  return asked.flatMap((path) => name.exec(path)?.[1] ?? []);
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('docent-chat').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}
