import type { Attachment, MediaUrl, SendRefusal, StoredMessage } from '../state/model.ts';

/** A part of the history, ascending by index. */
export interface MessagePage {
  readonly messages: readonly StoredMessage[];
  /** Whether there are messages before the first of these. */
  readonly hasEarlier: boolean;
}

/** What became of a send. */
export type SendOutcome =
  | { readonly kind: 'stored' }
  /** For good. */
  | { readonly kind: 'refused'; readonly refusal: SendRefusal }
  /** Certainly not stored; to be tried again after a pause. */
  | { readonly kind: 'later'; readonly retryAfterMs: number }
  /** The answer was lost: it may or may not have been stored. */
  | { readonly kind: 'in-doubt' };

/** What a connection tells. Nothing is told after `close()`. */
export interface TransportEvents {
  /** The SDK's own line went down or came back; it reconnects by itself. */
  readonly onLine: (line: 'connecting' | 'up') => void;
  readonly onMessage: (message: StoredMessage) => void;
  readonly onMessageChanged: (message: StoredMessage) => void;
  readonly onMessageRemoved: (sid: string) => void;
  /** The highest index that any other participant has read. */
  readonly onOthersSeen: (index: number) => void;
  readonly onTyping: (name: string, isTyping: boolean) => void;
  /** The conversation is closed, as it may be from the start, or the visitor was taken out of it. */
  readonly onClosed: () => void;
  /** The token is about to end. Once it has ended, comes `onBroken('token')`. */
  readonly onTokenEnding: () => void;
  /** This connection is beyond help: open another. `token`: its token was not accepted. */
  readonly onBroken: (why: 'token' | 'line') => void;
}

/** What a connection starts with. */
export interface TransportOptions {
  readonly token: string;
  readonly conversationSid: string;
  /** Who the visitor is in the conversation. */
  readonly identity: string;
  /** Where the socket is, in a test or a local Twilio; of Twilio itself by default. */
  readonly socketUrl?: string | undefined;
  /** Gives up the opening, and lets go of its socket at once; without effect on what is open. */
  readonly signal?: AbortSignal | undefined;
  readonly events: TransportEvents;
}

/** What is known once a connection is open. */
export interface Opened extends MessagePage {
  readonly transport: Transport;
  /** The highest index that the visitor has read, -1 for none. */
  readonly seenIndex: number;
  readonly othersSeenIndex: number;
}

/** Why a connection could not be opened. */
export class OpenError extends Error {
  override readonly name = 'OpenError';
  /** `token`: not accepted. `gone`: the conversation is not there, or not ours. `line`: no answer; try again. */
  readonly why: 'token' | 'gone' | 'line';

  constructor(why: OpenError['why'], message: string) {
    super(message);
    this.why = why;
  }
}

/** What is sent. */
export interface TransportMessage {
  readonly clientId: string;
  readonly body: string;
  readonly attachments?: readonly Attachment[];
  readonly attributes?: Readonly<Record<string, unknown>>;
  /** How much of the files is on the way, 0 to 1. */
  readonly onProgress?: (progress: number) => void;
  /** Gives up the upload: it then settles as `later`, and nothing is stored. Without effect once all files are there. */
  readonly signal?: AbortSignal;
}

/** A file of a message. */
export interface MediaKey {
  /** Of its message. */
  readonly messageIndex: number;
  readonly mediaSid: string;
}

/** One connection to one conversation. Every promise settles within its own time limit. */
export interface Transport {
  send(message: TransportMessage): Promise<SendOutcome>;
  /** Where a file of a message is for the next minutes. Rejects when the line fails; without `url` when it is not there. */
  readMediaUrl(file: MediaKey): Promise<MediaUrl>;
  /** Messages before `index`, at most 30. Rejects when the line fails. */
  readBefore(index: number): Promise<MessagePage>;
  /** The newest messages, at most 30. Rejects when the line fails. */
  readLatest(): Promise<MessagePage>;
  /** Messages after `index`, at most 30; `hasEarlier` is meaningless. Rejects when the line fails. */
  readAfter(index: number): Promise<MessagePage>;
  /** Best effort. */
  markSeen(index: number): void;
  /** Best effort; the SDK itself tells no more often than Twilio wants. */
  tellTyping(): void;
  /** Replaces the token while the old one still holds. False: open another connection instead. */
  updateToken(token: string): Promise<boolean>;
  /** Asks the server for something small; false when no answer comes within 5 s. */
  isAlive(): Promise<boolean>;
  /** `open`, or `over` when the conversation has been closed: asked of the server. Rejects when the line fails. */
  readStanding(): Promise<'open' | 'over'>;
  /** Lets go of the socket at once. */
  close(): void;
}

/**
 * Opens a connection: resolves when the conversation is there and its newest messages (at most 30) are read, so that no
 * message falls between them and `onMessage`. Rejects with an `OpenError` within 20 s.
 */
export type OpenTransport = (options: TransportOptions) => Promise<Opened>;
