import { html, LitElement, nothing } from 'lit';
import type { KnownVisitor } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { headerStyles } from './chat-header.styles.ts';
import { define } from './define.ts';
import { icons } from './icons.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';
import { toReadablePhone } from './to-readable-phone.ts';

/**
 * The panel's header: its title, who one is, the menu and the way out.
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
    isEndable: { attribute: false },
    isMenuOpen: { state: true },
  };

  declare strings: Strings;
  declare heading: string;
  /** Who one is; nobody is shown while the form asks it. */
  declare visitor: KnownVisitor;
  declare isEndable: boolean;
  declare private isMenuOpen: boolean;

  constructor() {
    super();
    this.isMenuOpen = false;
  }

  /** Puts the focus on the menu's button, or on the cross. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.icon')?.focus();
  }

  protected override render() {
    const { strings, heading, isEndable } = this;
    return html`<div class="header">
      <div class="title">
        <h2>${heading}</h2>
        ${this.renderVisitor()}
      </div>
      ${isEndable ? this.renderMenu() : nothing}
      <button
        class="button icon"
        aria-label=${strings.close}
        @click=${() => fire(this, 'chat-close')}
      >
        ${icons.close}
      </button>
    </div>`;
  }

  private renderVisitor() {
    const { strings, visitor } = this;
    const names = [visitor.name, visitor.phone && toReadablePhone(visitor.phone)].filter(Boolean);
    if (!names.length) return nothing;
    return html`<div class="who">
      <p>
        ${strings.chattingAs}
        ${names.map((name, index) => html`${index ? ' · ' : ''}<bdi>${name}</bdi>`)}
      </p>
      <button class="button" @click=${() => fire(this, 'chat-change-visitor')}>
        ${strings.change}
      </button>
    </div>`;
  }

  private renderMenu() {
    const { strings, isMenuOpen } = this;
    return html`<div class="more" @keydown=${this.handleKey} @focusout=${this.handleFocusOut}>
      <button
        class="button icon"
        aria-label=${strings.menu}
        aria-expanded=${isMenuOpen}
        @click=${this.handleToggle}
      >
        ${icons.more}
      </button>
      <div class="menu" ?hidden=${!isMenuOpen}>
        <button class="button" @click=${this.handleEnd}>${strings.endChat}</button>
      </div>
    </div>`;
  }

  private handleToggle(): void {
    this.isMenuOpen = !this.isMenuOpen;
    // Safari focuses no button by a click, and the menu closes when the focus leaves it.
    this.focus();
  }

  private handleEnd(): void {
    this.isMenuOpen = false;
    this.dispatchEvent(new Event('chat-ask-end'));
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !this.isMenuOpen) return;
    event.preventDefault();
    this.isMenuOpen = false;
    this.focus();
  }

  private handleFocusOut(event: FocusEvent): void {
    const more = event.currentTarget as HTMLElement;
    if (!more.contains(event.relatedTarget as Node | null)) this.isMenuOpen = false;
  }
}

define('docent-chat-header', ChatHeader);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-header': ChatHeader;
  }
}
