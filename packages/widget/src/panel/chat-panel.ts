import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { ChatConfig } from '../options.ts';
import type { PageContext } from '../page/page-context.ts';
import { initialState, type ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import type { EndStep } from './chat-confirm.ts';
import './chat-header.ts';
import { panelStyles } from './chat-panel.styles.ts';
import { define } from './define.ts';
import { loadComposer, loadForm, loadPart } from './load-parts.ts';
import { fire } from './panel-events.ts';
import { createPanelFrame, type PanelFrame } from './panel-frame.ts';
import { base } from './shared.styles.ts';
import { tokens } from './tokens.ts';

/**
 * The panel that the bubble opens: a dialog that leaves the page usable, or fills a small screen; embedded in the page, a
 * region of it. All that it shows comes by properties, all that the visitor does goes up as `PanelEvents`.
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
    about: { attribute: false },
    endStep: { attribute: false },
    isAway: { state: true },
    isOpen: { type: Boolean, attribute: 'open', reflect: true },
  };

  declare state: ChatState;
  declare strings: Strings;
  declare config: ChatConfig;
  /** A language tag, such as `en-GB`. */
  declare locale: string;
  /** The form takes the place of the messages. */
  declare isAsking: boolean;
  /** What the next message is about, where the visitor said so. */
  declare about: PageContext | undefined;
  /** Set while the visitor is asked whether to end the chat. */
  declare endStep: EndStep | undefined;
  /** Nobody is there to answer now. */
  declare private isAway: boolean;
  declare isOpen: boolean;
  private hadFocus = false;
  private frame: PanelFrame | undefined;

  constructor() {
    super();
    this.state = initialState;
    this.isAsking = false;
    this.isAway = false;
    this.isOpen = false;
    this.addEventListener('keydown', (event) => this.handleKey(event));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { position, density, mode } = this.config;
    this.toggleAttribute('at-start', position === 'start');
    this.toggleAttribute('compact', density === 'compact');
    this.toggleAttribute('inline', mode === 'inline');
    this.setAttribute('exportparts', 'panel, header, messages, composer, form');
    if (this.hasUpdated) this.frame?.sync(this.isOpen);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.frame?.stop();
  }

  /** Closes it at once, and not with the next rendering: the focus is to go elsewhere. */
  close(): void {
    this.isOpen = false;
    this.frame?.sync(false);
  }

  /** Puts the focus where the visitor goes on: into the form, the composer, or on the way to a new chat. */
  async focusFirst(): Promise<void> {
    await rendered();
    if (!this.isOpen || !this.isConnected) return;
    // A field would bring up the keyboard, which hides what was opened.
    if (matchMedia('(pointer: coarse)').matches) return this.find('.content')?.focus();
    const part = this.find('docent-chat-composer') ?? this.find('docent-chat-status');
    const form = this.find('docent-chat-form');
    if (!form) {
      await loadComposer().then(rendered);
      return part?.focus();
    }
    await loadForm();
    await form.focusFirst?.();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.hadFocus = Boolean(this.shadowRoot?.activeElement);
    if (changed.has('state') && !this.isEndable) this.endStep = undefined;
    // Nobody is kept from writing because the form cannot be loaded.
    if (this.isAsking) loadForm().catch(() => fire(this, 'chat-skip'));
    else for (const name of ['composer', 'messages'] as const) loadPart(name);
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('isOpen')) this.frame?.sync(this.isOpen);
    if (this.hadFocus) void this.keepFocus(changed);
  }

  protected override firstUpdated(): void {
    const dialog = this.renderRoot.querySelector('dialog');
    const onBack = () => fire(this, 'chat-close');
    if (dialog) this.frame = createPanelFrame({ panel: this, dialog, onBack });
  }

  protected override render() {
    const { lang, dir } = this.strings;
    const content = html`<div class="content" lang=${lang} dir=${dir} tabindex="-1">
      ${this.renderContent()}
    </div>`;
    if (this.config.mode === 'inline')
      return html`<section class="frame" part="panel" aria-label=${this.heading} lang=${lang}>
        ${content}
      </section>`;
    return html`<dialog
      class="frame"
      part="panel"
      aria-label=${this.heading}
      lang=${lang}
      @cancel=${this.handleCancel}
      @close=${this.handleClosed}
    >
      ${content}
    </dialog>`;
  }

  private renderContent() {
    const { strings, state, endStep } = this;
    return html`<div class="all" ?inert=${endStep}>
        <docent-chat-header
          part="header"
          .strings=${strings}
          .heading=${this.heading}
          .visitor=${this.isAsking ? {} : state.visitor}
          .state=${state}
          @chat-ask-end=${() => (this.endStep = 'asking')}
        ></docent-chat-header>
        ${this.isAsking ? this.renderForm() : this.renderChat()}
      </div>
      <docent-chat-announcer .strings=${strings}></docent-chat-announcer>
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
        part="form"
        .config=${this.config}
        .strings=${strings}
        .locale=${this.locale}
        .visitor=${state.visitor}
        .draft=${state.draft}
        .trouble=${state.trouble}
        .isChanging=${this.isEndable}
      ></docent-chat-form>
      ${this.renderAbout()}`;
  }

  private renderChat() {
    const { strings, state } = this;
    return html`${this.isBlank ? this.renderWelcome() : this.renderMessages()}
      <docent-chat-status .state=${state} .strings=${strings}></docent-chat-status>
      ${this.renderAvailability()}
      ${
        state.phase === 'ended'
          ? this.renderRating()
          : html`${this.renderAbout()}<docent-chat-composer
                part="composer"
                .config=${this.config}
                .strings=${strings}
                .placeholder=${this.isAway ? strings.hours.leaveMessage : undefined}
                .draft=${state.draft}
                .resets=${state.resets}
                @chat-send=${() => this.find('docent-chat-messages')?.scrollToNewest?.()}
              ></docent-chat-composer>`
      }`;
  }

  private renderMessages() {
    const { strings, state } = this;
    return html`<docent-chat-messages
      part="messages"
      .state=${state}
      .strings=${strings}
      .locale=${this.locale}
      .greeting=${this.greeting}
      @chat-leave=${() => this.focusFirst()}
    ></docent-chat-messages>`;
  }

  /** Before the first word there is no list: what else could help stands in its place. */
  private renderWelcome() {
    loadPart('welcome');
    return html`<docent-chat-welcome
      .config=${this.config}
      .strings=${this.strings}
      .greeting=${this.greeting}
      .draft=${this.state.draft}
      .isAbout=${Boolean(this.about)}
    ></docent-chat-welcome>`;
  }

  private renderAvailability() {
    const { config, state } = this;
    if (!config.hours && !config.replyTime) return nothing;
    loadPart('availability');
    return html`<docent-chat-availability
      .config=${config}
      .strings=${this.strings}
      .locale=${this.locale}
      .state=${state}
      @chat-away=${({ detail }: CustomEvent<boolean>) => (this.isAway = detail)}
    ></docent-chat-availability>`;
  }

  private renderAbout() {
    if (!this.about) return nothing;
    loadPart('about');
    return html`<docent-chat-about
      .strings=${this.strings}
      .about=${this.about}
    ></docent-chat-about>`;
  }

  private renderRating() {
    // Whoever lost the chat, or never had one, has nothing to say of it.
    if (this.config.rating === 'off' || this.state.ending === 'lost') return nothing;
    loadPart('rating');
    return html`<docent-chat-rating .strings=${this.strings}></docent-chat-rating>`;
  }

  private get isBlank(): boolean {
    const { phase, messages, outgoing } = this.state;
    return phase === 'none' && messages.length + outgoing.length === 0;
  }

  private get greeting(): string {
    return this.config.greeting ?? this.strings.greeting;
  }

  private get heading(): string {
    return this.config.heading ?? this.strings.heading;
  }

  private get isEndable(): boolean {
    return this.state.phase === 'open' || this.state.phase === 'starting';
  }

  private find<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
  ): HTMLElementTagNameMap[Tag] | null;
  private find(selector: string): HTMLElement | null;
  private find(selector: string) {
    return this.renderRoot.querySelector(selector);
  }

  /** Esc where nothing in the panel has the focus, or the way back of a phone. */
  private handleCancel(event: Event): void {
    if (event.target !== event.currentTarget) return;
    event.preventDefault();
    fire(this, 'chat-close');
  }

  /** The browser has closed it without asking. */
  private handleClosed(event: Event): void {
    const dialog = event.currentTarget as HTMLDialogElement;
    if (event.target === dialog && this.isOpen && !dialog.open) fire(this, 'chat-close');
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
