import { bubbleFaceStyles } from './bubble-face.styles.ts';
import type { ChatHost } from './chat-host.ts';

const words = {
  chat: 'Chat',
  unread: (count: number) => `, ${count} unread message${count === 1 ? '' : 's'}`,
};

/**
 * Gives the bubble a face that can change: an icon for a chat that is open, and a count of what is unread.
 *
 * @example
 * const show = createBubbleFace(bubble);
 * show({ unread: 2, isOpen: false });
 */
export function createBubbleFace(bubble: HTMLButtonElement): ChatHost['show'] {
  const root = bubble.getRootNode() as ShadowRoot;
  const sheet = new CSSStyleSheet();
  const badge = document.createElement('span');
  sheet.replaceSync(bubbleFaceStyles);
  root.adoptedStyleSheets.push(sheet);
  bubble.append(badge);
  return ({ unread, isOpen }) => {
    bubble.ariaExpanded = String(isOpen);
    bubble.ariaLabel = words.chat + (unread > 0 ? words.unread(unread) : '');
    badge.textContent = unread > 99 ? '99+' : unread > 0 ? String(unread) : '';
  };
}
