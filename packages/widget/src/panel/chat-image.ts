import { html, LitElement, nothing } from 'lit';
import { fill } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { imageStyles } from './chat-image.styles.ts';
import { define } from './define.ts';
import { fileIcons } from './file-icons.ts';
import { icons } from './icons.ts';
import { base, button } from './shared.styles.ts';

/**
 * A picture over the whole window. Esc, the cross and a tap beside it close it, and nothing else; the focus goes back.
 *
 * @fires close - it is closed; not beyond who shows it
 */
export class ChatImage extends LitElement {
  static override styles = [base, button, imageStyles];
  static override properties = {
    strings: { attribute: false },
    name: { attribute: false },
    src: { attribute: false },
    href: { attribute: false },
  };

  declare strings: Strings;
  declare name: string;
  declare src: string;
  /** Where it can be downloaded from. */
  declare href: string | undefined;

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override firstUpdated(): void {
    this.dialog?.showModal();
  }

  protected override render() {
    const { strings, name, src, href } = this;
    return html`<dialog
      aria-label=${name}
      @keydown=${this.handleKey}
      @click=${this.handleTap}
      @close=${() => this.dispatchEvent(new Event('close'))}
    >
      <div class="bar">
        <span class="name" dir="auto">${name}</span>
        ${
          href
            ? html`<a
                class="button icon"
                href=${href}
                target="_blank"
                rel="noopener noreferrer"
                aria-label=${fill(strings.files.download, { name })}
                >${fileIcons.download}</a
              >`
            : nothing
        }
        <button
          class="button icon"
          aria-label=${strings.files.close}
          @click=${() => this.dialog?.close()}
        >
          ${icons.close}
        </button>
      </div>
      <img src=${src} alt=${name} referrerpolicy="no-referrer" />
    </dialog>`;
  }

  private handleKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // The panel under it stays open.
    event.preventDefault();
    event.stopPropagation();
    this.dialog?.close();
  }

  private handleTap({ target }: Event): void {
    if (target === this.dialog) this.dialog?.close();
  }
}

define('docent-chat-image', ChatImage);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-image': ChatImage;
  }
}
