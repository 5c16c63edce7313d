import { html, type TemplateResult } from 'lit';
import { toTextParts } from './to-text-parts.ts';

/** A text with its web addresses as links; nothing in it is ever HTML. */
export function renderText(text: string): readonly (TemplateResult | string)[] {
  return toTextParts(text).map(({ text: part, url }) =>
    url === undefined
      ? part
      : html`<a href=${url} target="_blank" rel="noopener noreferrer">${part}</a>`,
  );
}
