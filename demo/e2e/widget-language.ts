import { expect, type Locator, type Page } from '@playwright/test';
import type { Strings } from '../../packages/widget/src/strings/strings.ts';

/** The chat on a page, by the words of its language. */
export interface SpokenChat {
  readonly bubble: Locator;
  readonly panel: Locator;
  readonly composer: Locator;
  readonly send: Locator;
  readonly close: Locator;
  readonly messages: Locator;
  button(name: string): Locator;
  open(): Promise<void>;
  /** Fills in the form, and waits until the question is a message. */
  ask(question: string): Promise<void>;
}

/** What makes the page one in a language, in front of all scripts. */
export function speak(lang: string, dir: 'ltr' | 'rtl' = 'ltr'): string {
  return `<script>Object.assign(document.documentElement, { lang: '${lang}', dir: '${dir}' })</script>`;
}

/** Reads the chat on a page whose words these are. */
export function readSpokenChat(page: Page, words: Strings): SpokenChat {
  const element = page.locator('docent-chat');
  const bubble = element.locator('button[aria-haspopup]');
  const panel = element.getByRole('dialog', { name: words.heading, exact: true });
  const button = (name: string) => element.getByRole('button', { name, exact: true });
  const field = (name: string) => panel.getByRole('textbox', { name });
  const messages = panel.getByRole('region', { name: words.messagesLabel }).getByRole('listitem');
  return {
    bubble,
    panel,
    composer: panel.getByRole('textbox', { name: words.composerLabel, exact: true }),
    send: button(words.send),
    close: panel.getByRole('button', { name: words.close, exact: true }),
    messages,
    button,
    async open() {
      await bubble.click();
      await expect(panel).toBeVisible();
    },
    async ask(question) {
      await field(words.form.phone).fill('+14155552671');
      await field(words.form.question).fill(question);
      await button(words.form.start).click();
      await expect(messages.filter({ hasText: question })).toBeVisible();
    },
  };
}
