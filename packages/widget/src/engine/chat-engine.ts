import type { ChatContext, SendResult } from '../api.ts';
import type { Attachment, ChatState } from '../state/model.ts';
import type { MediaKey } from '../transport/transport.ts';

/** What the form asks and the visitor answered. Everything is optional. */
export interface FormAnswers {
  /** E.164, already validated. */
  readonly phone?: string;
  readonly name?: string;
  readonly question?: string;
  /** Of the question. */
  readonly extras?: MessageExtras;
}

/** What goes along with a message. */
export interface MessageExtras {
  readonly attachments?: readonly Attachment[];
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What the visitor thinks of a chat that is over. */
export interface Rating {
  /** 1 to 5. */
  readonly score: number;
  readonly comment?: string;
}

/** How a transcript is written. */
export type TranscriptFormat = 'text' | 'json';

/** A chat without a face: all that the panel and the integrator's calls do. Nothing throws. */
export interface ChatEngine {
  readonly read: () => ChatState;
  /** Calls back after each change. */
  readonly subscribe: (callback: (state: ChatState) => void) => () => void;
  /** Queues a message; starts the chat where there is none. */
  readonly send: (body: string, extras?: MessageExtras) => Promise<SendResult>;
  readonly submitForm: (answers: FormAnswers) => void;
  readonly skipForm: () => void;
  /** Shows the form again, to change who one is. */
  readonly changeVisitor: () => void;
  readonly retry: (clientId: string) => void;
  readonly discard: (clientId: string) => void;
  readonly loadEarlier: () => void;
  /** Lets go of what lies far above, while the reader is at the end. */
  readonly trim: () => void;
  /** The visitor has seen all messages up to this index. */
  readonly markSeen: (index: number) => void;
  readonly tellTyping: () => void;
  readonly setDraft: (text: string) => void;
  readonly setPanelOpen: (isOpen: boolean) => void;
  /** Ends the chat for everybody. False: it could not be ended now. */
  readonly end: () => Promise<boolean>;
  /** Finds out where a file is: `mediaUrls` has it soon after. */
  readonly showMedia: (file: MediaKey) => void;
  /** Tells what the visitor thinks of the chat that has ended on this page. False: it could not be told now. */
  readonly rate: (rating: Rating) => Promise<boolean>;
  /** The whole chat as a file to keep, also after its end on this page; undefined when it cannot be had now. */
  readonly readTranscript: (format: TranscriptFormat) => Promise<File | undefined>;
  /** After an end: a new chat can be started. */
  readonly startAnew: () => void;
  /** "Try again" after trouble. */
  readonly retryNow: () => void;
  readonly setContext: (context: ChatContext | null) => void;
  readonly stop: () => void;
}
