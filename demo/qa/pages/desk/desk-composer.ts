import { html, nothing, type PropertyValues } from 'lit';
import { icons } from '../shared/icons.ts';
import { define, QaElement } from '../shared/qa-element.ts';
import { tellAction } from './desk-action.ts';
import { checkFiles } from './check-files.ts';
import { formatSize } from './desk-time.ts';

/** Where the agent writes: Enter sends, Shift and Enter begin a new line; files come by the button, by dropping or pasting. */
export class DeskComposer extends QaElement {
  static override properties = {
    taskSid: {},
    first: {},
    note: {},
    isText: {},
    files: { state: true },
    problem: { state: true },
    isOver: { state: true },
  };

  declare taskSid: string;
  /** What was written before, and not sent. */
  declare first: string;
  /** How it goes out: `Goes out by SMS to …2671`. */
  declare note: string;
  /** Whether no files can be sent, as by SMS. */
  declare isText: boolean;
  declare files: readonly File[];
  declare problem: string | undefined;
  /** Whether files are held over it. */
  declare isOver: boolean;

  constructor() {
    super();
    this.taskSid = '';
    this.first = '';
    this.note = '';
    this.isText = false;
    this.files = [];
    this.isOver = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // Wherever a file is dropped: the browser would leave the page for it.
    document.addEventListener('dragover', this.#handleOver);
    document.addEventListener('dragleave', this.#handleLeave);
    document.addEventListener('drop', this.#handleDrop);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('dragover', this.#handleOver);
    document.removeEventListener('dragleave', this.#handleLeave);
    document.removeEventListener('drop', this.#handleDrop);
  }

  protected override updated(changed: PropertyValues): void {
    const area = this.#area();
    if (changed.has('taskSid') && area) {
      area.value = this.first;
      this.#grow();
    }
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has('taskSid') || changed.get('taskSid') === undefined) return;
    this.files = [];
    this.problem = undefined;
  }

  /** Puts the cursor into the field. */
  override focus(): void {
    this.#area()?.focus();
  }

  protected override render() {
    return html`<form
      class="desk-composer ${this.isOver ? 'desk-composer-over' : ''}"
      @submit=${this.#handleSubmit}
    >
      ${this.files.length > 0 ? this.#renderFiles() : nothing}
      ${this.problem ? html`<p class="desk-note-bad small" role="alert">${this.problem}</p>` : nothing}
      <div class="desk-composer-row">
        ${this.isText ? nothing : this.#renderAttach()}
        <textarea
          class="input"
          rows="1"
          aria-label="Your answer"
          aria-describedby=${this.note ? 'desk-composer-note' : nothing}
          placeholder="Write an answer"
          maxlength="8000"
          @input=${this.#handleInput}
          @keydown=${this.#handleKey}
          @paste=${this.#handlePaste}
        ></textarea>
        <button class="button button-primary button-icon" type="submit" aria-label="Send">
          ${icons.send}
        </button>
      </div>
      ${
        this.note
          ? html`<p id="desk-composer-note" class="desk-composer-note small muted">
              ${icons.phone} ${this.note}
            </p>`
          : nothing
      }
    </form>`;
  }

  #renderAttach() {
    return html`<button
        class="button button-quiet button-icon"
        type="button"
        aria-label="Attach files"
        @click=${() => this.querySelector<HTMLInputElement>('input[type=file]')?.click()}
      >
        ${icons.file}
      </button>
      <input type="file" multiple hidden @change=${this.#handleChoose} />`;
  }

  #renderFiles() {
    return html`<ul class="desk-tray" aria-label="Files to send">
      ${this.files.map(
        (file) =>
          html`<li class="chip">
            ${icons.file}${file.name} · ${formatSize(file.size)}
            <button
              type="button"
              aria-label=${`Remove ${file.name}`}
              @click=${() => this.#remove(file)}
            >
              ${icons.cross}
            </button>
          </li>`,
      )}
    </ul>`;
  }

  #handleSubmit = (event: Event): void => {
    event.preventDefault();
    const area = this.#area();
    const text = area?.value.trim() ?? '';
    if (!area || (!text && this.files.length === 0)) return;
    tellAction(this, { do: 'send', taskSid: this.taskSid, text, files: this.files });
    area.value = '';
    this.files = [];
    this.problem = undefined;
    tellAction(this, { do: 'draft', taskSid: this.taskSid, text: '' });
    this.#grow();
    area.focus();
  };

  #handleKey = (event: KeyboardEvent): void => {
    // Enter that ends the writing of a Japanese word sends nothing.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) this.#handleSubmit(event);
  };

  #handleInput = (): void => {
    const text = this.#area()?.value ?? '';
    tellAction(this, { do: 'draft', taskSid: this.taskSid, text });
    this.#grow();
  };

  #handleChoose = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    this.#add([...(input.files ?? [])]);
    input.value = '';
    this.focus();
  };

  #handlePaste = (event: ClipboardEvent): void => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.#add(files);
  };

  #handleOver = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.isOver = true;
  };

  #handleLeave = (): void => {
    this.isOver = false;
  };

  #handleDrop = (event: DragEvent): void => {
    event.preventDefault();
    this.isOver = false;
    this.#add([...(event.dataTransfer?.files ?? [])]);
  };

  #add(given: readonly File[]): void {
    if (given.length === 0) return;
    if (this.isText) {
      this.problem = 'An SMS carries no files. Send a link.';
      return;
    }
    const { files, problem } = checkFiles(this.files, given);
    this.files = files;
    this.problem = problem;
  }

  #remove(file: File): void {
    this.files = this.files.filter((one) => one !== file);
    this.problem = undefined;
    this.focus();
  }

  #grow(): void {
    const area = this.#area();
    if (!area) return;
    area.style.blockSize = 'auto';
    area.style.blockSize = `${area.scrollHeight + 2}px`;
  }

  #area(): HTMLTextAreaElement | null {
    return this.querySelector('textarea');
  }
}

define('desk-composer', DeskComposer);
