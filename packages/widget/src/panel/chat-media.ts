import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { formatBytes } from '../files/format-bytes.ts';
import { isPicture } from '../files/is-picture.ts';
import type { Attachment, MediaItem, MediaUrl } from '../state/model.ts';
import { fill } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import './chat-image.ts';
import { mediaStyles } from './chat-media.styles.ts';
import './chat-preview.ts';
import { define } from './define.ts';
import { fileIcons } from './file-icons.ts';
import { fire } from './panel-events.ts';
import { base, button } from './shared.styles.ts';

/**
 * The files of a message: pictures are shown and can be enlarged, everything else has a name, a size and a link. Nothing of
 * a file runs here: it opens in a tab of its own, from Twilio's origin.
 *
 * @fires chat-media - where a file is has to be asked
 * @fires chat-discard - what is being sent is not to be sent
 */
export class ChatMedia extends LitElement {
  static override styles = [base, button, mediaStyles];
  static override properties = {
    strings: { attribute: false },
    items: { attribute: false },
    urls: { attribute: false },
    messageIndex: { attribute: false },
    attachments: { attribute: false },
    progress: { attribute: false },
    clientId: { attribute: false },
    asking: { state: true },
    broken: { state: true },
    enlarged: { state: true },
  };

  declare strings: Strings;
  /** Of a message that the server has. */
  declare items: readonly MediaItem[];
  declare urls: Readonly<Record<string, MediaUrl>>;
  /** Of the message. */
  declare messageIndex: number;
  /** Of a message that the server does not have yet. */
  declare attachments: readonly Attachment[];
  /** How much of them is on the way, 0 to 1; undefined while they are not sent. */
  declare progress: number | undefined;
  /** Of the message that is being sent: with it, that can be cancelled. */
  declare clientId: string | undefined;
  /** What was known of each file when it was last asked where it is. */
  declare private asking: ReadonlyMap<string, MediaUrl | undefined>;
  /** Those whose picture could not be shown. */
  declare private broken: ReadonlySet<string>;
  declare private enlarged: MediaItem | undefined;
  /** Where each picture is loaded from: another address for the same one would load it again. */
  private readonly sources = new Map<string, string>();
  /** Was tapped while its link had ended: goes on once there is another. */
  private wanted: string | undefined;

  constructor() {
    super();
    this.items = [];
    this.urls = {};
    this.messageIndex = -1;
    this.attachments = [];
    this.asking = new Map();
    this.broken = new Set();
  }

  protected override willUpdate(): void {
    const isAnswered = (sid: string): boolean => this.urls[sid] !== this.asking.get(sid);
    if ([...this.asking.keys()].some(isAnswered))
      this.asking = new Map([...this.asking].filter(([sid]) => !isAnswered(sid)));
    for (const { sid } of this.items) {
      const url = this.urls[sid]?.url;
      if (url && !this.sources.has(sid) && !this.asking.has(sid)) this.sources.set(sid, url);
    }
  }

  protected override updated(changed: PropertyValues<this>): void {
    for (const { sid } of this.items) if (!(sid in this.urls)) this.ask(sid);
    if (changed.has('urls') && this.wanted && this.hasLink(this.wanted)) this.openWanted();
  }

  protected override render() {
    const { strings, items, attachments, enlarged } = this;
    return html`${items.map((item) => this.renderItem(item))}
    ${attachments.map((file) => this.renderAttachment(file))} ${this.renderProgress()}
    ${
      enlarged
        ? html`<docent-chat-image
            .strings=${strings}
            .name=${this.nameOf(enlarged)}
            .src=${this.sources.get(enlarged.sid)}
            .href=${this.urls[enlarged.sid]?.url}
            @close=${() => (this.enlarged = undefined)}
          ></docent-chat-image>`
        : nothing
    }`;
  }

  private renderItem(item: MediaItem): TemplateResult {
    const { sid, type } = item;
    const isShown = isPicture(type) && !this.broken.has(sid) && !this.isUnavailable(sid);
    return isShown ? this.renderPicture(item) : this.renderFile(item);
  }

  private renderPicture(item: MediaItem): TemplateResult {
    const name = this.nameOf(item);
    const source = this.sources.get(item.sid);
    return html`<button
      class="picture"
      aria-label=${fill(this.strings.files.enlarge, { name })}
      aria-haspopup="dialog"
      @click=${() => source && (this.enlarged = item)}
    >
      ${
        source
          ? html`<img
              src=${source}
              alt=${name}
              decoding="async"
              referrerpolicy="no-referrer"
              @error=${() => this.handleBroken(item.sid)}
            />`
          : nothing
      }
    </button>`;
  }

  private renderFile(item: MediaItem): TemplateResult {
    const { strings } = this;
    const { sid, size } = item;
    const name = this.nameOf(item);
    if (this.isUnavailable(sid)) {
      return html`<div class="file">
        ${this.renderName(name, size)}
        <span class="note">
          ${strings.files.unavailable}
          <button class="again" @click=${() => this.ask(sid)}>${strings.tryAgain}</button>
        </span>
      </div>`;
    }
    // Without an address it is a link that leads nowhere yet.
    return html`<a
      class="file"
      data-sid=${sid}
      href=${this.urls[sid]?.url ?? nothing}
      role="link"
      tabindex="0"
      target="_blank"
      rel="noopener noreferrer"
      aria-label=${fill(strings.files.download, { name })}
      @click=${(event: Event) => this.handleLink(event, sid)}
      >${this.renderName(name, size)} ${fileIcons.download}</a
    >`;
  }

  private renderName(name: string, size: number): TemplateResult {
    return html`${fileIcons.file}
      <span class="about">
        <span class="name" dir="auto">${name}</span>
        ${size > 0 ? html`<small>${formatBytes(size, this.strings.lang)}</small>` : nothing}
      </span>`;
  }

  private renderAttachment({ name, type, blob }: Attachment): TemplateResult {
    return html`<div class="file">
      ${isPicture(type) ? html`<docent-chat-preview .blob=${blob}></docent-chat-preview>` : nothing}
      ${this.renderName(name, blob.size)}
    </div>`;
  }

  private renderProgress(): TemplateResult | typeof nothing {
    const { strings, progress, clientId } = this;
    if (progress === undefined) return nothing;
    const percent = new Intl.NumberFormat(strings.lang, { style: 'percent' }).format(progress);
    const text = fill(strings.files.uploading, { percent });
    return html`<div class="progress">
      <progress max="1" .value=${progress} aria-label=${text}></progress>
      <span aria-hidden="true">${text}</span>
      ${
        clientId === undefined
          ? nothing
          : html`<button class="again" @click=${() => fire(this, 'chat-discard', { clientId })}>
              ${strings.files.cancel}
            </button>`
      }
    </div>`;
  }

  private nameOf({ name }: MediaItem): string {
    return name || this.strings.files.unnamed;
  }

  private isUnavailable(sid: string): boolean {
    const known = this.urls[sid];
    return known !== undefined && !known.url && !this.asking.has(sid);
  }

  private hasLink(sid: string): boolean {
    const { url, until = 0 } = this.urls[sid] ?? {};
    return Boolean(url) && until > Date.now();
  }

  private ask(sid: string): void {
    if (this.asking.has(sid)) return;
    this.asking = new Map([...this.asking, [sid, this.urls[sid]]]);
    fire(this, 'chat-media', { messageIndex: this.messageIndex, mediaSid: sid });
  }

  /** Its link may have ended meanwhile; one that has not is no picture. */
  private handleBroken(sid: string): void {
    if (this.hasLink(sid) || !this.sources.delete(sid))
      this.broken = new Set([...this.broken, sid]);
    else this.ask(sid);
    this.requestUpdate();
  }

  private handleLink(event: Event, sid: string): void {
    if (this.hasLink(sid)) return;
    event.preventDefault();
    this.wanted = sid;
    this.ask(sid);
  }

  private openWanted(): void {
    const link = this.renderRoot.querySelector<HTMLElement>(`[data-sid="${this.wanted}"]`);
    this.wanted = undefined;
    link?.click();
  }
}

define('docent-chat-media', ChatMedia);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-media': ChatMedia;
  }
}
