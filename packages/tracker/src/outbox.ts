import { randomId, readItem } from '@docent/identity';
import { outboxPrefix, storeMessages } from './first-view.ts';
import type { Message } from './message.ts';
import { eraseStored, takeStored } from './outbox-storage.ts';
import type { Outcome } from './post.ts';
import type { Reporter } from './reporter.ts';

/** What an outbox needs. */
export interface OutboxOptions {
  readonly post: (messages: readonly Message[]) => Promise<Outcome>;
  readonly mayStore: () => boolean;
  readonly reporter: Reporter;
}

/** Messages on their way to Segment, in the order in which they happened. */
export interface Outbox {
  /** What has not arrived. */
  readonly unsent: () => readonly OutboxEntry[];
  /** Sends a message once those before it have arrived; as `prepared` has it, which may drop it. */
  readonly add: (message: Message, prepared?: Promise<Message | undefined>) => void;
  /** Takes over a message that is under way. */
  readonly adopt: (message: Message, outcome: Promise<Outcome>) => void;
  /** Keeps a message until `release`. */
  readonly hold: (message: Message) => void;
  /** Sends what was held, here and on earlier pages, as `toMessage` has it; undefined stays held. */
  readonly release: (toMessage: (message: Message) => Message | undefined) => void;
  /** The reader may be leaving: sends all that can be sent, and stores what has not arrived. */
  readonly flush: () => void;
  /** Forgets what is held, and takes the rest out of storage: somebody has signed out. */
  readonly signOut: () => void;
  /** Forgets every message: consent was withdrawn. */
  readonly clear: () => void;
}

/** A message that has not arrived. */
export type OutboxEntry = Readonly<Pick<Entry, 'message' | 'state'>>;

interface Entry {
  message: Message;
  /** `doubtful`: under way when its page was left. */
  state: 'held' | 'preparing' | 'waiting' | 'sending' | 'doubtful';
  /** Its reader has signed out: it may still be sent, and is stored no more. */
  isForgotten?: boolean;
}

// Two such requests at once may outlive the page.
const maxBatchBytes = 30_000;
const maxRetryMs = 300_000;
// A timer cannot wait for more than 24 days.
const maxWaitMs = 86_400_000;

/**
 * Opens the outbox.
 *
 * @example
 * const outbox = createOutbox({ post, mayStore: () => true, reporter });
 * outbox.add(message);
 */
export function createOutbox({ post, mayStore, reporter }: OutboxOptions): Outbox {
  const key = outboxPrefix + randomId();
  let entries: Entry[] = [];
  /** What storage holds of them. */
  let saved: readonly Entry[] = [];
  let isSending = false;
  let failures = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** Another tab has taken over what this one had stored, or somebody has signed out. */
  const dropTaken = (): void => {
    if (saved.length === 0 || readItem(key)) return;
    entries = entries.filter((entry) => !saved.includes(entry));
    saved = [];
  };
  const save = (): void => {
    dropTaken();
    if (!mayStore()) return;
    const kept = entries.filter(({ isForgotten }) => !isForgotten);
    const stored = kept.map(({ message, state }) => ({
      message,
      isHeld: state === 'held',
      // Where the last request has failed, this one is not taken for arrived: rather twice than never.
      isDoubtful: state === 'doubtful' || (state === 'sending' && failures === 0),
    }));
    saved = storeMessages(key, stored) ? kept : [];
  };
  const remove = (gone: readonly Entry[]): void => {
    entries = entries.filter((entry) => !gone.includes(entry));
    if (saved.length > 0) save();
  };
  const settle = (batch: readonly Entry[], { status, code, retryAfterMs }: Outcome): void => {
    const isFailed = status === 'failed';
    isSending = false;
    failures = isFailed ? failures + 1 : 0;
    for (const { message } of batch)
      reporter.message(isFailed ? 'kept' : status === 'sent' ? status : 'dropped', message);
    // What an earlier page had under way when it was left has arrived, if the way is open; else not.
    const inQuestion = entries.filter(
      (entry) => entry.state === 'doubtful' || batch.includes(entry),
    );
    for (const entry of inQuestion) entry.state = 'waiting';
    if (isFailed) save();
    else remove(inQuestion);
    if (status === 'refused') {
      reporter.problem({
        reason: 'refused',
        message: `Segment refused a message (HTTP ${code}). Check data-write-key and data-api-host.`,
      });
    }
    notBefore = Date.now() + retryAfterMs;
    const backoffMs = Math.min(maxRetryMs, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
    wake(isFailed ? Math.max(retryAfterMs, backoffMs) : 0);
  };
  /** The oldest that wait, up to one that is not ready. */
  const take = (): readonly Entry[] => {
    dropTaken();
    const end = entries.findIndex(({ state }) => state === 'preparing');
    const before = end < 0 ? entries : entries.slice(0, end);
    let batch = before.filter(({ state }) => state === 'waiting');
    while (batch.length > 1 && toBytes(batch) > maxBatchBytes) {
      batch = batch.slice(0, Math.ceil(batch.length / 2));
    }
    return batch;
  };
  const track = (batch: readonly Entry[], outcome: Promise<Outcome>): void => {
    isSending = true;
    for (const entry of batch) entry.state = 'sending';
    void outcome.then((answer) => settle(batch, answer));
  };
  const send = (): void => {
    const batch = take();
    if (batch.length > 0) track(batch, post(batch.map(({ message }) => message)));
  };
  const pump = (): void => {
    if (!isSending && !timer) send();
  };
  const wake = (afterMs: number): void => {
    clearTimeout(timer);
    timer = afterMs ? setTimeout(wake, Math.min(afterMs, maxWaitMs), 0) : undefined;
    pump();
  };
  const load = (): void => {
    dropTaken();
    if (!mayStore()) return;
    const ids = entries.map(({ message }) => message.messageId);
    const found = takeStored(Date.now()).filter(({ message }) => !ids.includes(message.messageId));
    const others = found.map(({ message, isHeld, isDoubtful }): Entry => ({
      message,
      state: isHeld ? 'held' : isDoubtful ? 'doubtful' : 'waiting',
    }));
    entries = [...others, ...entries];
    saved = [];
    save();
    pump();
  };
  addEventListener('online', () => Date.now() >= notBefore && wake(0));
  load();

  return {
    unsent: () => entries,
    add(message, prepared) {
      const entry: Entry = { message, state: prepared ? 'preparing' : 'waiting' };
      entries.push(entry);
      void prepared?.then((result) => {
        // The reader left meanwhile, and it went out as it was.
        if (entry.state !== 'preparing') return;
        if (result) Object.assign(entry, { message: result, state: 'waiting' });
        else remove([entry]);
        pump();
      });
      pump();
    },
    adopt(message, outcome) {
      const entry: Entry = { message, state: 'sending' };
      // An earlier part of the page's life may have stored it.
      entries = entries.filter((other) => other.message.messageId !== message.messageId);
      entries.push(entry);
      track([entry], outcome);
    },
    hold(message) {
      if (!entries.some((entry) => entry.message.messageId === message.messageId)) {
        entries.push({ message, state: 'held' });
        save();
      }
      reporter.message('held', message);
    },
    release(toMessage) {
      // Those of other tabs too.
      load();
      for (const entry of entries) {
        const message = entry.state === 'held' && toMessage(entry.message);
        if (message) Object.assign(entry, { message, state: 'waiting' });
      }
      pump();
    },
    flush() {
      for (const entry of entries) if (entry.state === 'preparing') entry.state = 'waiting';
      if (Date.now() >= notBefore) send();
      if (entries.length > 0) save();
    },
    signOut() {
      remove(entries.filter(({ state }) => state === 'held'));
      for (const entry of entries) entry.isForgotten = true;
      saved = [];
      eraseStored();
    },
    clear() {
      for (const { message } of entries) reporter.message('dropped', message);
      entries = [];
      saved = [];
      eraseStored();
    },
  };
}

function toBytes(batch: readonly Entry[]): number {
  return new Blob([JSON.stringify(batch)]).size;
}
