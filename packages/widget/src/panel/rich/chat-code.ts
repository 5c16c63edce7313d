import { html, LitElement } from 'lit';
import type { Strings } from '../../strings/strings.ts';
import { announce } from '../announce.ts';
import { copyText } from '../copy-text.ts';
import { define } from '../define.ts';

const copiedMs = 2000;

/** A block of code in a message, with a button that copies it. */
export class ChatCode extends LitElement {
  static override properties = {
    code: {},
    language: {},
    strings: { attribute: false },
    isCopied: { state: true },
  };

  declare code: string;
  /** As the message names it; empty for none. */
  declare language: string;
  declare strings: Strings;
  declare private isCopied: boolean;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.code = '';
    this.language = '';
    this.isCopied = false;
  }

  /** Without a tree of its own: what is read out of a message, and what is selected over several, has the code in it. */
  protected override createRenderRoot(): this {
    return this;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.isCopied = false;
  }

  protected override render() {
    const { strings, language, isCopied } = this;
    const name = language || strings.rich.code;
    return html`<div class="bar">
        <span class="language">${name}</span>
        <button type="button" @click=${this.handleCopy}>
          ${isCopied ? strings.copied : strings.rich.copyCode}
        </button>
      </div>
      <pre tabindex="0" role="region" aria-label=${name}><code>${this.code}</code></pre>`;
  }

  private async handleCopy(): Promise<void> {
    const isCopied = await copyText(this.code);
    if (!isCopied || !this.isConnected) return;
    announce(this, { text: this.strings.copied });
    this.isCopied = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => (this.isCopied = false), copiedMs);
  }
}

define('docent-chat-code', ChatCode);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-code': ChatCode;
  }
}
