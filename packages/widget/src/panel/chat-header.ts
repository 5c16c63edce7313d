import { html, LitElement, nothing } from 'lit';
import { initialState, type ChatState, type KnownVisitor } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { headerStyles } from './chat-header.styles.ts';
import { define } from './define.ts';
import { icons } from './icons.ts';
import { loadPart } from './load-parts.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';
import { toReadablePhone } from './to-readable-phone.ts';

/**
 * The panel's header: its title, or who one talks to; who one is; the menu and the way out.
 *
 * @fires chat-change-visitor - "Change"
 * @fires chat-ask-end - "End chat" in the menu; heard by the panel, which asks back
 * @fires chat-close - the cross
 */
export class ChatHeader extends LitElement {
  static override styles = [base, button, headerStyles];
  static override properties = {
    strings: { attribute: false },
    heading: { attribute: false },
    visitor: { attribute: false },
    state: { attribute: false },
  };

  declare strings: Strings;
  declare heading: string;
  /** Who one is; nobody is shown while the form asks it. */
  declare visitor: KnownVisitor;
  declare state: ChatState;

  constructor() {
    super();
    this.state = initialState;
  }

  /** Puts the focus on the menu's button, or on the cross. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('docent-chat-menu:defined, .icon')?.focus();
  }

  protected override render() {
    const { strings, state } = this;
    const hasChat = state.phase !== 'none';
    if (hasChat) loadPart('header');
    return html`<div class="header">
      ${this.renderTitle()}
      ${
        hasChat
          ? html`<docent-chat-menu
              .strings=${strings}
              .state=${state}
              @chat-ask-end=${() => this.dispatchEvent(new Event('chat-ask-end'))}
            ></docent-chat-menu>`
          : nothing
      }
      <button
        class="button icon"
        aria-label=${strings.close}
        @click=${() => fire(this, 'chat-close')}
      >
        ${icons.close}
      </button>
    </div>`;
  }

  private renderTitle() {
    const title = html`<h2>${this.heading}</h2>
      ${this.renderVisitor()}`;
    const last = this.state.messages.findLast(({ author }) => author !== 'visitor');
    return last
      ? html`<docent-chat-person class="title" .strings=${this.strings} .message=${last}
          >${title}</docent-chat-person
        >`
      : html`<div class="title">${title}</div>`;
  }

  private renderVisitor() {
    const { strings, visitor } = this;
    const names = [visitor.name, visitor.phone && toReadablePhone(visitor.phone)].filter(Boolean);
    if (!names.length) return nothing;
    return html`<div class="who" slot="who">
      <p>
        ${strings.chattingAs}
        ${names.map((name, index) => html`${index ? ' · ' : ''}<bdi>${name}</bdi>`)}
      </p>
      <button class="button" @click=${() => fire(this, 'chat-change-visitor')}>
        ${strings.change}
      </button>
    </div>`;
  }
}

define('docent-chat-header', ChatHeader);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-header': ChatHeader;
  }
}
