import { html, LitElement, nothing } from 'lit';
import type { Strings } from '../strings/strings.ts';
import { announce } from './announce.ts';
import { ratingStyles } from './chat-rating.styles.ts';
import { define } from './define.ts';
import { fire } from './panel-events.ts';
import { renderFace } from './rating-faces.ts';
import { base, button } from './shared.styles.ts';

const longestComment = 1000;

/**
 * Asks how a chat was that has ended. Whoever does not want to say begins another chat, or leaves.
 *
 * @fires chat-rate - "Send rating"
 */
export class ChatRating extends LitElement {
  static override styles = [base, button, ratingStyles];
  static override properties = {
    strings: { attribute: false },
    score: { state: true },
    step: { state: true },
  };

  declare strings: Strings;
  /** 1 to 5; 0 before the choice. */
  declare private score: number;
  declare private step: 'asking' | 'sending' | 'failed' | 'thanks';

  constructor() {
    super();
    this.score = 0;
    this.step = 'asking';
  }

  protected override render() {
    const { rating } = this.strings;
    if (this.step === 'thanks') return html`<p class="thanks" tabindex="-1">${rating.thanks}</p>`;
    return html`<form @submit=${this.handleSubmit}>
      <fieldset>
        <legend>${rating.question}</legend>
        <div class="scores">
          ${rating.scores.map((name, place) => this.renderScore(name, place + 1))}
        </div>
      </fieldset>
      <p class="chosen" aria-hidden="true">${rating.scores[this.score - 1]}</p>
      ${this.score ? this.renderRest() : nothing}
    </form>`;
  }

  private renderScore(name: string, score: number) {
    return html`<label title=${name}>
      <input
        type="radio"
        name="score"
        aria-label=${name}
        value=${score}
        @change=${() => (this.score = score)}
      />
      ${renderFace(score)}
    </label>`;
  }

  private renderRest() {
    const { rating } = this.strings;
    const hasFailed = this.step === 'failed';
    return html`<label class="comment">
        ${rating.comment}
        <textarea rows="2" maxlength=${longestComment}></textarea>
      </label>
      ${hasFailed ? html`<p class="failed" id="failed">${rating.failed}</p>` : nothing}
      <button
        class="button main"
        aria-disabled=${this.step === 'sending'}
        aria-describedby=${hasFailed ? 'failed' : nothing}
      >
        ${rating.send}
      </button>`;
  }

  private handleSubmit(event: Event): void {
    event.preventDefault();
    if (!this.score || this.step === 'sending') return;
    this.step = 'sending';
    const comment = this.renderRoot.querySelector('textarea')?.value.trim();
    const onDone = (isTold: boolean) => void this.finish(isTold);
    fire(this, 'chat-rate', { score: this.score, ...(comment && { comment }), onDone });
  }

  private async finish(isTold: boolean): Promise<void> {
    const hadFocus = Boolean(this.shadowRoot?.activeElement);
    this.step = isTold ? 'thanks' : 'failed';
    if (!isTold) announce(this, { text: this.strings.rating.failed });
    else if (!hadFocus) announce(this, { text: this.strings.rating.thanks });
    await this.updateComplete;
    // What had the focus is gone.
    if (isTold && hadFocus) this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
  }
}

define('docent-chat-rating', ChatRating);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-rating': ChatRating;
  }
}
