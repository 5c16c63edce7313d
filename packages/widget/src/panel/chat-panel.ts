import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { ChatConfig } from '../options.ts';
import { initialState, type ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import './chat-composer.ts';
import type { EndStep } from './chat-confirm.ts';
import './chat-header.ts';
import { panelStyles } from './chat-panel.styles.ts';
import { define } from './define.ts';
import { loadForm, loadMessages } from './load-parts.ts';
import { followKeyboard } from './follow-keyboard.ts';
import { fire } from './panel-events.ts';
import { base } from './shared.styles.ts';
import { tokens } from './tokens.ts';

/**
 * The panel that the bubble opens: a dialog that leaves the page usable. All that it shows comes by properties, all that
 * the visitor does goes up as `PanelEvents`.
 *
 * @fires chat-close - Esc, or the cross
 */
export class ChatPanel extends LitElement {
  static override styles = [tokens, base, panelStyles];
  static override properties = {
    state: { attribute: false },
    strings: { attribute: false },
    config: { attribute: false },
    locale: { attribute: false },
    isAsking: { attribute: false },
    endStep: { attribute: false },
    isOpen: { type: Boolean, attribute: 'open', reflect: true },
  };

  declare state: ChatState;
  declare strings: Strings;
  declare config: ChatConfig;
  /** A language tag, such as `en-GB`. */
  declare locale: string;
  /** The form takes the place of the messages. */
  declare isAsking: boolean;
  /** Set while the visitor is asked whether to end the chat. */
  declare endStep: EndStep | undefined;
  declare isOpen: boolean;
  private hadFocus = false;
  private stopFollowing: (() => void) | undefined;

  constructor() {
    super();
    this.state = initialState;
    this.isAsking = false;
    this.isOpen = false;
    this.addEventListener('keydown', (event) => this.handleKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.popover = 'manual';
    this.role = 'dialog';
    this.tabIndex = -1;
    this.toggleAttribute('at-start', this.config.position === 'start');
    if (this.hasUpdated) this.syncPopover();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopFollowing?.();
    this.stopFollowing = undefined;
  }

  /** Puts the focus where the visitor goes on: into the form, the composer, or on the way to a new chat. */
  async focusFirst(): Promise<void> {
    await rendered();
    if (!this.isOpen || !this.isConnected) return;
    // A field would bring up the keyboard, which hides what was opened.
    if (matchMedia('(pointer: coarse)').matches) return this.focus();
    const part = this.find('docent-chat-composer') ?? this.find('docent-chat-status');
    const form = this.find('docent-chat-form');
    if (!form) return part?.focus();
    await loadForm();
    await form.focusFirst?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.hadFocus = Boolean(this.shadowRoot?.activeElement);
    this.ariaLabel = this.heading;
    if (changed.has('state') && !this.isEndable) this.endStep = undefined;
    // Nobody is kept from writing because the form cannot be loaded.
    if (this.isAsking) loadForm().catch(() => fire(this, 'chat-skip'));
    else void loadMessages();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('isOpen')) this.syncPopover();
    if (this.hadFocus) void this.keepFocus(changed);
  }

  protected override render() {
    const { strings, state, endStep } = this;
    return html`<div class="all" ?inert=${endStep}>
        <docent-chat-header
          .strings=${strings}
          .heading=${this.heading}
          .visitor=${this.isAsking ? {} : state.visitor}
          .isEndable=${this.isEndable}
          @chat-ask-end=${() => (this.endStep = 'asking')}
        ></docent-chat-header>
        ${this.isAsking ? this.renderForm() : this.renderChat()}
      </div>
      ${
        endStep
          ? html`<docent-chat-confirm
              .strings=${strings}
              .step=${endStep}
              @chat-keep=${() => (this.endStep = undefined)}
            ></docent-chat-confirm>`
          : nothing
      }`;
  }

  private renderForm() {
    const { strings, state } = this;
    return html`<docent-chat-form
      .config=${this.config}
      .strings=${strings}
      .locale=${this.locale}
      .visitor=${state.visitor}
      .draft=${state.draft}
      .trouble=${state.trouble}
      .isChanging=${this.isEndable}
    ></docent-chat-form>`;
  }

  private renderChat() {
    const { strings, state } = this;
    return html`<docent-chat-messages
        .state=${state}
        .strings=${strings}
        .locale=${this.locale}
        .greeting=${this.config.greeting ?? strings.greeting}
      ></docent-chat-messages>
      <docent-chat-status .state=${state} .strings=${strings}></docent-chat-status>
      ${
        state.phase === 'ended'
          ? nothing
          : html`<docent-chat-composer
              .strings=${strings}
              .draft=${state.draft}
              .resets=${state.resets}
              @chat-send=${() => this.find('docent-chat-messages')?.scrollToNewest?.()}
            ></docent-chat-composer>`
      }`;
  }

  private get heading(): string {
    return this.config.heading ?? this.strings.heading;
  }

  private get isEndable(): boolean {
    return this.state.phase === 'open' || this.state.phase === 'starting';
  }

  private find<Tag extends keyof HTMLElementTagNameMap>(tag: Tag) {
    return this.renderRoot.querySelector(tag);
  }

  private syncPopover(): void {
    if (!this.isConnected) return;
    this.stopFollowing?.();
    this.stopFollowing = this.isOpen ? followKeyboard(this) : undefined;
    // Above everything on the page, where the browser can.
    this.togglePopover?.(this.isOpen);
  }

  /** What had the focus may be gone with this update; nobody who types or reads with the keyboard is left nowhere. */
  private async keepFocus(changed: PropertyValues<this>): Promise<void> {
    await rendered();
    if (!this.isOpen || this.shadowRoot?.activeElement) return;
    if (document.activeElement !== document.body) return;
    if (changed.has('endStep') && this.isEndable) this.find('docent-chat-header')?.focus();
    else await this.focusFirst();
  }

  private handleKey(event: KeyboardEvent): void {
    // A page cannot see that this comes from a field: its one-letter shortcuts would answer to what is typed here.
    if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    fire(this, 'chat-close');
  }
}

/** The panel and all that is in it: Lit renders each within one turn of the event loop. */
function rendered(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

define('docent-chat-panel', ChatPanel);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-panel': ChatPanel;
  }
}
