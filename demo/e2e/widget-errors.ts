import type { Page } from '@playwright/test';
import type { ChatEvents } from '../../packages/widget/src/api.ts';

type ToldError = ChatEvents['error'];

declare global {
  interface Window {
    chatErrors?: ToldError[];
  }
}

/** Listens on a page for what the chat tells its developer; gives what reads it, oldest first. */
export async function followErrors(page: Page): Promise<() => Promise<readonly ToldError[]>> {
  await page.evaluate(() => {
    const told: ToldError[] = [];
    window.chatErrors = told;
    addEventListener('docent-chat-error', (event) => {
      told.push((event as CustomEvent<ToldError>).detail);
    });
  });
  return () => page.evaluate(() => window.chatErrors ?? []);
}
