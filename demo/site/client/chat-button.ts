import { findChat } from './docent.ts';
import { findElement } from './find-element.ts';

/** Shows the button that opens the chat, where the site has one. */
export function startChatButton(): void {
  const open = findChat();
  if (!open) return;
  findElement('#support-chat', HTMLElement).hidden = false;
  findElement('#support-chat button', HTMLButtonElement).addEventListener('click', open);
}
