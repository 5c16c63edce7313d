import { html, nothing, type TemplateResult } from 'lit';

/**
 * A link out of a message. A page of this site opens in its place, where the chat goes on; any other in a tab of its own.
 * Anything but `http`, `https` and `mailto` is not a link.
 *
 * @example
 * renderLink('/guides/start', { content: 'Getting started' });
 */
export function renderLink(
  address: string,
  { content, name }: { readonly content: unknown; readonly name?: string },
): TemplateResult {
  const url = URL.canParse(address, document.baseURI)
    ? new URL(address, document.baseURI)
    : undefined;
  if (!url || !/^(https?|mailto):$/.test(url.protocol)) return html`${content}`;
  const isHere = url.protocol === 'mailto:' || url.origin === location.origin;
  return html`<a
    class=${name ?? nothing}
    href=${url.href}
    target=${isHere ? nothing : '_blank'}
    rel="noopener noreferrer"
    >${content}</a
  >`;
}
