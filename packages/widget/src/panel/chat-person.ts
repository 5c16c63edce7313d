import { html, LitElement, nothing, svg } from 'lit';
import type { StoredMessage } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { personStyles } from './chat-person.styles.ts';
import { define } from './define.ts';
import { base } from './shared.styles.ts';
import { toInitials } from './to-initials.ts';

/**
 * Who one talks to, in place of the header's title: a person with picture or initials, or the bot, which says that it is
 * one.
 *
 * @slot who - who one is oneself
 */
export class ChatPerson extends LitElement {
  static override styles = [base, personStyles];
  static override properties = {
    strings: { attribute: false },
    message: { attribute: false },
    failedPicture: { state: true },
  };

  declare strings: Strings;
  /** The last one that was not the visitor's. */
  declare message: StoredMessage;
  /** The one that could not be loaded. */
  declare private failedPicture: string | undefined;

  protected override render() {
    const { strings, message } = this;
    const { author, authorName } = message;
    const isBot = author === 'bot';
    const name = authorName || (isBot ? strings.bot : strings.person);
    const role = isBot ? strings.automated : authorName && strings.person;
    return html`<span class="face ${author}" aria-hidden="true">${this.renderFace()}</span>
      <div class="words">
        <h2><bdi>${name}</bdi>${role ? html` <small>${role}</small>` : nothing}</h2>
        <slot name="who"></slot>
      </div>`;
  }

  private renderFace() {
    const { author, authorName, authorPicture } = this.message;
    if (author === 'bot') return botIcon;
    if (authorPicture && authorPicture !== this.failedPicture)
      return html`<img
        src=${authorPicture}
        alt=""
        referrerpolicy="no-referrer"
        @error=${() => (this.failedPicture = authorPicture)}
      />`;
    return toInitials(authorName ?? '', this.strings.lang) || personIcon;
  }
}

const botIcon = toIcon(
  svg`<rect x="4.5" y="8" width="15" height="11" rx="3.5"/><path d="M12 8V4.5M9.5 12.5v2M14.5 12.5v2"/>`,
);
const personIcon = toIcon(
  svg`<circle cx="12" cy="8.5" r="3.5"/><path d="M5.5 19c.8-3.3 3.4-5 6.5-5s5.7 1.7 6.5 5"/>`,
);

function toIcon(shape: unknown) {
  return html`<svg
    viewBox="0 0 24 24"
    width="22"
    height="22"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
  >
    ${shape}
  </svg>`;
}

define('docent-chat-person', ChatPerson);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-person': ChatPerson;
  }
}
