import { html, nothing, type TemplateResult } from 'lit';
import type { AuthorKind } from '../state/model.ts';
import type { MessageRow } from '../state/rows.ts';
import type { Strings } from '../strings/strings.ts';
import { toInitials } from './to-initials.ts';

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

/**
 * The line above what somebody writes: face and name, and of a bot the word that it is one.
 *
 * @example
 * renderAuthor({ ...row, author: 'bot' }, strings);
 */
export function renderAuthor(row: MessageRow, strings: Strings): TemplateResult {
  const name = toName(row, strings);
  // One's own side and colour say it to those who see them.
  if (row.author === 'visitor') return html`<div class="visually-hidden">${name}</div>`;
  return html`<div class="by">
    <span class="face ${row.author}" aria-hidden="true"
      >${renderFace(row, toInitials(name, strings.lang))}</span
    >
    <span class="author">${name}</span>
    ${row.author === 'bot' ? html`<span class="automated">${strings.automated}</span>` : nothing}
  </div>`;
}

function renderFace({ author, authorPicture }: MessageRow, initials: string): unknown {
  if (author === 'bot') return robot;
  // The letters stand there until the picture does, and when it cannot be had.
  return html`${initials}${
    authorPicture?.startsWith('https://')
      ? html`<img
          alt=""
          src=${authorPicture}
          loading="lazy"
          referrerpolicy="no-referrer"
          @load=${handlePicture}
          @error=${handlePicture}
        />`
      : nothing
  }`;
}

function handlePicture({ type, target }: Event): void {
  (target as HTMLElement).hidden = type === 'error';
}

const robot = html`<svg
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  stroke-linecap="round"
  stroke-linejoin="round"
>
  <rect x="4.5" y="8" width="15" height="11" rx="3.5" />
  <path d="M12 8V4.5M9.5 12.5v2M14.5 12.5v2" />
</svg>`;
