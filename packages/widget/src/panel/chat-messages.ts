import { html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { findShift } from '../state/find-shift.ts';
import { initialState, type ChatState } from '../state/model.ts';
import { countRows, type MessageRow, type RowRange } from '../state/rows.ts';
import { toCounted } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { announce } from './announce.ts';
import { renderMessage } from './chat-message.ts';
import { authorLineStyles } from './author-line.styles.ts';
import { messageStyles } from './chat-message.styles.ts';
import { messagesStyles } from './chat-messages.styles.ts';
import { copyText } from './copy-text.ts';
import { define } from './define.ts';
import { docCardsStyles } from './doc-cards.styles.ts';
import { messageFootStyles } from './message-foot.styles.ts';
import { HistoryKeys } from './history-keys.ts';
import { createReadingReports, type ReadingReports } from './reading-reports.ts';
import { RowView } from './row-view.ts';
import type { Cell } from './row-list.ts';
import { base } from './shared.styles.ts';
import { createNewsTeller } from './tell-news.ts';
import { toRowLabel } from './to-row-label.ts';
import { withGreeting } from './with-greeting.ts';

const copiedMs = 2000;

const shownKeys = [
  'messages',
  'outgoing',
  'othersSeenIndex',
  'hasEarlier',
  'isLoadingEarlier',
  'conversationSid',
  'phase',
  'line',
  'typing',
  'mediaUrls',
] as const satisfies readonly (keyof ChatState)[];

/**
 * The messages of a chat. However many there are, only those around the reader are on the page.
 *
 * @fires chat-retry - A failed message is to be sent again
 * @fires chat-discard - A failed message is to be removed
 * @fires chat-earlier - The reader comes near the first message that is loaded
 * @fires chat-trim - Many more messages are held than a reader at the newest needs
 * @fires chat-seen - A message, and with it all before it, has been on the screen
 * @fires chat-leave - Esc in a message: the reader goes back to writing; heard by the panel
 */
export class ChatMessages extends LitElement {
  static override styles = [
    base,
    messagesStyles,
    messageStyles,
    authorLineStyles,
    docCardsStyles,
    messageFootStyles,
  ];
  static override properties = {
    state: { attribute: false },
    strings: { attribute: false },
    greeting: {},
    locale: {},
  };

  declare state: ChatState;
  declare strings: Strings;
  /** The first lines of the chat; empty for none. */
  declare greeting: string;
  /** How times and days are written; as the browser does by default. */
  declare locale: string;
  #view: RowView | undefined;
  #reports: ReadingReports | undefined;
  #keys: HistoryKeys | undefined;
  #newCount = 0;
  #copiedKey: string | undefined;
  #copiedTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #expanded = new Set<string>();
  readonly #news = createNewsTeller({
    say: (one) => announce(this, one),
    readStrings: () => this.strings,
  });

  constructor() {
    super();
    this.state = initialState;
    this.greeting = '';
    this.locale = '';
  }

  /** Goes to the newest message, and stays with what comes. */
  scrollToNewest(): void {
    this.#view?.goToNewest();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#view?.start();
    this.#watch();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#view?.stop();
    this.#reports?.stop();
    clearTimeout(this.#copiedTimer);
  }

  protected override render(): TemplateResult {
    // The rows and the pill follow the reader: they change without an update of the element.
    return html`<div
        class="scroller"
        role="region"
        tabindex="0"
        aria-label=${this.strings.messagesLabel}
        aria-describedby="hint"
      >
        <ol role="list"></ol>
      </div>
      <div class="hint" id="hint">${this.strings.messagesHint}</div>
      <div class="note" ?hidden=${!this.state.isLoadingEarlier}>${this.strings.loadEarlier}</div>
      <button class="pill" hidden @click=${this.#handlePill}></button>`;
  }

  /** Each key in the composer makes a new state, too. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const previous = changed.get('state');
    if (!previous || changed.size > 1) return true;
    return shownKeys.some((key) => previous[key] !== this.state[key]);
  }

  protected override firstUpdated(): void {
    const place = { scroller: this.#find('.scroller'), list: this.#find('ol') };
    const view = new RowView({ ...place, renderRow: this.#renderRow, onPlace: this.#handlePlace });
    this.#view = view;
    this.#keys = new HistoryKeys({
      ...place,
      view,
      toLabel: (cell) => this.#toLabel(cell),
      onBeforeFirst: this.#handleBeforeFirst,
      onLeave: () => this.dispatchEvent(new Event('chat-leave')),
    });
    this.#watch();
  }

  protected override updated(changed: PropertyValues<this>): void {
    const view = this.#view;
    const { state, greeting } = this;
    const previous = changed.get('state') ?? state;
    const isAnother =
      previous.conversationSid !== undefined && previous.conversationSid !== state.conversationSid;
    if (isAnother) this.#forget();
    else this.#tell(previous);
    const position = view?.firstPosition ?? 0;
    const by = findShift({ previous: previous.messages, next: state.messages, position });
    const toRows = (range: RowRange) => withGreeting({ state, greeting }, range);
    view?.update({ count: countRows(state), toRows }, by);
    if (isAnother) view?.goToNewest();
    this.#keys?.refresh();
  }

  #forget(): void {
    this.#newCount = 0;
    this.#expanded.clear();
    this.#watch();
  }

  #tell(previous: ChatState): void {
    this.#newCount += this.#news.tell(previous, this.state);
  }

  #watch(): void {
    this.#reports?.stop();
    this.#reports =
      this.#view && createReadingReports(this, { view: this.#view, readState: () => this.state });
  }

  readonly #renderRow = (row: MessageRow) =>
    renderMessage(row, {
      strings: this.strings,
      locale: this.locale,
      now: Date.now(),
      from: this,
      isExpanded: this.#expanded.has(row.key),
      isCopied: this.#copiedKey === row.key,
      mediaUrls: this.state.mediaUrls,
      onToggle: (one, button) => void this.#toggle(one, button),
      onCopy: (one) => void this.#copy(one),
    });

  readonly #handlePlace = (isScroll: boolean) => {
    const view = this.#view;
    if (!view) return;
    if (view.isFollowing) this.#newCount = 0;
    const pill = this.#find('.pill');
    pill.hidden = !view.isFarUp && this.#newCount === 0;
    const text = this.#newCount
      ? toCounted(this.strings, this.strings.newMessages, this.#newCount)
      : this.strings.jumpToNewest;
    if (pill.textContent !== text) pill.textContent = text;
    this.#reports?.check(isScroll);
  };

  async #toggle(row: MessageRow, button: Element): Promise<void> {
    this.#view?.hold();
    const isExpanded = this.#expanded.delete(row.key);
    if (!isExpanded) this.#expanded.add(row.key);
    this.requestUpdate();
    await this.updateComplete;
    // The button that was pressed stays in sight.
    if (isExpanded) button.scrollIntoView({ block: 'nearest' });
  }

  async #copy(row: MessageRow): Promise<void> {
    const isCopied = await copyText(row.body);
    if (!isCopied || !this.isConnected) return;
    announce(this, { text: this.strings.copied });
    this.#showCopied(row.key);
    clearTimeout(this.#copiedTimer);
    this.#copiedTimer = setTimeout(() => this.#showCopied(undefined), copiedMs);
  }

  #showCopied(key: string | undefined): void {
    this.#copiedKey = key;
    this.requestUpdate();
  }

  readonly #handlePill = () => {
    this.#find('.scroller').focus({ preventScroll: true });
    this.scrollToNewest();
  };

  readonly #handleBeforeFirst = () => {
    if (!this.state.hasEarlier) return;
    announce(this, { text: this.strings.loadEarlier });
    this.#reports?.check(true);
  };

  #toLabel({ row, element }: Cell): string {
    const { strings, locale } = this;
    return toRowLabel({ row, element, strings, locale });
  }

  /** Rendered once, and never taken away. */
  #find(selector: string): HTMLElement {
    return this.renderRoot.querySelector(selector) as HTMLElement;
  }
}

define('docent-chat-messages', ChatMessages);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-messages': ChatMessages;
  }
}
