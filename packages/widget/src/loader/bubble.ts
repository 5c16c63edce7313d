import { readAttribute } from './read-attribute.ts';
import { bubbleStyles } from './bubble.styles.ts';

/** What a page without a name for its chat calls it, until the words of its language have loaded. */
export const firstName = 'Chat';

/**
 * Draws the bubble into the element, without markup as text: a page may demand Trusted Types. One that stands in the
 * page's own markup, as declarative shadow DOM, is taken over as it is.
 *
 * @example
 * const button = drawBubble(element);
 */
export function drawBubble(element: HTMLElement): HTMLButtonElement {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  const button = root.querySelector('button') ?? document.createElement('button');
  // Whatever is on a page has to be in a landmark, and the end of the body is in none.
  element.role ??= 'region';
  // Here, because a name given in the shadow tree is none for the page.
  element.style.viewTransitionName = 'docent-chat';
  button.ariaLabel = element.ariaLabel ??= firstName;
  button.ariaHasPopup = 'dialog';
  button.ariaExpanded = 'false';
  // Embedded in the page, the chat is a box in its flow, without a bubble.
  button.hidden = readAttribute(element, 'mode') === 'inline';
  sheet.replaceSync(button.hidden ? '' : bubbleStyles);
  root.adoptedStyleSheets = [sheet];
  root.append(button);
  return button;
}
