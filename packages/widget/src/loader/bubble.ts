import { bubbleStyles } from './bubble.styles.ts';

/**
 * Draws the bubble into the element, without markup as text: a page may demand Trusted Types.
 *
 * @example
 * const button = drawBubble(element);
 */
export function drawBubble(element: HTMLElement): HTMLButtonElement {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const button = document.createElement('button');
  // Whatever is on a page has to be in a landmark, and the end of the body is in none.
  element.role ??= 'region';
  element.ariaLabel ??= 'Chat';
  // Here, because a name given in the shadow tree is none for the page.
  element.style.viewTransitionName = 'docent-chat';
  button.ariaLabel = 'Chat';
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  sheet.replaceSync(bubbleStyles);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(button);
  return button;
}
