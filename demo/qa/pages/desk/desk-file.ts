import { html } from 'lit';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { formatSize } from './desk-time.ts';
import type { ChatFile } from './model.ts';

const pictures = /^image\/(png|jpeg|gif|webp|avif)$/;
const largestPreviewBytes = 10_000_000;

/** A file of a message: a picture is shown, anything else is named; both can be opened. */
export class DeskFile extends QaElement {
  static override properties = {
    file: {},
    readUrl: {},
    url: { state: true },
    problem: { state: true },
  };

  declare file: ChatFile;
  /** Asks where the file is for the next minutes. */
  declare readUrl: (file: ChatFile) => Promise<string>;
  declare url: string | undefined;
  declare problem: string | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(async () => {
      if (this.#isPicture() && !this.url) await this.#load();
    });
  }

  protected override render() {
    const { name, size } = this.file;
    return html`<button
        class="desk-file"
        type="button"
        aria-label=${`Open ${name}, ${formatSize(size)}`}
        @click=${this.#handleOpen}
      >
        ${
          this.url && this.#isPicture()
            ? html`<img src=${this.url} alt="" @error=${() => (this.url = undefined)} />`
            : html`${icons.file}`
        }
        <span class="desk-file-name">${name}</span>
        <span class="small muted">${formatSize(size)}</span>
        ${icons.download}
      </button>
      ${this.problem ? html`<span class="desk-note-bad small">${this.problem}</span>` : ''}`;
  }

  #isPicture(): boolean {
    return pictures.test(this.file.type) && this.file.size <= largestPreviewBytes;
  }

  async #load(): Promise<string | undefined> {
    try {
      this.url = await this.readUrl(this.file);
      this.problem = undefined;
      return this.url;
    } catch {
      this.problem = 'The file cannot be opened at the moment. Try again.';
      return undefined;
    }
  }

  /** The address holds for some minutes only, so it is asked for anew. */
  #handleOpen = async (): Promise<void> => {
    const url = await this.#load();
    if (url) open(url, '_blank', 'noopener');
  };
}

define('desk-file', DeskFile);
