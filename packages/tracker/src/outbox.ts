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
  /** Sends a message as soon as those before it have arrived; first lets `prepared` become. */
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

interface Entry {
  message: Message;
  /** `doubtful`: under way when its page was left. */
  state: 'held' | 'preparing' | 'waiting' | 'sending' | 'doubtful';
  /** Its reader has signed out: it may still be sent, and is stored no more. */
  isForgotten?: boolean;
}

// As many as a request may hold that outlives the page.
const maxBatch = 30;
const maxRetryMs = 300_000;

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

  const save = (): void => {
    if (!mayStore()) return;
    saved = entries.filter(({ isForgotten }) => !isForgotten);
    const stored = saved.map(({ message, state }) => ({
      message,
      isHeld: state === 'held',
      isDoubtful: state === 'sending' || state === 'doubtful',
    }));
    storeMessages(key, stored);
  };
  const remove = (gone: readonly Entry[]): void => {
    entries = entries.filter((entry) => !gone.includes(entry));
    if (saved.length > 0) save();
  };
  const settle = (batch: readonly Entry[], { status, code, retryAfterMs }: Outcome): void => {
    const isFailed = status === 'failed';
    isSending = false;
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
    failures = isFailed ? failures + 1 : 0;
    notBefore = Date.now() + retryAfterMs;
    const backoffMs = Math.min(maxRetryMs, 500 * 2 ** failures) * (0.5 + Math.random() / 2);
    wake(isFailed ? Math.max(retryAfterMs, backoffMs) : 0);
  };
  /** The oldest that wait, up to one that is not ready. */
  const take = (): readonly Entry[] => {
    // Another tab has taken them over, or somebody has signed out.
    if (saved.length > 0 && !readItem(key)) {
      const gone = saved;
      saved = [];
      remove(gone);
    }
    const end = entries.findIndex(({ state }) => state === 'preparing');
    const before = end < 0 ? entries : entries.slice(0, end);
    return before.filter(({ state }) => state === 'waiting').slice(0, maxBatch);
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
    timer = afterMs ? setTimeout(wake, afterMs, 0) : undefined;
    pump();
  };
  const load = (): void => {
    if (!mayStore()) return;
    const found = takeStored(Date.now()).map(({ message, isHeld, isDoubtful }): Entry => ({
      message,
      state: isHeld ? 'held' : isDoubtful ? 'doubtful' : 'waiting',
    }));
    if (found.length === 0) return;
    // What this page had stored is among them.
    entries = [...found, ...entries.filter((entry) => !saved.includes(entry))];
    save();
    pump();
  };
  addEventListener('online', () => Date.now() >= notBefore && wake(0));
  load();

  return {
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
      save();
    },
    clear() {
      entries = saved = [];
      eraseStored();
    },
  };
}
