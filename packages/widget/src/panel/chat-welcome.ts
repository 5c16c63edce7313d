import { html, LitElement, nothing, svg } from 'lit';
import { loadUntilThere } from '../load-until-there.ts';
import type { ChatConfig } from '../options.ts';
import type { Strings } from '../strings/strings.ts';
import { welcomeStyles } from './chat-welcome.styles.ts';
import { define } from './define.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';

/**
 * What stands in an empty chat: a greeting, the search of the site, and the way to ask about the page.
 *
 * @fires chat-ask - the first message shall be about the page
 */
export class ChatWelcome extends LitElement {
  static override styles = [base, button, welcomeStyles];
  static override properties = {
    config: { attribute: false },
    strings: { attribute: false },
    greeting: { attribute: false },
    draft: { attribute: false },
    isAbout: { attribute: false },
  };

  declare config: ChatConfig;
  declare strings: Strings;
  declare greeting: string;
  /** What stands in the composer. */
  declare draft: string;
  /** The first message is about the page already. */
  declare isAbout: boolean;

  protected override render() {
    const { greeting, strings } = this;
    return html`<div class="all">
      <p class="greeting" dir="auto" ?hidden=${!greeting}>${greeting}</p>
      ${this.renderSearch()}
      <button
        class="button"
        ?hidden=${this.isAbout}
        @mousedown=${keepSelection}
        @click=${() => fire(this, 'chat-ask')}
      >
        ${pageIcon} ${strings.page.ask}
      </button>
    </div>`;
  }

  private renderSearch() {
    const { config, strings, draft } = this;
    if (!config.search) return nothing;
    void loadUntilThere(() => import('./chat-search.ts'));
    return html`<docent-chat-search
      .search=${config.search}
      .strings=${strings}
      .draft=${draft}
    ></docent-chat-search>`;
  }
}

/** What is selected on the page is what the visitor asks about. */
function keepSelection(event: Event): void {
  event.preventDefault();
}

const pageIcon = html`<svg
  aria-hidden="true"
  viewBox="0 0 24 24"
  width="18"
  height="18"
  fill="none"
  stroke="currentColor"
  stroke-width="1.75"
  stroke-linejoin="round"
  stroke-linecap="round"
>
  ${svg`<path d="M6 3h8l5 5v13H6zM14 3v5h5M9.5 13h6M9.5 17h4"/>`}
</svg>`;

define('docent-chat-welcome', ChatWelcome);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-welcome': ChatWelcome;
  }
}
