import type { DocentChat } from './api.ts';
import { addChat } from './loader/add-chat.ts';
import { chatTag, defineElement } from './loader/chat-element.ts';
import type { ChatOptions } from './options.ts';

export type { ChatContext, ChatEvents, DocentChat, SendResult } from './api.ts';
export type { ChatAttributes, ChatListeners } from './chat-attributes.ts';
export type { DocentChatElement, DocentChatEventMap } from './loader/chat-element.ts';
export type { ChatOptions } from './options.ts';

/**
 * Puts the chat on this page, in the browser. A page has one: a second call gives the same chat, until `destroy`.
 *
 * @example
 * const chat = createChat({ functionsUrl: 'https://docent-1234-live.twil.io' });
 * await chat.open();
 */
export function createChat(options: ChatOptions): DocentChat {
  defineChatElement();
  if (document.querySelector(chatTag))
    console.warn('[docent] This page has a chat. These options are left out.');
  // Where nobody checks types, a call without options is told what is missing.
  return addChat(() => options ?? {});
}

/**
 * Defines `<docent-chat>`, for pages that have it in their own markup.
 *
 * @example
 * defineChatElement();
 */
export function defineChatElement(): void {
  defineElement(() => import('./behind.ts'));
}
