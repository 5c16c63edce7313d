import { html, LitElement, type PropertyValues } from 'lit';
import { refuseText } from '../engine/refuse-text.ts';
import type { ChatConfig } from '../options.ts';
import type { Strings } from '../strings/strings.ts';
import { composerStyles } from './chat-composer.styles.ts';
import { createComposerFiles } from './composer-files.ts';
import { define } from './define.ts';
import { icons } from './icons.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';

const draftDelayMs = 300;
const typingIntervalMs = 2000;
// Chromium takes five seconds to find the direction of every line of a megabyte, and no message is as long as that.
const maxAutoLength = 40_000;

/**
 * Where a message is written. It never locks: what is sent leaves it at once, whatever becomes of it.
 *
 * @fires chat-send - Enter or the button, with a text that can be sent, or files
 * @fires chat-typing - while somebody writes, at most every two seconds
 * @fires chat-draft - what stands in it, soon after each change
 */
export class ChatComposer extends LitElement {
  static override styles = [base, button, composerStyles];
  static override properties = {
    config: { attribute: false },
    strings: { attribute: false },
    draft: { attribute: false },
    resets: { attribute: false },
    placeholder: { attribute: false },
    refusal: { state: true },
  };

  declare config: ChatConfig;
  declare strings: Strings;
  /** What another tab has written; taken while nobody writes here. */
  declare draft: string;
  /** Another number: what stands here was somebody else's. */
  declare resets: number;
  /** What stands there instead of the usual. */
  declare placeholder: string | undefined;
  declare private refusal: NonNullable<ReturnType<typeof refuseText>>['reason'] | undefined;
  private readonly files = createComposerFiles(this);
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** From the first key until the field is left: what comes back from elsewhere is older than what stands here. */
  private isWriting = false;
  private toldTypingAt = -Infinity;

  constructor() {
    super();
    this.draft = '';
    this.resets = 0;
    this.refusal = 'empty';
  }

  override focus(): void {
    this.area?.focus();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.flushDraft();
  }

  private get area(): HTMLTextAreaElement | null {
    return this.renderRoot.querySelector('textarea');
  }

  /** What holds the files of the next message. */
  get tray() {
    return this.renderRoot.querySelector('docent-chat-attachments');
  }

  protected override updated(changed: PropertyValues<this>): void {
    const { area, draft } = this;
    const isReset = changed.get('resets') !== undefined;
    if (isReset) {
      this.isWriting = false;
      this.stopTimer();
      this.tray?.take?.();
    }
    const isNew = isReset || changed.has('draft');
    if (!area || !isNew || area.value === draft || this.isWriting) return;
    area.value = draft;
    this.measure(area);
  }

  protected override render() {
    const { strings, refusal } = this;
    const isOverLong = refusal === 'too-long';
    return html`<p id="hint" role="alert" ?hidden=${!isOverLong}>
        ${isOverLong ? strings.composerTooLong : ''}
      </p>
      <docent-chat-attachments
        .config=${this.config}
        .strings=${strings}
        @change=${() => this.area && this.measure(this.area)}
      ></docent-chat-attachments>
      <div class="box" @click=${this.handleBox}>
        ${this.files.render()}
        <textarea
          rows="1"
          dir="auto"
          autocomplete="off"
          enterkeyhint="send"
          aria-describedby="hint"
          aria-label=${strings.composerLabel}
          aria-invalid=${isOverLong}
          placeholder=${this.placeholder ?? strings.composerPlaceholder}
          @beforeinput=${this.handleBeforeInput}
          @input=${this.handleInput}
          @keydown=${this.handleKey}
          @blur=${this.handleBlur}
          @paste=${this.files.handlePaste}
        ></textarea>
        <button
          class="button main icon"
          aria-label=${strings.send}
          ?disabled=${refusal === 'empty'}
          @click=${this.send}
        >
          ${icons.send}
        </button>
      </div>`;
  }

  private measure(area: HTMLTextAreaElement): void {
    this.refusal = this.readRefusal(area);
    setDirection(area, area.value);
    if (CSS.supports('field-sizing', 'content')) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight}px`;
  }

  private handleBeforeInput(event: InputEvent): void {
    setDirection(event.target as HTMLTextAreaElement, event.data ?? '');
  }

  private handleInput(event: Event): void {
    this.isWriting = true;
    this.measure(event.target as HTMLTextAreaElement);
    this.timer ??= setTimeout(() => this.flushDraft(), draftDelayMs);
    const now = performance.now();
    if (this.refusal === 'empty' || now - this.toldTypingAt < typingIntervalMs) return;
    this.toldTypingAt = now;
    fire(this, 'chat-typing');
  }

  private handleKey(event: KeyboardEvent): void {
    // Enter that chooses a word in an input method sends nothing; Safari tells it by 229 alone.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    this.send();
  }

  private handleBox({ target }: Event): void {
    // Under a finger, the keyboard would come up over what is chosen.
    if (!(target as Element).closest('.attach, input')) this.focus();
  }

  private handleBlur(): void {
    this.flushDraft();
    this.isWriting = false;
  }

  private flushDraft(): void {
    if (this.timer === undefined) return;
    this.stopTimer();
    fire(this, 'chat-draft', { text: this.area?.value ?? '' });
  }

  private stopTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private send(): void {
    const { area } = this;
    if (!area || this.readRefusal(area)) return;
    const body = area.value.trimEnd();
    const attachments = this.tray?.take?.() ?? [];
    this.stopTimer();
    this.toldTypingAt = -Infinity;
    area.value = '';
    this.measure(area);
    // Before the message, because a message that must wait for the form becomes the draft.
    fire(this, 'chat-draft', { text: '' });
    fire(this, 'chat-send', { body, ...(attachments.length > 0 && { attachments }) });
  }

  private readRefusal(area: HTMLTextAreaElement) {
    return refuseText(area.value, Boolean(this.tray?.files?.length))?.reason;
  }
}

function setDirection(area: HTMLTextAreaElement, text: string): void {
  area.dir = text.length > maxAutoLength ? '' : 'auto';
}

define('docent-chat-composer', ChatComposer);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-composer': ChatComposer;
  }
}
