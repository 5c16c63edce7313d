import { html, LitElement, nothing, svg } from 'lit';
import type { PageContext } from '../page/page-context.ts';
import type { Strings } from '../strings/strings.ts';
import { aboutStyles } from './chat-about.styles.ts';
import { define } from './define.ts';
import { icons } from './icons.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';

/**
 * What the next message is about: all of it is seen before it is sent, and can be taken away.
 *
 * @fires chat-about-remove - the next message shall be about nothing
 */
export class ChatAbout extends LitElement {
  static override styles = [base, button, aboutStyles];
  static override properties = {
    strings: { attribute: false },
    about: { attribute: false },
  };

  declare strings: Strings;
  declare about: PageContext;

  protected override render() {
    const { about, strings } = this;
    const { title, heading, code } = about;
    const place = heading ? `${title} › ${heading}` : title;
    return html`<div class="chip" role="group" aria-label=${strings.page.about}>
      ${pageIcon}
      <div class="words">
        <p>
          <span class="label">${strings.page.about}</span>
          <bdi class="place" title=${about.url}>${place}</bdi>
        </p>
        ${code ? renderCode(code, strings) : nothing}
      </div>
      <button
        class="button icon"
        aria-label=${strings.page.remove}
        @click=${() => fire(this, 'chat-about-remove')}
      >
        ${icons.close}
      </button>
    </div>`;
  }
}

function renderCode(code: string, strings: Strings) {
  return html`<p class="selected">
    <span class="badge">${strings.page.code}</span>
    <code dir="auto">${code.trim().split('\n')[0]}</code>
  </p>`;
}

const pageIcon = html`<svg
  aria-hidden="true"
  viewBox="0 0 24 24"
  width="20"
  height="20"
  fill="none"
  stroke="currentColor"
  stroke-width="1.75"
  stroke-linejoin="round"
>
  ${svg`<path d="M6 3h8l5 5v13H6zM14 3v5h5"/>`}
</svg>`;

define('docent-chat-about', ChatAbout);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-about': ChatAbout;
  }
}
