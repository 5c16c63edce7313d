import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { announce } from './announce.ts';
import { statusStyles } from './chat-status.styles.ts';
import { define } from './define.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';
import { isConnecting, toStatus, type Status } from './to-status.ts';

// Most connections are up by then, and a line that flashes by only disturbs.
const connectingDelayMs = 1000;

/**
 * The line above the composer: what stands in the way, who is typing, how the chat ended.
 *
 * @fires chat-retry-now - "Try again"
 * @fires chat-start-anew - "Start a new chat"
 */
export class ChatStatus extends LitElement {
  static override styles = [base, button, statusStyles];
  static override properties = {
    state: { attribute: false },
    strings: { attribute: false },
    isSlow: { state: true },
  };

  declare state: ChatState;
  declare strings: Strings;
  declare private isSlow: boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** What was last shown; undefined before anything was drawn. */
  private shown: string | undefined;
  /** Something stands in the way, or did: it is told when the line is up again. */
  private isAway = false;

  constructor() {
    super();
    this.isSlow = false;
  }

  /** Puts the focus on the line's button, where it has one. */
  override focus(): void {
    this.renderRoot.querySelector('button')?.focus();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('online', this.handleNetwork);
    addEventListener('offline', this.handleNetwork);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('online', this.handleNetwork);
    removeEventListener('offline', this.handleNetwork);
    this.stopTimer();
  }

  private readonly handleNetwork = () => this.requestUpdate();

  protected override willUpdate(_changed: PropertyValues): void {
    if (!isConnecting(this.state)) this.stopTimer();
    else this.timer ??= setTimeout(() => (this.isSlow = true), connectingDelayMs);
  }

  protected override updated(): void {
    const { status, shown, state, strings } = this;
    const text = status && !status.isTyping ? status.text : '';
    this.shown = text;
    // How a chat ended that is opened again is read, like the rest of it.
    const isEnd = shown === undefined && state.phase === 'ended';
    // Whoever was told that it cannot be reached need not hear of each try.
    const isKnown = isEnd || (this.isAway && text === strings.connecting);
    if (text && text !== shown && !isKnown) announce(this, { text });
    if (!text && this.isAway && state.line === 'up') announce(this, { text: strings.connected });
    this.isAway = text !== '' || (this.isAway && state.line !== 'up');
  }

  private get status(): Status | undefined {
    const { state, strings, isSlow } = this;
    return toStatus({ state, strings, isSlow, isOffline: !navigator.onLine });
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.isSlow = false;
  }

  protected override render() {
    const { status } = this;
    // No live region: the announcer says it, once.
    return html`<div class=${this.state.phase === 'ended' ? 'status over' : 'status'}>
      <p>${status?.text}</p>
      ${status?.isTyping ? dots : this.renderButton(status?.action)}
    </div>`;
  }

  private renderButton(action: Status['action']) {
    if (!action) return nothing;
    const isEnd = action === 'chat-start-anew';
    return html`<button
      class="button ${isEnd ? 'main' : 'retry'}"
      @click=${() => fire(this, action)}
    >
      ${isEnd ? this.strings.startAnew : this.strings.tryAgain}
    </button>`;
  }
}

const dots = html`<span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>`;

define('docent-chat-status', ChatStatus);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-status': ChatStatus;
  }
}
