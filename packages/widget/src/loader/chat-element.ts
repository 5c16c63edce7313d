import type { ChatEvents } from '../api.ts';
import type { LoadBehind } from './behind-loader.ts';
import { createChatLoader } from './chat-loader.ts';
import { isWrong } from './is-wrong.ts';
import { readAttribute } from './read-attribute.ts';
import { serveCalls } from './serve-calls.ts';

/** The tag of the chat. */
export const chatTag = 'docent-chat';

const pauseMs = 100;

/**
 * `<docent-chat>`: its attributes are the options, with hyphens. A page has one.
 *
 * @cssprop --docent-chat-accent - The colour of the bubble, the main buttons and the visitor's own messages
 * @cssprop --docent-chat-on-accent - Words and signs on it; in the panel the more legible of black and white by default
 * @cssprop --docent-chat-surface - Behind everything in the panel
 * @cssprop --docent-chat-text - The words in the panel
 * @cssprop --docent-chat-font - The family of the panel's type
 * @cssprop --docent-chat-radius - Of the corners of fields and buttons; those of messages and of the panel follow
 * @cssprop --docent-chat-gap - From the edges of the window, 20px by default
 * @cssprop --docent-chat-gap-inline - The same, for the side alone
 * @cssprop --docent-chat-gap-block - The same, for the bottom alone
 * @cssprop --docent-chat-z - The z-index of bubble and panel, 1000 by default
 * @csspart bubble - The button that opens the chat
 * @csspart badge - The number on it, of messages that wait to be read
 * @csspart panel - The chat itself
 * @csspart header - The line with the title, the menu and the cross
 * @csspart messages - The list of messages
 * @csspart composer - Where a message is written, and the buttons beside it
 * @csspart form - What is asked before the first chat
 */
export interface DocentChatElement extends HTMLElement {
  /** Whoever takes it out of the page does not mean it: it comes back. Of one that is not in the page's own markup. */
  isKept?: boolean;
  /** Starts the chat at once. It starts by itself a moment after the element has come into the page. */
  settle?(): void;
}

/** The events of `<docent-chat>`, as the DOM fires them. */
export type DocentChatEventMap = {
  readonly [Name in keyof ChatEvents as `docent-chat-${Name}`]: CustomEvent<ChatEvents[Name]>;
};

declare global {
  interface HTMLElementTagNameMap {
    'docent-chat': DocentChatElement;
  }
  interface GlobalEventHandlersEventMap extends DocentChatEventMap {}
}

/**
 * Defines `<docent-chat>`, unless another copy of the script already has.
 *
 * @example
 * defineElement(() => import('./behind.ts'));
 */
export function defineElement(load: LoadBehind): void {
  if (customElements.get(chatTag)) return;
  let active: ChatElement | undefined;
  const claim = (element: ChatElement): void => void (active = element);

  // The class is in here because a server that renders the page has no HTMLElement.
  class ChatElement extends HTMLElement implements DocentChatElement {
    declare isKept?: boolean;
    #stop: (() => void) | undefined;

    connectedCallback(): void {
      // A framework may set the attributes after it has put the element into the page.
      queueMicrotask(() => this.settle());
    }

    disconnectedCallback(): void {
      const leave = (): void => this.#leave();
      // With its parent it left by a swap of the body. Else somebody moves it, and has it back in a moment, or took it
      // out: not to quarrel with in every moment.
      if (this.parentNode) queueMicrotask(leave);
      else setTimeout(leave, pauseMs);
    }

    settle(): void {
      if (active && this.isConnected) active.#leave();
      if (this.#stop || !this.isConnected) return;
      if (active) return console.warn('[docent] Two chats:', this);
      claim(this);
      const loader = hasProblem(this) ? explain(this, load) : createChatLoader(this, load);
      this.#stop = () => {
        active = this.#stop = undefined;
        loader?.stop();
        serveCalls({});
      };
      const destroy = (): void => {
        this.#stop?.();
        this.remove();
      };
      serveCalls({ ...loader?.calls, destroy }, loader?.use);
    }

    /** It is out of the page: client-side navigation has put another body there, or somebody has removed it. */
    #leave(): void {
      if (!this.#stop || this.isConnected) return;
      const other = document.querySelector<ChatElement>(chatTag);
      if (!this.isKept) {
        this.#stop();
        return other?.settle();
      }
      // A copy of it, in a page that has been kept as markup, gives way.
      if (other) other.replaceWith(this);
      else (document.body ?? document.documentElement).append(this);
    }
  }
  customElements.define(chatTag, ChatElement);
}

function hasProblem(element: HTMLElement): boolean {
  return !readAttribute(element, 'functions-url') || [...element.attributes].some(isWrong);
}

function explain(element: HTMLElement, load: LoadBehind): undefined {
  load()
    .then((behind) => behind.explain(element))
    .catch(console.error);
}
