import { expect, type Page } from '@playwright/test';
import { readChatPage, type ChatPage } from './widget-chat.ts';

/** The first thing that visitors say in these tests. */
export const question = 'How do I run a job every night?';

/** Begins a chat by the bubble of a page that has no form, and waits for the bot's answer. */
export async function startTalk(page: Page): Promise<ChatPage> {
  const chat = readChatPage(page);
  await chat.open();
  await chat.send(question);
  await expect(chat.message('This should help')).toBeVisible();
  return chat;
}
