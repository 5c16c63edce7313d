import { storeMessage } from './first-view.ts';
import type { Message } from './message.ts';
import { eraseOutbox, isStored, loadOutbox, unstoreMessage } from './outbox-storage.ts';
import type { Outcome } from './post.ts';

/** What an outbox needs. */
export interface OutboxOptions {
  readonly post: (messages: readonly Message[]) => Promise<Outcome>;
  readonly mayStore: () => boolean;
  readonly report: (status: 'sent' | 'kept' | 'held' | 'dropped', message: Message) => void;
  /** Segment did not want a message: its answer. */
  readonly onRefused: (code: number) => void;
}

/** Messages on their way to Segment, in the order in which they happened. */
export interface Outbox {
  /** Sends a message as soon as those before it have arrived; first lets `prepare` work on it. */
  readonly add: (message: Message, prepare?: Promise<Message | undefined>) => void;
  /** Takes over a message that is under way. */
  readonly adopt: (message: Message, outcome: Promise<Outcome>) => void;
  /** Keeps a message until `release`. */
  readonly hold: (message: Message) => void;
  /** Sends what was held; `toMessage` may change it, or give it up. */
  readonly release: (toMessage: (message: Message) => Message | undefined) => void;
  /** Looks again at what is stored, now that it may be. */
  readonly resume: () => void;
  /** The reader may be leaving: sends all that can be sent, and stores what has not arrived. */
  readonly flush: () => void;
  /** Forgets what is held, and takes the rest out of storage: somebody signed out. */
  readonly signOut: () => void;
  /** Forgets every message: consent was withdrawn. */
  readonly clear: () => void;
}

interface Entry {
  message: Message;
  state: 'held' | 'waiting' | 'preparing' | 'sending' | 'doubtful';
  /** Whether storage holds it too; then it is ours to send only as long as it is there. */
  isInStorage: boolean;
  /** Its reader has signed out: it may still be sent, and is stored no more. */
  isForgotten?: boolean;
}

const maxBatchLength = 50_000;
const maxRetryMs = 300_000;

/**
 * Opens the outbox: with all that earlier pages could not send.
 *
 * @example
 * const outbox = createOutbox({ post, mayStore: () => true, report, onRefused });
 * outbox.add(message);
 */
export function createOutbox({ post, mayStore, report, onRefused }: OutboxOptions): Outbox {
  let entries: Entry[] = [];
  let isSending = false;
  let failures = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const load = (): void => {
    if (!mayStore()) return;
    const known = new Set(entries.map(({ message }) => message.messageId));
    const found = loadOutbox(Date.now()).filter(({ message }) => !known.has(message.messageId));
    entries.unshift(
      ...found.map(({ message, isHeld, isDoubtful }): Entry => {
        const state = isHeld ? 'held' : isDoubtful ? 'doubtful' : 'waiting';
        return { message, state, isInStorage: true };
      }),
    );
  };
  const store = (entry: Entry): void => {
    const { message, state } = entry;
    if (!mayStore() || entry.isForgotten) return;
    entry.isInStorage = storeMessage({
      message,
      isHeld: state === 'held',
      isDoubtful: state === 'sending',
    });
  };
  const remove = (entry: Entry): void => {
    entries = entries.filter((other) => other !== entry);
    if (entry.isInStorage) unstoreMessage(entry);
  };
  const settle = (batch: readonly Entry[], { status, code, retryAfterMs }: Outcome): void => {
    const isFailed = status === 'failed';
    for (const entry of batch.filter((one) => entries.includes(one))) {
      entry.state = 'waiting';
      if (isFailed) store(entry);
      else remove(entry);
      report(isFailed ? 'kept' : status === 'sent' ? 'sent' : 'dropped', entry.message);
    }
    // What an earlier page had under way when it was left has arrived, if the way is open; else not.
    for (const entry of entries.filter(({ state }) => state === 'doubtful')) {
      if (isFailed) entry.state = 'waiting';
      else remove(entry);
    }
    if (status === 'refused') onRefused(code);
    failures = isFailed ? failures + 1 : 0;
    const backoffMs = isFailed ? Math.min(maxRetryMs, 500 * 2 ** failures) : 0;
    notBefore = Date.now() + retryAfterMs;
    wake(Math.max(retryAfterMs, backoffMs * (0.5 + Math.random() / 2)));
  };
  /** The oldest that wait, up to one that is not ready. */
  const take = (): readonly Entry[] => {
    const batch: Entry[] = [];
    let length = 0;
    for (const entry of [...entries]) {
      if (entry.state === 'preparing') break;
      if (entry.state !== 'waiting') continue;
      // Another tab has sent it, or somebody has signed out.
      if (entry.isInStorage && !isStored(entry)) {
        remove(entry);
        continue;
      }
      length += JSON.stringify(entry.message).length;
      if (batch.length > 0 && length > maxBatchLength) break;
      batch.push(entry);
    }
    return batch;
  };
  const send = (batch: readonly Entry[]): void => {
    for (const entry of batch) {
      entry.state = 'sending';
      // Storage holds what nobody is sending, or else a second tab would send it too.
      if (entry.isInStorage) unstoreMessage(entry);
      entry.isInStorage = false;
    }
    track(batch, post(batch.map(({ message }) => message)));
  };
  const track = (batch: readonly Entry[], outcome: Promise<Outcome>): void => {
    isSending = true;
    void outcome.then((answer) => {
      isSending = false;
      settle(batch, answer);
    });
  };
  const pump = (): void => {
    if (isSending || timer !== undefined) return;
    const batch = take();
    if (batch.length > 0) send(batch);
  };
  const wake = (afterMs: number): void => {
    clearTimeout(timer);
    timer = undefined;
    if (!afterMs) return pump();
    timer = setTimeout(wake, afterMs, 0);
  };
  addEventListener('online', () => {
    if (Date.now() >= notBefore) wake(0);
  });
  load();

  return {
    add(message, prepare) {
      const entry: Entry = { message, state: prepare ? 'preparing' : 'waiting', isInStorage: false };
      entries.push(entry);
      void prepare?.then((prepared) => {
        // The reader left meanwhile, and it went out as it was.
        if (entry.state !== 'preparing') return;
        entry.state = 'waiting';
        if (prepared) entry.message = prepared;
        else remove(entry);
        pump();
      });
      pump();
    },
    adopt(message, outcome) {
      const entry: Entry = { message, state: 'sending', isInStorage: false };
      entries.push(entry);
      track([entry], outcome);
    },
    hold(message) {
      const isKnown = entries.some((entry) => entry.message.messageId === message.messageId);
      const entry: Entry = { message, state: 'held', isInStorage: false };
      if (!isKnown) {
        entries.push(entry);
        store(entry);
      }
      report('held', message);
    },
    release(toMessage) {
      // Those of other tabs too.
      load();
      for (const entry of entries.filter(({ state }) => state === 'held')) {
        const message = toMessage(entry.message);
        if (message) Object.assign(entry, { message, state: 'waiting' });
        else remove(entry);
      }
      pump();
    },
    resume() {
      load();
      pump();
    },
    flush() {
      for (const entry of entries) if (entry.state === 'preparing') entry.state = 'waiting';
      const batch = Date.now() < notBefore ? [] : take();
      if (batch.length > 0) send(batch);
      for (const entry of entries) if (entry.state !== 'doubtful') store(entry);
    },
    signOut() {
      entries.filter(({ state }) => state === 'held').forEach(remove);
      for (const entry of entries) {
        if (entry.isInStorage) unstoreMessage(entry);
        Object.assign(entry, { isInStorage: false, isForgotten: true });
      }
    },
    clear() {
      entries.forEach(remove);
      eraseOutbox();
    },
  };
}
