import { html, nothing, type TemplateResult } from 'lit';
import { icons } from '../shared/icons.ts';
import { formatWait } from './desk-time.ts';
import { deskIcons } from './desk-icons.ts';
import { certaintyWords } from './routing-words.ts';
import type { TaskCard } from './to-cards.ts';

interface CardOptions {
  /** ms since 1970, by the local clock */
  readonly now: number;
  readonly isWaiting: boolean;
}

/** What stands on the card of a task. */
export function renderCard(card: TaskCard, { now, isWaiting }: CardOptions): TemplateResult {
  const { name, phoneEnding, channel, certainty, reason, priority, unread, lastMessage } = card;
  const isVerified = certainty === 'verified';
  return html`<span class="desk-card-top">
      <span class="desk-card-name">${name}</span>
      ${phoneEnding ? html`<bdi class="small muted" dir="ltr">${phoneEnding}</bdi>` : nothing}
      ${
        isVerified
          ? html`<span class="desk-card-verified" title=${certaintyWords.verified.label}
              >${deskIcons.verified}<span class="visually-hidden">Verified</span></span
            >`
          : nothing
      }
      <span class="desk-card-end">
        ${
          unread > 0
            ? html`<span class="desk-unread"
                >${unread}<span class="visually-hidden"> unread</span></span
              >`
            : nothing
        }
        ${
          isWaiting
            ? html`<span class="desk-card-wait"
                ><span class="visually-hidden">Waits </span>${formatWait(now - card.at)}</span
              >`
            : nothing
        }
      </span>
    </span>
    <span class="desk-card-last small">${lastMessage}</span>
    <span class="desk-card-chips">
      <span class="chip">${channel === 'Chat' ? icons.chat : icons.phone}${channel}</span>
      ${reason ? html`<span class="chip chip-desk">${reason}</span>` : nothing}
      ${priority > 0 ? html`<span class="chip chip-warning">Priority ${priority}</span>` : nothing}
    </span>`;
}
