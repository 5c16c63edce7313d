/** What became of `send`. The message never holds what was typed. */
export type SendResult =
  | { readonly ok: true; readonly id: string }
  | {
      readonly ok: false;
      /** `form`: the visitor answers the form first; the text is in it. `empty`, `too-long`: the text. `off`: no chat here. */
      readonly reason: 'form' | 'empty' | 'too-long' | 'off';
      readonly message: string;
    };

/** What a page knows of its visitor, and of the place where the chat is. */
export interface ChatContext {
  /** In any spelling; refused loudly by the `error` event. */
  readonly phone?: string;
  /** Where a phone in national form belongs, ISO 3166 alpha-2. */
  readonly country?: string;
  readonly name?: string;
  readonly email?: string;
  readonly userId?: string;
  /** Asked for a token that your server has signed, whenever one is needed; never stored. */
  readonly getIdentityToken?: () => Promise<string>;
}

/** What `on` tells, by event; the element fires the same as `docent-chat-<name>`. */
export interface ChatEvents {
  /** The panel is open now. */
  readonly open: undefined;
  /** The panel is closed now. */
  readonly close: undefined;
  /** How many messages wait to be read. */
  readonly unread: { readonly count: number };
  /** A chat was started, not taken up. */
  readonly started: { readonly conversationSid: string };
  /** The chat is over. */
  readonly ended: { readonly by: 'visitor' | 'team' | 'lost' };
  /** A message that has come in, or one of the visitor's that the server has. */
  readonly message: { readonly id: string; readonly from: 'visitor' | 'person' | 'bot' };
  /** What a developer should know; without phones and texts. */
  readonly error: { readonly reason: string; readonly message: string };
}

/** `docent.chat`. Each call returns a promise, also before the chat has loaded, and none throws. */
export interface DocentChat {
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly toggle: () => Promise<void>;
  readonly send: (text: string) => Promise<SendResult>;
  /** Adds to what is known; `null` signs out: nothing of the visitor stays, in any tab. */
  readonly setContext: (context: ChatContext | null) => Promise<void>;
  readonly on: <Name extends keyof ChatEvents>(
    event: Name,
    callback: (detail: ChatEvents[Name]) => void,
  ) => Promise<() => void>;
  /** Opens the chat with the page as its subject, or with the text that is selected on it. */
  readonly ask: () => Promise<void>;
  /** Puts the chat into another element, such as a dialog of the page that is open; `null` puts it back. */
  readonly attachTo: (element: Element | null) => Promise<void>;
  /** Takes the chat off the page; the chat itself goes on, on the next page. */
  readonly destroy: () => Promise<void>;
}

/** The names of all calls, as the stub of the README has them. */
export const chatCallNames = [
  'open',
  'close',
  'toggle',
  'send',
  'setContext',
  'on',
  'ask',
  'attachTo',
  'destroy',
] as const satisfies readonly (keyof DocentChat)[];
