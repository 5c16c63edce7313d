import { html, LitElement, nothing, type PropertyValues } from 'lit';
import type { OpeningHours } from '../hours/hours.ts';
import { parseReplyTime } from '../hours/parse-reply-time.ts';
import { isOpenAt } from '../hours/is-open-at.ts';
import { readHours } from '../hours/read-hours.ts';
import { toAvailability, type Availability } from '../hours/to-availability.ts';
import { warnOnce } from '../hours/warn-once.ts';
import type { ChatConfig } from '../options.ts';
import type { ChatState } from '../state/model.ts';
import type { Strings } from '../strings/strings.ts';
import { announce } from './announce.ts';
import { availabilityStyles } from './chat-availability.styles.ts';
import { toClosedText, toNextMidnight, toReplyText } from './availability-text.ts';
import { define } from './define.ts';
import { fire } from './panel-events.ts';
import { createLineTimer } from './line-timer.ts';
import { base, button } from './shared.styles.ts';

// Whoever has just answered out of hours is there.
const presenceMs = 15 * 60_000;

/**
 * The line that says when somebody answers: how soon, or when somebody is back and by which way the answer comes.
 *
 * @fires chat-change-visitor - the visitor wants to give a phone, for an answer by SMS
 * @fires chat-away - whether nobody is there: at first and at each change; heard by the panel alone
 */
export class ChatAvailability extends LitElement {
  static override styles = [base, button, availabilityStyles];
  static override properties = {
    config: { attribute: false },
    strings: { attribute: false },
    locale: { attribute: false },
    state: { attribute: false },
  };

  declare config: ChatConfig;
  declare strings: Strings;
  /** A language tag, such as `en-GB`. */
  declare locale: string;
  declare state: ChatState;
  private hours: OpeningHours | undefined;
  private now = 0;
  private availability: Availability = { isOpen: true, changesAt: undefined };
  private wasAway: boolean | undefined;
  private told = '';
  private readonly timer = createLineTimer(() => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer.start();
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.timer.stop();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('config')) this.hours = readHours(this.config);
    this.look(changed.has('config'));
  }

  protected override updated(): void {
    const { isAway } = this;
    if (isAway !== this.wasAway) {
      this.wasAway = isAway;
      this.dispatchEvent(new CustomEvent('chat-away', { detail: isAway }));
    }
    const { text } = this;
    if (text && text !== this.told) announce(this, { text });
    this.told = text;
  }

  protected override render() {
    const { text, strings } = this;
    if (!text) return nothing;
    return html`<div class="line">
      ${clock}
      <div>
        <p>${text}</p>
        ${
          this.isPhoneWanted
            ? html`<button class="button" @click=${() => fire(this, 'chat-change-visitor')}>
                ${strings.hours.needsPhone}
              </button>`
            : nothing
        }
      </div>
    </div>`;
  }

  /** Looks at the clock, once for as long as that holds: the panel renders with every key. */
  private look(isAnew: boolean): void {
    const now = Date.now();
    const { changesAt = Infinity } = this.availability;
    if (isAnew || now >= changesAt || now < this.now) {
      this.availability = toAvailability(this.hours, now);
    }
    this.now = now;
    const times = [
      this.availability.changesAt,
      toNextMidnight(now),
      this.lastAnswerAt + presenceMs,
    ];
    this.timer.set(Math.min(...(times.filter((at) => at !== undefined && at > now) as number[])));
  }

  private get text(): string {
    const { state, strings, locale, now } = this;
    if (state.phase === 'ended') return '';
    if (!this.isAway) return this.replyText;
    const { changesAt: opensAt } = this.availability;
    const phone = this.isSmsPromised ? state.visitor.phone : undefined;
    return toClosedText({ opensAt, phone }, { strings, locale, now });
  }

  /** Until a person has answered; after that the visitor sees how soon they do. */
  private get replyText(): string {
    const { config, strings, locale } = this;
    if (!config.replyTime || this.lastAnswerAt > 0) return '';
    const time = parseReplyTime(config.replyTime);
    if (time) return toReplyText(time, { strings, locale });
    warnOnce('reply-time has to be like 5m, 2h or 1d. Until then, nothing is said of it.');
    return '';
  }

  private get isAway(): boolean {
    return !this.availability.isOpen && this.now >= this.lastAnswerAt + presenceMs;
  }

  /** Whether a phone would bring the answer, and the form asks for one. */
  private get isPhoneWanted(): boolean {
    const { form = 'phone' } = this.config;
    const isAsked = /\bphone\b/.test(form);
    return this.isAway && this.isSmsPromised && isAsked && !this.state.visitor.phone;
  }

  /** The team learns how to answer with the start of a chat: one that began while somebody was there is answered in it. */
  private get isSmsPromised(): boolean {
    const { phase, messages } = this.state;
    const first = messages[0]?.sentAt ?? this.now;
    return phase !== 'open' || (this.hours !== undefined && !isOpenAt(this.hours, first));
  }

  /** ms since 1970; 0 where no person has answered yet. */
  private get lastAnswerAt(): number {
    return this.state.messages.findLast(({ author }) => author === 'person')?.sentAt ?? 0;
  }
}

const clock = html`<svg
  aria-hidden="true"
  viewBox="0 0 24 24"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
  stroke-linecap="round"
  stroke-linejoin="round"
>
  <circle cx="12" cy="12" r="9" />
  <path d="M12 7v5l3 2" />
</svg>`;

define('docent-chat-availability', ChatAvailability);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-availability': ChatAvailability;
  }
}
