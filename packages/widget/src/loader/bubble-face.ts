import { toCounted } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { firstName } from './bubble.ts';
import { bubbleFaceStyles } from './bubble-face.styles.ts';
import type { ChatHost } from './chat-host.ts';

/**
 * Gives the bubble a face that can change: an icon for a chat that is open, a count of what is unread, and a name in the
 * language of the page, once its words are there.
 *
 * @example
 * const show = createBubbleFace(bubble);
 * show({ unread: 2, isOpen: false, strings: en });
 */
export function createBubbleFace(bubble: HTMLButtonElement): ChatHost['show'] {
  const root = bubble.getRootNode() as ShadowRoot;
  const element = root.host as HTMLElement;
  const sheet = new CSSStyleSheet();
  const badge = document.createElement('span');
  // What the page itself calls its chat.
  const given = element.ariaLabel === firstName ? undefined : element.ariaLabel;
  sheet.replaceSync(bubbleFaceStyles);
  root.adoptedStyleSheets.push(sheet);
  badge.part = 'badge';
  bubble.part = 'bubble';
  bubble.append(badge);
  return ({ unread, isOpen, strings }) => {
    const name = given ?? strings?.chat ?? firstName;
    element.ariaLabel = name;
    bubble.removeAttribute('title');
    bubble.ariaExpanded = String(isOpen);
    bubble.ariaLabel = [name, ...toUnread(unread, strings)].join(', ');
    badge.textContent = unread > 99 ? '99+' : unread > 0 ? String(unread) : '';
    if (!bubble.hidden) raise(element);
  };
}

function toUnread(count: number, strings: Strings | undefined): string[] {
  return count > 0 && strings ? [toCounted(strings, strings.unread, count)] : [];
}

/** What is fixed goes along with a page whose body is transformed or filtered; the top layer does not. */
function raise(element: HTMLElement): void {
  if (!element.isConnected || !element.showPopover) return;
  if (element.popover && !element.matches(':popover-open')) element.popover = null;
  if (!element.offsetParent) return;
  element.popover = 'manual';
  element.showPopover();
}
