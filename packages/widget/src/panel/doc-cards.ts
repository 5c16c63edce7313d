import { html, nothing, type TemplateResult } from 'lit';
import type { DocLink } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { renderLink } from './render-link.ts';

/**
 * Pages of the docs that a message recommends: title, section, and where they are.
 *
 * @example
 * renderCards([{ title: 'Retries', section: 'Backoff', url: 'https://docs.example/retries' }], strings);
 */
export function renderCards(links: readonly DocLink[], strings: Strings): TemplateResult {
  return html`<div class="cards">
    <span class="docs">${strings.docsHeading}</span>
    ${links.map((link) => renderLink(link.url, { name: 'card', content: renderCard(link) }))}
  </div>`;
}

function renderCard({ title, section, url }: DocLink): TemplateResult {
  const place = toPlace(url);
  return html`<bdi class="title">${title || url}</bdi
    >${section ? html`<bdi>${section}</bdi>` : nothing}${
      place ? html`<small dir="ltr">${place}</small>` : nothing
    }`;
}

/** Of this site the path, of any other its name. */
function toPlace(url: string): string {
  if (!URL.canParse(url)) return '';
  const { origin, host, pathname } = new URL(url);
  return origin === location.origin ? pathname : host;
}
