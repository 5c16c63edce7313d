import { html, nothing, type PropertyValues } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { tellAction } from './desk-action.ts';
import type { ChatFile, ChatMessage } from './model.ts';
import { renderLine } from './render-line.ts';
import type { ChatLine } from './to-lines.ts';

const nearEndPixels = 80;

/** The transcript of a chat. What others write is told to screen readers, one's own words are not. */
export class DeskMessages extends QaElement {
  static override properties = {
    taskSid: {},
    lines: {},
    typing: {},
    readUrl: {},
    hasMore: { state: true },
    news: { state: true },
  };

  declare taskSid: string;
  declare lines: readonly ChatLine[];
  /** The name of the visitor, while they type. */
  declare typing: string | undefined;
  declare readUrl: (file: ChatFile) => Promise<string>;
  /** Whether there is something new below what is shown. */
  declare hasMore: boolean;
  /** What a screen reader is to say. */
  declare news: string;

  #isAtEnd = true;
  #lastIndex = -1;
  readonly #resizes = new ResizeObserver(() => this.#isAtEnd && this.#toEnd());

  constructor() {
    super();
    this.taskSid = '';
    this.lines = [];
    this.hasMore = false;
    this.news = '';
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#resizes.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const isOther = changed.has('taskSid');
    if (isOther) this.#isAtEnd = true;
    if (changed.has('lines')) this.#hear(isOther);
  }

  protected override firstUpdated(): void {
    const list = this.querySelector('.desk-log-list');
    const log = this.#log();
    // A picture that comes late moves the end.
    for (const element of [list, log]) if (element) this.#resizes.observe(element);
  }

  protected override updated(changed: PropertyValues): void {
    if (this.#isAtEnd && (changed.has('lines') || changed.has('typing'))) this.#toEnd();
  }

  protected override render() {
    const options = {
      readUrl: this.readUrl,
      onRetry: (clientId: string) =>
        tellAction(this, { do: 'retry', taskSid: this.taskSid, clientId }),
      onDiscard: (clientId: string) =>
        tellAction(this, { do: 'discard', taskSid: this.taskSid, clientId }),
    };
    return html`<div
        class="desk-log"
        role="log"
        aria-live="off"
        aria-label="Messages"
        tabindex="0"
        @scroll=${this.#handleScroll}
      >
        <ol class="desk-log-list">
          ${repeat(
            this.lines,
            ({ key }) => key,
            (line) => renderLine(line, options),
          )}
        </ol>
        <p class="desk-typing small muted" ?hidden=${!this.typing}>
          ${icons.person} ${this.typing} is typing
          <span class="desk-dots" aria-hidden="true"></span>
        </p>
      </div>
      ${
        this.hasMore
          ? html`<button class="button desk-more" type="button" @click=${() => this.#toEnd()}>
              ${icons.down} New messages
            </button>`
          : nothing
      }
      <p class="visually-hidden" aria-live="polite">${this.news}</p>`;
  }

  #hear(isOther: boolean): void {
    const messages = this.lines.flatMap((line) => (line.kind === 'message' ? [line.message] : []));
    const fresh = messages.filter(({ index, isOwn }) => !isOwn && index > this.#lastIndex);
    const last = messages.at(-1);
    // What was there when the chat was opened is read in the log.
    const isNews = !isOther && this.#lastIndex >= 0 && fresh.length > 0;
    this.news = isNews ? fresh.map(toNews).join(' ') : '';
    this.hasMore = (isNews && !this.#isAtEnd) || (this.hasMore && !isOther);
    if (last?.isOwn && last.index > this.#lastIndex) this.#isAtEnd = true;
    this.#lastIndex = last?.index ?? -1;
  }

  #handleScroll = (): void => {
    const log = this.#log();
    if (!log) return;
    this.#isAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < nearEndPixels;
    if (this.#isAtEnd) this.hasMore = false;
  };

  #toEnd(): void {
    const log = this.#log();
    if (log) log.scrollTop = log.scrollHeight;
  }

  #log(): HTMLElement | null {
    return this.querySelector('.desk-log');
  }
}

function toNews({ name, text, files }: ChatMessage): string {
  return `${name}: ${text || (files[0]?.name ?? 'a file')}`;
}

define('desk-messages', DeskMessages);
