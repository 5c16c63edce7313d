import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { checkFiles, type FileProblem } from '../files/check-files.ts';
import { formatBytes } from '../files/format-bytes.ts';
import { isPicture } from '../files/is-picture.ts';
import { tellProblem } from '../files/tell-problem.ts';
import type { ChatConfig } from '../options.ts';
import type { Attachment } from '../state/model.ts';
import { fill } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { attachmentsStyles } from './chat-attachments.styles.ts';
import './chat-preview.ts';
import { define } from './define.ts';
import { fileIcons } from './file-icons.ts';
import { icons } from './icons.ts';
import { base, button } from './shared.styles.ts';

// While files are held over the panel, the browser says so more often than that.
const dragEndsAfterMs = 700;

/**
 * The files that go along with the next message: each with its name, size, and a way to take it out again.
 *
 * @fires change - there are others than before; not beyond the composer
 */
export class ChatAttachments extends LitElement {
  static override styles = [base, button, attachmentsStyles];
  static override properties = {
    config: { attribute: false },
    strings: { attribute: false },
    files: { state: true },
    problems: { state: true },
    isDragging: { state: true },
  };

  declare config: ChatConfig;
  declare strings: Strings;
  declare files: readonly Attachment[];
  declare private problems: readonly FileProblem[];
  declare private isDragging: boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.files = [];
    this.problems = [];
    this.isDragging = false;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.isDragging = false;
  }

  /** Takes those that can be sent, and says of the others why they cannot. */
  add(files: readonly File[]): void {
    this.endDrag();
    const checked = checkFiles({ files, held: this.files, accept: this.config.files });
    this.problems = checked.problems;
    this.change([...this.files, ...checked.accepted]);
  }

  /** Gives the files away, to be sent. */
  take(): readonly Attachment[] {
    const { files } = this;
    this.problems = [];
    if (files.length > 0) this.change([]);
    return files;
  }

  /** Files are held over the panel. */
  drag(): void {
    this.isDragging = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.endDrag(), dragEndsAfterMs);
  }

  protected override render() {
    const { strings, files, problems, isDragging } = this;
    return html`${isDragging ? html`<div class="drop">${strings.files.drop}</div>` : nothing}
      <ul class="problems" role="alert">
        ${problems.map((one) => html`<li>${tellProblem(one, strings)}</li>`)}
      </ul>
      <ul class="files" aria-live="polite">
        ${files.map((file) => this.renderFile(file))}
      </ul>`;
  }

  private renderFile(file: Attachment): TemplateResult {
    const { name, type, blob } = file;
    const { strings } = this;
    return html`<li>
      <span class="look">
        ${fileIcons.file}
        ${isPicture(type) ? html`<docent-chat-preview .blob=${blob}></docent-chat-preview>` : nothing}
      </span>
      <span class="name" dir="auto">${name}</span>
      <small>${formatBytes(blob.size, strings.lang)}</small>
      <button
        class="button icon"
        aria-label=${fill(strings.files.remove, { name })}
        @click=${() => void this.takeOut(file)}
      >
        ${icons.close}
      </button>
    </li>`;
  }

  private async takeOut(file: Attachment): Promise<void> {
    const place = this.files.indexOf(file);
    this.problems = [];
    this.change(this.files.filter((one) => one !== file));
    await this.updateComplete;
    const buttons = this.renderRoot.querySelectorAll<HTMLElement>('li .button');
    const next = buttons[Math.min(place, buttons.length - 1)];
    // Whoever is at the keyboard goes on with the next one, or with writing.
    const { host } = this.getRootNode() as ShadowRoot;
    (next ?? (host as HTMLElement | undefined))?.focus();
  }

  private change(files: readonly Attachment[]): void {
    this.files = files;
    this.dispatchEvent(new Event('change'));
  }

  private endDrag(): void {
    clearTimeout(this.timer);
    this.isDragging = false;
  }
}

define('docent-chat-attachments', ChatAttachments);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-attachments': ChatAttachments;
  }
}
