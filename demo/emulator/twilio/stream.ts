import type { Stream } from '../shared/serve-stream.ts';

/** What is said of one thing that happened. Tokens and passwords are never among it. */
export interface Happening {
  /** Where: a client's socket, REST, media, a webhook sent, Studio told, an SMS, a task, or a control by hand. */
  channel: 'socket' | 'client' | 'rest' | 'media' | 'webhook' | 'studio' | 'sms' | 'task' | 'local';
  /** What, as a person would say it: `connected`, `POST /v1/Conversations`, `onMessageAdded`. */
  what: string;
  /** Whose: an identity, or the account. */
  who?: string | null;
  conversationSid?: string | null;
  /** The HTTP status that it was answered with. */
  status?: number;
  /** What was received or sent, as JSON. */
  body?: unknown;
  /** Why it was refused, and what to do about it. */
  problem?: string;
}

export interface StreamLine extends Happening {
  seq: number;
  /** ISO 8601 */
  at: string;
}

/** Everything that happened, in one order. */
export interface EventStream extends Stream<StreamLine> {
  add(happening: Happening): void;
}

// Enough for a day of testing by hand; a load test would else fill the memory.
const longest = 20_000;

/** Creates an empty stream; it forgets its oldest lines when it gets long. */
export function createEventStream(now: () => number): EventStream {
  let lines: StreamLine[] = [];
  let seq = 0;
  const listeners = new Set<() => void>();
  return {
    add(happening) {
      seq += 1;
      lines.push({ seq, at: new Date(now()).toISOString(), ...happening });
      if (lines.length > longest * 1.5) lines = lines.slice(-longest);
      for (const listener of listeners) listener();
    },
    read(after, limit) {
      const first = lines[0]?.seq ?? 0;
      const from = Math.max(0, after + 1 - first);
      return lines.slice(from, from + limit);
    },
    onGrowth(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
