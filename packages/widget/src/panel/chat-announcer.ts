import { toCounted } from '../strings/fill.ts';
import type { Strings } from '../strings/strings.ts';
import { announceEvent, type Announcement } from './announcement.ts';
import { createAnnouncer } from './announcer.ts';
import { define } from './define.ts';

// Its own, because it stands in the panel and beside the bubble alike.
const unseen = {
  position: 'absolute',
  inlineSize: '1px',
  blockSize: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};

/**
 * The one live region of the panel: says what `announce` asks for from anywhere around it. Says nothing while it is not
 * shown: what comes while the chat is closed, the bubble tells.
 */
export class ChatAnnouncer extends HTMLElement {
  declare strings: Strings;
  #root: Node | undefined;
  readonly #announcer = createAnnouncer({
    say: (text) => this.#say(text),
    summarize: (count) => toCounted(this.strings, this.strings.newMessages, count),
  });

  connectedCallback(): void {
    this.ariaLive = 'polite';
    Object.assign(this.style, unseen);
    this.#root = this.getRootNode();
    this.#root.addEventListener(announceEvent, this.#handleAnnounce);
  }

  disconnectedCallback(): void {
    this.#root?.removeEventListener(announceEvent, this.#handleAnnounce);
    this.#announcer.stop();
    this.textContent = '';
  }

  readonly #handleAnnounce = (event: Event) => {
    // It is nobody else's: not the page's, and not that of a region further out.
    event.stopPropagation();
    const { text, isMessage } = (event as CustomEvent<Announcement>).detail;
    if (isMessage) this.#announcer.addMessage(text);
    else this.#announcer.add(text);
  };

  #say(text: string): void {
    const isHeard = document.visibilityState === 'visible' && this.checkVisibility();
    this.textContent = isHeard ? text : '';
  }
}

define('docent-chat-announcer', ChatAnnouncer);

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat-announcer': ChatAnnouncer;
  }
}
