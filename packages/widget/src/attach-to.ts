import type { DocentChatElement } from './loader/chat-element.ts';

/**
 * Moves the chat into another element of the page, or back to where it was. The panel stays as it is, with the focus in
 * it.
 *
 * @example
 * attachTo(chat, dialog);
 * attachTo(chat, null);
 */
export function attachTo(chat: DocentChatElement, place: Element | null): void {
  if (place && !(place instanceof Element && place.isConnected && !chat.contains(place)))
    return console.error('[docent] attachTo takes an element that is in the page:', place);
  const home = homes.get(chat);
  if (place) {
    // It may leave the page: the chat does not leave with it.
    chat.isKept = true;
    if (!home) homes.set(chat, { parent: chat.parentNode, next: chat.nextSibling });
    return move(chat, place, null);
  }
  if (!home) return undefined;
  homes.delete(chat);
  const parent = home.parent?.isConnected ? home.parent : document.body;
  return move(chat, parent, home.next?.parentNode === parent ? home.next : null);
}

/** Where it stood before it was put elsewhere. */
const homes = new WeakMap<Element, { readonly parent: Node | null; readonly next: Node | null }>();

function move(chat: Element, parent: Node, before: Node | null): void {
  const focused = findFocus(chat);
  try {
    // It keeps what is open, played and focused in what it moves.
    (parent as MovingNode).moveBefore(chat, before);
  } catch {
    parent.insertBefore(chat, before);
  }
  if (focused && findFocus(chat) !== focused) focused.focus({ preventScroll: true });
}

/** TypeScript does not know it yet; neither do all browsers. */
type MovingNode = Node & { readonly moveBefore: (node: Node, before: Node | null) => void };

/** What has the focus in an element, in whatever shadow root. */
function findFocus(chat: Element): HTMLElement | undefined {
  if (document.activeElement !== chat) return undefined;
  let at: Element = chat;
  while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at as HTMLElement;
}
