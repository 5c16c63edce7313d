import type { ChatOptions } from './options.ts';
import { addChat } from './loader/add-chat.ts';
import { defineElement } from './loader/chat-element.ts';
import { ensureStub } from './loader/serve-calls.ts';

// The script tag. Nothing that goes wrong here may reach the page.
try {
  defineElement(() => import('./behind.ts'));
  addChat(readOptions);
} catch (error) {
  console.error(error);
}

/** The attributes of the tag. A module is not told which tag it comes from. */
function readOptions(): ChatOptions {
  const tag = document.querySelector<HTMLScriptElement>('script[data-functions-url]');
  return { ...(tag?.dataset as ChatOptions | undefined), ...ensureStub().options };
}
