import { html, nothing, type TemplateResult } from 'lit';
import type { AuthorKind, DocLink } from '../state/model.ts';
import type { MessageRow } from '../state/rows.ts';
import type { Strings } from '../strings/strings.ts';
import { formatDay, formatTime } from './format-time.ts';
import { linkify } from './linkify.ts';
import { fire } from './panel-events.ts';
import { renderLink } from './render-link.ts';
import { toPreview } from './to-preview.ts';
import { withoutLinks } from './without-links.ts';

/** What a message is shown with. */
export interface MessageSetting {
  readonly strings: Strings;
  readonly locale: string;
  /** ms since 1970. */
  readonly now: number;
  /** The element that the events of its buttons come from. */
  readonly from: EventTarget;
  /** A long message is shown to its end. */
  readonly isExpanded: boolean;
  /** Its text was put on the clipboard just now. */
  readonly isCopied: boolean;
  readonly onToggle: (row: MessageRow, button: Element) => void;
  readonly onCopy: (row: MessageRow) => void;
}

/**
 * A message of the list: who, what, when, and how it fares.
 *
 * @example
 * renderMessage(row, setting);
 */
export function renderMessage(row: MessageRow, setting: MessageSetting): TemplateResult {
  const { strings, locale, now } = setting;
  const isDayShown = row.isDayStart && row.at !== undefined;
  return html`${isDayShown ? html`<div class="day">${formatDay(row.at, { locale, now })}</div>` : nothing}
  ${row.isGroupStart ? renderAuthor(row, strings) : nothing} ${renderBody(row, setting)}
  ${row.links.length > 0 ? renderCards(row.links, strings) : nothing} ${renderFoot(row, setting)}`;
}

/**
 * What an author is called.
 *
 * @example
 * toName({ author: 'bot' }, strings); // 'Docs assistant'
 */
export function toName(
  { author, authorName }: { readonly author: AuthorKind; readonly authorName?: string },
  strings: Strings,
): string {
  if (author === 'visitor') return strings.you;
  return authorName || strings[author];
}

function renderAuthor(row: MessageRow, strings: Strings): TemplateResult {
  // One's own side and colour say it to those who see them.
  const name = row.author === 'visitor' ? 'visually-hidden' : 'author';
  return html`<div class=${name}>${toName(row, strings)}</div>`;
}

function renderBody(row: MessageRow, setting: MessageSetting): TemplateResult | typeof nothing {
  const body = row.links.length > 0 ? withoutLinks(row.body, row.links) : row.body;
  if (!body.trim()) {
    if (row.links.length > 0) return nothing;
    return html`<div class="bubble empty">${setting.strings.emptyMessage}</div>`;
  }
  const preview = toPreview(body);
  const isCut = preview !== undefined && !setting.isExpanded;
  const parts = renderText(isCut ? preview : body, isCut);
  const toggle = preview === undefined ? nothing : renderToggle(row, setting);
  return html`<div class="bubble">${parts}${toggle}</div>`;
}

function renderText(text: string, isCut: boolean): unknown {
  const parts = linkify(text);
  const last = parts.length - 1;
  return parts.map((part, place) => {
    if (typeof part === 'string') return part;
    // A link that was cut through leads nowhere.
    return isCut && place === last ? part.text : renderLink(part.href, { content: part.text });
  });
}

function renderToggle(row: MessageRow, setting: MessageSetting): TemplateResult {
  const isExpanded = setting.isExpanded;
  const { showLess, showMore } = setting.strings;
  return html`<button
    class="toggle"
    aria-expanded=${isExpanded}
    @click=${({ target }: Event) => setting.onToggle(row, target as Element)}
  >
    ${isExpanded ? showLess : showMore}
  </button>`;
}

function renderCards(links: readonly DocLink[], strings: Strings): TemplateResult {
  return html`<div class="cards">
    <span class="docs">${strings.docsHeading}</span>
    ${links.map(({ title, section, url }) =>
      renderLink(url, {
        name: 'card',
        content: html`${title || url}${section ? html`<small>${section}</small>` : nothing}`,
      }),
    )}
  </div>`;
}

function renderFoot(row: MessageRow, setting: MessageSetting): TemplateResult | typeof nothing {
  const { at, delivery } = row;
  if (at === undefined || (!row.isGroupEnd && !delivery)) return nothing;
  return html`<div class="foot">
    <span>${formatTime(at, setting.locale)}</span>
    ${delivery ? renderDelivery(row, setting) : nothing}
  </div>`;
}

function renderDelivery(row: MessageRow, setting: MessageSetting): unknown {
  const { delivery, refusal = 'refused' } = row;
  const { strings, from } = setting;
  if (!delivery) return nothing;
  const text = delivery === 'failed' ? strings.failed[refusal] : strings[delivery];
  const note = html`<span class="delivery ${delivery}">${text}</span>`;
  if (delivery !== 'failed') return note;
  const detail = { clientId: row.key };
  return html`${note}
    <button class="act" @click=${() => fire(from, 'chat-retry', detail)}>${strings.retry}</button>
    <button class="act" @click=${() => setting.onCopy(row)}>
      ${setting.isCopied ? strings.copied : strings.copy}
    </button>
    <button class="act" @click=${() => fire(from, 'chat-discard', detail)}>
      ${strings.discard}
    </button>`;
}
