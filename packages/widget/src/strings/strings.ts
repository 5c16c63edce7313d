import type { SendRefusal, Trouble } from '../state/model.ts';

/** Every word that a visitor sees or hears, in one language. */
export interface Strings {
  readonly heading: string;
  readonly greeting: string;
  readonly close: string;
  readonly menu: string;
  readonly endChat: string;
  readonly endQuestion: string;
  readonly endConfirm: string;
  readonly endCancel: string;
  readonly endFailed: string;
  readonly ended: {
    readonly 'by-visitor': string;
    readonly 'by-team': string;
    readonly lost: string;
  };
  readonly startAnew: string;
  readonly composerLabel: string;
  readonly composerPlaceholder: string;
  /** Of a text that is too long for one message. */
  readonly composerTooLong: string;
  readonly send: string;
  readonly messagesLabel: string;
  readonly loadEarlier: string;
  readonly jumpToNewest: string;
  /** `count` is 1 or more. */
  readonly newMessages: (count: number) => string;
  readonly showMore: string;
  readonly showLess: string;
  /** In place of a message that has no text, such as a picture. */
  readonly emptyMessage: string;
  readonly you: string;
  readonly bot: string;
  readonly person: string;
  readonly queued: string;
  readonly sending: string;
  readonly sent: string;
  readonly read: string;
  readonly failed: Readonly<Record<SendRefusal, string>>;
  readonly retry: string;
  readonly copy: string;
  readonly copied: string;
  readonly discard: string;
  readonly docsHeading: string;
  /** `name` is empty where nobody knows it. */
  readonly typing: (name: string) => string;
  readonly connecting: string;
  readonly offline: string;
  readonly trouble: Readonly<Record<Trouble, string>>;
  readonly tryAgain: string;
  /** Who one is: `Ada · +1 415 555 2671`. */
  readonly chattingAs: string;
  readonly change: string;
}
