import type { OutgoingMessage } from '../state/model.ts';

/** A start that has not been answered yet. Its ID opens the chat: it is removed when the answer is there. */
export interface PendingStart {
  readonly requestId: string;
  /** The message that goes along as the question; undefined for none. */
  readonly clientId?: string;
  readonly createdAt: number;
}

/**
 * Messages that the server does not have yet, the draft, and a start under way: in IndexedDB, for every page and tab of the
 * site; in memory where that is refused. Nothing rejects.
 */
export interface Outbox {
  /** In the order in which they were added. */
  read(): Promise<readonly OutgoingMessage[]>;
  /** Resolves when it is safely stored (or memory has it). */
  add(message: OutgoingMessage): Promise<void>;
  /** Before it is sent, when it goes back to the queue, and when it has failed; a failed one stays until the visitor decides. */
  mark(
    clientId: string,
    change: Pick<OutgoingMessage, 'delivery' | 'refusal' | 'sinceIndex'>,
  ): Promise<void>;
  /** Puts it behind all the others, for another try. */
  requeue(clientId: string): Promise<void>;
  remove(clientId: string): Promise<void>;
  readDraft(): Promise<string>;
  writeDraft(text: string): Promise<void>;
  readStart(): Promise<PendingStart | undefined>;
  writeStart(start: PendingStart | undefined): Promise<void>;
  /** Forgets everything. */
  clear(): Promise<void>;
  /** Closes the database, for the back/forward cache; the next call opens it again. */
  close(): void;
}
