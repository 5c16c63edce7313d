import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { MediaUrl } from '../state/model.ts';
import type { MessageRow } from '../state/rows.ts';
import type { Strings } from '../strings/strings.ts';
import { renderAuthor } from './author-line.ts';
import { renderCards } from './doc-cards.ts';
import { formatDay } from './format-time.ts';
import { isBlank } from './is-blank.ts';
import { loadPart } from './load-parts.ts';
import { renderFoot } from './message-foot.ts';
import { readRich } from './rich/load-rich.ts';
import { mayBeRich } from './rich/may-be-rich.ts';
import { toPreview } from './to-preview.ts';
import { withoutLinks } from './without-links.ts';

export { toName } from './author-line.ts';

/** What a message is shown with. */
export interface MessageSetting {
  readonly strings: Strings;
  readonly locale: string;
  /** ms since 1970. */
  readonly now: number;
  /** The list: the events of its buttons come from it, and it is drawn again when a part of a message has loaded. */
  readonly from: LitElement;
  /** Where files can be loaded from now, by their SIDs. */
  readonly mediaUrls?: Readonly<Record<string, MediaUrl>>;
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
  ${renderFiles(row, setting)} ${row.links.length > 0 ? renderCards(row.links, strings) : nothing}
  ${renderForm(row, strings)} ${renderFoot(row, setting)} ${renderReplies(row, strings)}`;
}

function renderBody(row: MessageRow, setting: MessageSetting): TemplateResult | typeof nothing {
  const body = row.links.length > 0 ? withoutLinks(row.body, row.links) : row.body;
  if (isBlank(body)) {
    if (row.links.length > 0 || hasFiles(row) || row.offer?.form) return nothing;
    return html`<div class="bubble empty">${setting.strings.emptyMessage}</div>`;
  }
  const preview = toPreview(body);
  const isCut = preview !== undefined && !setting.isExpanded;
  const text = renderText(isCut ? preview : body, { row, setting, isCut });
  const toggle = preview === undefined ? nothing : renderToggle(row, setting);
  return html`<div class="bubble">${text}${toggle}</div>`;
}

interface Drawing {
  readonly row: MessageRow;
  readonly setting: MessageSetting;
  readonly isCut: boolean;
}

/** Plain text, until what shows links and Markdown has loaded, if that is wanted. */
function renderText(text: string, { row, setting, isCut }: Drawing): unknown {
  // Nobody wants the stars of their own words read as marks.
  const dialect = row.author === 'visitor' ? 'code' : 'markdown';
  if (!mayBeRich(text, dialect)) return text;
  const { strings, from } = setting;
  return readRich(from)?.renderRich(text, { dialect, isCut, strings }) ?? text;
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

function hasFiles({ media, attachments }: MessageRow): boolean {
  return Boolean(media?.length || attachments?.length);
}

function renderFiles(row: MessageRow, setting: MessageSetting): TemplateResult | typeof nothing {
  if (!hasFiles(row)) return nothing;
  loadPart('media');
  return html`<docent-chat-media
    .strings=${setting.strings}
    .items=${row.media ?? []}
    .urls=${setting.mediaUrls ?? {}}
    .messageIndex=${row.index}
    .attachments=${row.attachments ?? []}
    .progress=${row.progress}
    .clientId=${row.attachments && row.key}
  ></docent-chat-media>`;
}

function renderForm(row: MessageRow, strings: Strings): TemplateResult | typeof nothing {
  if (!row.offer?.form) return nothing;
  loadPart('offer');
  return html`<docent-chat-fields
    .strings=${strings}
    .form=${row.offer.form}
    .draftKey=${row.key}
    .formState=${row.formState}
  ></docent-chat-fields>`;
}

function renderReplies({ offer }: MessageRow, strings: Strings): TemplateResult | typeof nothing {
  if (!offer?.quickReplies) return nothing;
  loadPart('offer');
  return html`<docent-chat-replies
    .strings=${strings}
    .replies=${offer.quickReplies}
  ></docent-chat-replies>`;
}
