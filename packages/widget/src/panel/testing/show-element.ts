import type { LitElement } from 'lit';
import { tokens } from '../tokens.ts';

/** Puts an element of the panel on the page, alone and rendered. */
export async function showElement<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = Object.assign(document.createElement(tag), properties);
  // The panel carries the tokens; an element alone has them from the page.
  const look = new CSSStyleSheet();
  look.replaceSync(tokens.cssText.replaceAll(':host', ':root'));
  document.adoptedStyleSheets = [look];
  document.body.append(element);
  await (element as unknown as LitElement).updateComplete;
  return element;
}

/** What an element shows, as one line of text. */
export function textOf(element: Element | null | undefined): string {
  return (element?.shadowRoot ?? element)?.textContent?.replace(/\s+/g, ' ').trim() ?? '';
}

/** The first element inside that a selector finds; fails the test where there is none. */
export function within<Found extends HTMLElement>(element: Element, selector: string): Found {
  const found = element.shadowRoot?.querySelector<Found>(selector);
  if (!found) throw new Error(`There is no ${selector} in <${element.localName}>.`);
  return found;
}
