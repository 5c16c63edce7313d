import type { Visitor } from '@docent/identity';
import type { Config } from './config.ts';
import type { Consent } from './consent.ts';
import { stampMessage, type Draft, type Message } from './message.ts';
import type { Outbox } from './outbox.ts';
import type { Outcome } from './post.ts';

/** What the journal asks of the rest. */
export interface JournalOptions {
  readonly config: Config;
  /** Whether the browser sends Global Privacy Control. */
  readonly isPrivate: boolean;
  readonly readVisitor: () => Visitor;
  readonly readConsent: () => Consent;
  readonly outbox: Outbox;
  /** Lets analytics-next work on a message, where it has loaded. */
  readonly prepare: (message: Message) => Promise<Message | undefined> | undefined;
  readonly report: (status: 'held' | 'dropped', message: Message) => void;
}

/** Decides of everything that happens when it may be told, and whose it is. */
export interface Journal {
  /** @param isPrepared - Whether analytics-next has seen it already. */
  readonly record: (draft: Draft, isPrepared?: boolean) => void;
  /** Takes over a message that is under way, or that is held if it is not. */
  readonly adopt: (message: Message, outcome: Promise<Outcome> | undefined) => void;
  /** Until `work` is done, whose the messages are is not known: they wait. */
  readonly waitFor: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Nobody is waited for any more: the reader is leaving. */
  readonly stopWaiting: () => void;
  /** The reader of what waits for consent has become known. */
  readonly updateReader: () => void;
  /** Consent has come: what waited for it goes out. */
  readonly release: () => void;
  /** What was held until a phone is known goes out. */
  readonly releaseHeld: () => void;
  /** Forgets what waits. */
  readonly clear: () => void;
}

/**
 * Opens the journal of what happens on a page.
 *
 * @example
 * journal.record(buildDraft(toPageCall(page), page, Date.now()));
 */
export function createJournal(options: JournalOptions): Journal {
  const { config, isPrivate, readVisitor, readConsent, outbox, prepare, report } = options;
  let unread: Draft[] = [];
  let unasked: Message[] = [];
  let works = 0;

  const stamp = (draft: Draft, reader: Pick<Visitor, 'anonymousId' | 'phone' | 'userId'>): Message =>
    stampMessage(draft, reader, {
      identifier: config.identifier,
      isPrivate,
      consent: readConsent().preferences,
    });
  /** Who is known on a message stays; who is not, is the reader of now. */
  const restamp = (message: Message): Message =>
    stamp(message, isLinked(message) ? { anonymousId: message.anonymousId } : readVisitor());
  const deliver = (message: Message, isPrepared = false): void => {
    if (!config.identifiedOnly || message.context.externalIds) {
      outbox.add(message, isPrepared ? undefined : prepare(message));
    } else if (isPrivate) {
      report('dropped', message);
    } else {
      outbox.hold(message);
    }
  };
  const write = (draft: Draft, isPrepared = false): void => {
    const { state } = readConsent();
    const message = stamp(draft, readVisitor());
    if (state === 'granted') return deliver(message, isPrepared);
    if (state === 'unknown') unasked.push(message);
    report(state === 'unknown' ? 'held' : 'dropped', message);
  };
  const writeUnread = (): void => unread.splice(0).forEach((draft) => write(draft));

  return {
    record(draft, isPrepared) {
      if (works > 0) unread.push(draft);
      else write(draft, isPrepared);
    },
    adopt(message, outcome) {
      if (!outcome) return deliver(message);
      void prepare(message);
      outbox.adopt(message, outcome);
    },
    async waitFor(work) {
      works += 1;
      try {
        return await work;
      } finally {
        works -= 1;
        if (works === 0) writeUnread();
      }
    },
    stopWaiting: writeUnread,
    updateReader: () => (unasked = unasked.map(restamp)),
    release: () => unasked.splice(0).map(restamp).forEach((message) => deliver(message)),
    releaseHeld() {
      const { anonymousId } = readVisitor();
      outbox.release((message) => (message.anonymousId === anonymousId ? restamp(message) : undefined));
    },
    clear() {
      for (const message of unasked.splice(0)) report('dropped', message);
      unread = [];
    },
  };
}

function isLinked({ userId, context }: Message): boolean {
  return Boolean(userId || context.externalIds);
}
