import type { ChatContext, SendResult } from '../api.ts';
import type { ChatState } from '../state/model.ts';

/** What the form asks and the visitor answered. Everything is optional. */
export interface FormAnswers {
  /** E.164, already validated. */
  readonly phone?: string;
  readonly name?: string;
  readonly question?: string;
}

/** A chat without a face: all that the panel and the integrator's calls do. Nothing throws. */
export interface ChatEngine {
  readonly read: () => ChatState;
  /** Calls back after each change. */
  readonly subscribe: (callback: (state: ChatState) => void) => () => void;
  /** Queues a message; starts the chat where there is none. */
  readonly send: (body: string) => Promise<SendResult>;
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
  /** After an end: a new chat can be started. */
  readonly startAnew: () => void;
  /** "Try again" after trouble. */
  readonly retryNow: () => void;
  readonly setContext: (context: ChatContext | null) => void;
  readonly stop: () => void;
}
