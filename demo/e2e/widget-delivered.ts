import type { Page } from '@playwright/test';
import { readChatPage, type ChatPage } from './widget-chat.ts';
import type { KeptChat } from './widget-conversation.ts';
import type { DocsPage } from './widget-page.ts';

/** A page with the chat alone, and no form before it. */
export const chatAlone: DocsPage = { tracker: false, chat: { 'data-form': 'off' } };

/** Opens the chat of a page. */
export async function openChat(page: Page): Promise<ChatPage> {
  const chat = readChatPage(page);
  await chat.open();
  return chat;
}

/** What the visitor wrote, as Twilio has it. */
export function toOwnBodies({ messages }: KeptChat): string[] {
  return messages.filter(({ isVisitor }) => isVisitor).map(({ body }) => body);
}

/** What the visitor wrote, as the page shows it; without what is still on its way, or failed. */
export async function readDelivered(chat: ChatPage): Promise<string[]> {
  const messages = await chat.messages();
  return messages
    .filter(({ author }) => author === 'You')
    .filter(({ delivery = 'sent' }) => delivery === 'sent' || delivery === 'read')
    .map(({ body }) => body);
}
