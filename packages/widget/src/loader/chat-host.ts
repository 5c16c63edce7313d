import type { ChatContext, ChatEvents, SendResult } from '../api.ts';
import type { ChatConfig } from '../options.ts';
import type { Strings } from '../strings/strings.ts';

/** What the loader, which draws the bubble, hands to the rest of the chat. */
export interface ChatHost {
  /** The `<docent-chat>` element. */
  readonly element: HTMLElement;
  /** Where the panel goes, after the bubble. */
  readonly root: ShadowRoot;
  readonly bubble: HTMLButtonElement;
  readonly config: ChatConfig;
  /** What the bubble shows: the count in it and in its name, and whether the panel is open. Words come when they are there. */
  readonly show: (face: {
    readonly unread: number;
    readonly isOpen: boolean;
    readonly strings?: Strings | undefined;
  }) => void;
  /** Fires `docent-chat-<name>` on the element. */
  readonly emit: <Name extends keyof ChatEvents>(name: Name, detail: ChatEvents[Name]) => void;
}

/** The rest of the chat, a chunk of its own, once it has loaded. */
export interface ChatApp {
  /** Loads what the panel needs, without showing it. */
  readonly preload: () => void;
  /** `byVisitor`: focus goes into the panel. */
  readonly open: (options: { readonly byVisitor: boolean }) => Promise<void>;
  readonly close: () => Promise<void>;
  readonly isOpen: () => boolean;
  readonly send: (text: string) => Promise<SendResult>;
  readonly setContext: (context: ChatContext | null) => void;
  /** Opens it with the page as its subject. */
  readonly ask: () => Promise<void>;
  /** Puts the element into another one, or back. */
  readonly attachTo: (element: Element | null) => Promise<void>;
  readonly destroy: () => void;
}

/** Starts it; a stored session is taken up at once. */
export type StartApp = (host: ChatHost) => ChatApp;

/** Where the session is stored, which the loader looks for and nothing else. */
export const sessionKey = 'docent.chat';
