import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import type { ChatConfig } from '../options.ts';
import type { PageContext } from '../page/page-context.ts';
import { isRunning } from '../state/is-running.ts';
import { initialState, type ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import type { EndStep } from './chat-confirm.ts';
import './chat-header.ts';
import { panelStyles } from './chat-panel.styles.ts';
import { define } from './define.ts';
import { loadComposer, loadForm, loadPart } from './load-parts.ts';
import { fire } from './panel-events.ts';
import { createPanelFrame, type PanelFrame } from './panel-frame.ts';
import { renderPanel, type PanelHandlers } from './render-panel.ts';
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
  declare isAway: boolean;
  declare isOpen: boolean;
  private hadFocus = false;
  private frame: PanelFrame | undefined;
  private readonly on: PanelHandlers = {
    // Esc where nothing in the panel has the focus, or the way back of a phone.
    onCancel: (event) => {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      fire(this, 'chat-close');
    },
    // The browser has closed it without asking.
    onClosed: ({ target, currentTarget }) => {
      const dialog = currentTarget as HTMLDialogElement;
      if (target === dialog && this.isOpen && !dialog.open) fire(this, 'chat-close');
    },
    onAskEnd: () => (this.endStep = 'asking'),
    onKeep: () => (this.endStep = undefined),
    onAway: ({ detail }) => (this.isAway = detail),
    onSend: () => this.find('docent-chat-messages')?.scrollToNewest?.(),
    onLeave: () => void this.focusFirst(),
  };

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
    if (changed.has('state') && !isRunning(this.state)) this.endStep = undefined;
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

  protected override render(): TemplateResult {
    return renderPanel(this, this.on);
  }

  private find<Tag extends keyof HTMLElementTagNameMap>(
    tag: Tag,
  ): HTMLElementTagNameMap[Tag] | null;
  private find(selector: string): HTMLElement | null;
  private find(selector: string) {
    return this.renderRoot.querySelector(selector);
  }

  /** What had the focus may be gone with this update; nobody who types or reads with the keyboard is left nowhere. */
  private async keepFocus(changed: PropertyValues<this>): Promise<void> {
    await rendered();
    if (!this.isOpen || this.shadowRoot?.activeElement) return;
    if (document.activeElement !== document.body) return;
    if (changed.has('endStep') && isRunning(this.state)) this.find('docent-chat-header')?.focus();
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
