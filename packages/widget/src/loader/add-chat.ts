import type { DocentChat } from '../api.ts';
import type { ChatOptions } from '../options.ts';
import { chatTag } from './chat-element.ts';
import { ensureStub } from './serve-calls.ts';

/**
 * Puts the chat at the end of the page, once that has been parsed; not where the page has one.
 *
 * @param readOptions - Asked when the page has been parsed.
 * @example
 * addChat(() => ({ functionsUrl: 'https://docent-1234-live.twil.io' }));
 */
export function addChat(readOptions: () => ChatOptions): DocentChat {
  whenParsed(() => {
    if (document.querySelector(chatTag)) return;
    const element = document.createElement(chatTag);
    // As data: what else is on the tag has no effect here. What is not defined is left out.
    Object.assign(element.dataset, JSON.parse(JSON.stringify(readOptions())));
    element.isKept = true;
    document.body.append(element);
    element.settle?.();
  });
  return ensureStub();
}

function whenParsed(callback: () => void): void {
  if (document.readyState !== 'loading') return callback();
  // Sooner than DOMContentLoaded, which waits for scripts.
  document.addEventListener('readystatechange', callback, { once: true });
}
