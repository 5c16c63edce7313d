import { html, LitElement, type PropertyValues } from 'lit';
import type { Strings } from '../strings/strings.ts';
import { announce } from './announce.ts';
import { confirmStyles } from './chat-confirm.styles.ts';
import { define } from './define.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';

/** How far ending the chat has come: asked back, under way, or refused. */
export type EndStep = 'asking' | 'ending' | 'failed';

/**
 * Asks once more before a chat is ended for everybody in it. The panel makes the rest of itself inert meanwhile.
 *
 * @fires chat-end - yes
 * @fires chat-keep - no, or Esc; heard by the panel
 */
export class ChatConfirm extends LitElement {
  static override styles = [base, button, confirmStyles];
  static override properties = { strings: { attribute: false }, step: { attribute: false } };

  declare strings: Strings;
  declare step: EndStep;

  /** Puts the focus on the choice that ends nothing. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('.keep')?.focus();
  }

  protected override firstUpdated(): void {
    this.focus();
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('step') && this.step === 'failed')
      announce(this, { text: this.strings.endFailed });
  }

  protected override render() {
    const { strings, step } = this;
    return html`<div
      class="card"
      role="alertdialog"
      aria-labelledby="ask"
      aria-describedby="failed"
      @keydown=${this.handleKey}
    >
      <p id="ask">${strings.endQuestion}</p>
      <p class="failed" id="failed">${step === 'failed' ? strings.endFailed : ''}</p>
      <div class="choices">
        <button class="button keep" @click=${this.handleKeep}>${strings.endCancel}</button>
        <button class="button main" aria-disabled=${step === 'ending'} @click=${this.handleEnd}>
          ${strings.endConfirm}
        </button>
      </div>
    </div>`;
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    this.handleKeep();
  }

  private handleKeep(): void {
    this.dispatchEvent(new Event('chat-keep'));
  }

  private handleEnd(): void {
    if (this.step !== 'ending') fire(this, 'chat-end');
  }
}

define('docent-chat-confirm', ChatConfirm);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-confirm': ChatConfirm;
  }
}
