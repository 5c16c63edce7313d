import type { ChatAccess } from '../session/functions-api.ts';
import type { MediaUrl } from '../state/model.ts';
import type {
  MediaKey,
  MessagePage,
  SendOutcome,
  TransportEvents,
  TransportMessage,
} from '../transport/transport.ts';

/** What the keeper of the connection tells: the events of whichever transport holds at the moment, and its own. */
export interface ConnectionEvents extends Pick<
  TransportEvents,
  'onMessage' | 'onMessageChanged' | 'onMessageRemoved' | 'onOthersSeen' | 'onTyping'
> {
  readonly onLine: (line: 'down' | 'connecting' | 'up') => void;
  /** The newest messages, after each opening and after each gap. */
  readonly onLatest: (page: MessagePage & { seenIndex: number; othersSeenIndex: number }) => void;
  /** A new token: to be stored. */
  readonly onAccess: (access: ChatAccess) => void;
  /** The chat is over (`by-team`), or no longer ours (`lost`). Nothing is tried any more. */
  readonly onOver: (why: 'by-team' | 'lost') => void;
}

/**
 * Keeps a chat connected, whatever happens: opens a transport, opens another when it breaks, refreshes the token before it
 * ends, notices a line that is dead or a machine that has slept, and fetches what was missed.
 */
export interface Connection {
  /** `later` at once while the line is down. */
  send(message: TransportMessage): Promise<SendOutcome>;
  /** Whether a message of ours after `sinceIndex` is at the server. Waits for the line; rejects only after `stop`. */
  isStored(clientId: string, sinceIndex: number): Promise<boolean>;
  /** Rejects when the line is down, or fails. */
  readBefore(index: number): Promise<MessagePage>;
  /** Where a file is for the next minutes. Waits for the line; rejects when it fails, and after `stop`. */
  readMediaUrl(file: MediaKey): Promise<MediaUrl>;
  markSeen(index: number): void;
  tellTyping(): void;
  /** A token with which the Functions can be called now. Rejects with a `FunctionsError`. */
  freshAccess(): Promise<ChatAccess>;
  /** Tries again now instead of after the pause; for the visitor's "Try again". */
  retryNow(): void;
  /** Resolves when the line is up, at once when it is; never after `stop`. */
  whenUp(): Promise<void>;
  stop(): void;
}
