import type { Page } from '@playwright/test';
import type { ChatPage } from './widget-chat.ts';
import { readDelivered } from './widget-delivered.ts';
import { eventually } from './widget-test.ts';

/** Where the SDK sends messages to. */
export const sendPath = '/Client/v2/Services/*/Conversations/*/Messages';

/** Waits until the chat is open, its first message is there and somebody has answered. */
export async function untilOpen(chat: ChatPage): Promise<void> {
  await eventually(() => readDelivered(chat)).toHaveLength(1);
  await eventually(async () => (await chat.bodies()).length).toBeGreaterThan(1);
}

/** Lets the time of a page pass faster, until it is so; `page.clock.install` comes first. */
export async function hurry(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  const step = async () => {
    await page.clock.fastForward(500);
    return isSo();
  };
  await eventually(step, { intervals: [50], timeout: 30_000 }).toBe(true);
}
