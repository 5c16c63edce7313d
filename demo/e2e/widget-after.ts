import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { en } from '../../packages/widget/src/strings/en.ts';
import type { LocalTwilio } from '../emulator/twilio/server.ts';
import type { ChatPage } from './widget-chat.ts';
import { isVisitor } from './widget-conversation.ts';

/** What stands around a chat: who one talks to, what can be done with it, and the question after it. */
export interface AfterPage {
  /** The heading of the panel: who wrote last, of the others. */
  readonly person: Locator;
  readonly picture: Locator;
  readonly face: Locator;
  readonly thanks: Locator;
  readonly ratingFailed: Locator;
  readonly scores: Locator;
  readonly sendRating: Locator;
  choose(score: string, comment?: string): Promise<void>;
  /** Opens the menu, and takes an item. */
  pick(item: string): Promise<void>;
  /** Saves the chat; gives the file's name and what is in it. */
  save(item: string): Promise<{ name: string; text: string }>;
}

/** Reads what stands around the chat on a page. */
export function readAfterPage({ page, panel }: ChatPage): AfterPage {
  const button = (name: string) => panel.getByRole('button', { name, exact: true });
  const pick = async (item: string) => {
    await button(en.menu).click();
    await button(item).click();
  };
  return {
    person: panel.locator('docent-chat-person').getByRole('heading'),
    picture: panel.locator('docent-chat-person img'),
    face: panel.locator('docent-chat-person .face'),
    thanks: panel.getByText(en.rating.thanks),
    ratingFailed: panel.locator('docent-chat-rating').getByText(en.rating.failed),
    scores: panel.getByRole('radio'),
    sendRating: button(en.rating.send),
    async choose(score, comment) {
      await panel.getByRole('radio', { name: score, exact: true }).click();
      if (comment) await panel.getByRole('textbox', { name: en.rating.comment }).fill(comment);
    },
    pick,
    async save(item) {
      const coming = page.waitForEvent('download');
      await pick(item);
      const download = await coming;
      const text = await readFile(await download.path(), 'utf8');
      return { name: download.suggestedFilename(), text };
    },
  };
}

/** What Twilio keeps of a chat that can be changed no more: ratings with its visitor, and the scores of its tasks. */
export function readRatings({ store }: Pick<LocalTwilio, 'store'>) {
  const attributes = (text: string) => JSON.parse(text) as Record<string, unknown>;
  return {
    ofVisitor: [...store.all('users')]
      .filter(({ identity }) => isVisitor(identity))
      .flatMap((user) => attributes(user.attributes)['ratings'] ?? []),
    ofTasks: [...store.all('tasks')].map(
      (task) => (attributes(task.attributes)['conversations'] as { csat?: number }).csat,
    ),
  };
}

declare global {
  interface Window {
    /** How many tones were begun. */
    tones: number;
  }
}

/** Counts the tones that a page plays from its next load on. */
export async function countTones(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    window.tones = 0;
    const { start } = OscillatorNode.prototype;
    OscillatorNode.prototype.start = function (...when) {
      window.tones += 1;
      start.apply(this, when);
    };
  });
  await page.reload();
  return () => page.evaluate(() => window.tones);
}
