import { expect, type Page } from '@playwright/test';
import { readChatPage, type ChatPage } from './widget-chat.ts';

/** The first thing that visitors say in these tests. */
export const question = 'How do I run a job every night?';

/** Begins a chat by the bubble of a page that has no form, and waits for the bot's answer. */
export async function startTalk(page: Page): Promise<ChatPage> {
  const chat = readChatPage(page);
  await chat.open();
  await chat.send(question);
  await expect.poll(chat.bodies, { intervals: [20, 50, 100] }).toHaveLength(2);
  return chat;
}

export const minute = 60_000;
export const hour = 60 * minute;

/** Begins a chat on a page whose clock can be moved: `page.clock.fastForward(hour)` is an hour with the lid shut. */
export async function startWithClock(page: Page): Promise<ChatPage> {
  await page.clock.install();
  return startTalk(page);
}
