import { recordAccount } from './accounts.ts';
import type { Clock } from '../shared/clock.ts';
import type { SegmentConfig } from './config.ts';
import type { Sql } from '../shared/database.ts';
import { createGraph } from './graph.ts';
import { createIdentifierRules, type Identifier } from './identifiers.ts';
import { isObject, type Message } from './messages.ts';
import type { DiscardCode } from './parse-message.ts';
import { appendLine, lastSeq, type Line } from './stream.ts';
import { createTraitStore, type TraitStore } from './trait-store.ts';

/** One thing received: a message, a message that Segment drops although it answers 200, or a refused request. */
export type Entry =
  | { outcome: 'accepted'; sourceId: string; message: Message }
  | { outcome: 'discarded'; sourceId: string | null; code: DiscardCode; why: string; raw: unknown }
  | { outcome: 'rejected'; why: string };

/** What the local Segment keeps: the stream of everything received, and the profiles that it makes. */
export interface Store {
  sql: Sql;
  traits: TraitStore;
  identifiersOf: (message: Pick<Message, 'body'>) => readonly Identifier[];
  /** Takes in what one request brought, all or nothing; resolves once it will survive the end of the process. */
  add(entries: readonly Entry[]): Promise<void>;
  /** Calls back when the stream has grown; returns a function that stops that. */
  onGrowth(callback: () => void): () => void;
  close(): void;
}

interface Pending {
  entries: readonly Entry[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

export function createStore(sql: Sql, config: SegmentConfig, clock: Clock): Store {
  const rules = createIdentifierRules(config.identifiers);
  const traits = createTraitStore(sql, config, clock.now());
  const graph = createGraph(sql, rules, traits);
  const dedupeMs = config.dedupeHours * 3_600_000;
  const listeners = new Set<() => void>();
  let nextSeq = lastSeq(sql) + 1;
  let pending: Pending[] = [];

  function insert(entry: Entry): void {
    if (entry.outcome === 'accepted') return insertMessage(entry.message, entry.sourceId);
    if (entry.outcome === 'rejected') return append({ outcome: 'rejected', reason: entry.why });
    const { code, why, sourceId, raw } = entry;
    const { type, messageId } = isObject(raw) ? raw : {};
    append({
      outcome: 'discarded',
      reason: `${code}: ${why}`,
      sourceId,
      type: toText(type),
      messageId: toText(messageId),
      body: JSON.stringify(raw),
    });
  }

  function insertMessage(message: Message, sourceId: string): void {
    const { type, messageId, timestamp, event, groupId } = message;
    const body = JSON.stringify(message.body);
    const line = { sourceId, type, messageId, timestamp, event, body };
    if (isDuplicate(messageId)) {
      return append({ ...line, outcome: 'duplicate', reason: 'messageId seen before' });
    }
    const seq = nextSeq;
    // Unify merges nothing on alias; @see https://segment.com/docs/connections/spec/alias/
    const identifiers = type === 'alias' ? [] : rules.identifiersOf(message);
    const { profileId, demoted } = graph.place({
      seq,
      sourceId,
      timestamp,
      messageId,
      body,
      identifiers,
    });
    append({ ...line, outcome: 'accepted', profileId, demoted });
    if (profileId !== null) traits.record(profileId, { ...message, seq, sourceId });
    if (groupId) recordAccount(sql, traits, { groupId, seq, sourceId, message });
  }

  function isDuplicate(messageId: string): boolean {
    const seen = sql.get(
      `SELECT 1 FROM messages WHERE message_id = ? AND outcome = 'accepted' AND received_at > ? LIMIT 1`,
      messageId,
      clock.now() - dedupeMs,
    );
    return seen !== undefined;
  }

  /** The next line, received now. */
  function append(line: Omit<Line, 'seq' | 'receivedAt'>): void {
    appendLine(sql, { ...line, seq: nextSeq, receivedAt: clock.now() });
    nextSeq += 1;
  }

  function insertAll(batch: readonly Pending[]): void {
    const begin = nextSeq;
    try {
      sql.transaction(() => {
        for (const { entries } of batch) for (const entry of entries) insert(entry);
      });
    } catch (error) {
      nextSeq = begin;
      throw error;
    }
  }

  /** Everything that came in the meantime shares one commit: a commit costs more than a message. */
  function flush(): void {
    const batch = pending;
    pending = [];
    try {
      insertAll(batch);
      for (const { resolve } of batch) resolve();
    } catch {
      // One of them cannot be stored; the others must not pay for it.
      for (const one of batch) settleAlone(one);
    }
    for (const listener of listeners) listener();
  }

  function settleAlone(one: Pending): void {
    try {
      insertAll([one]);
      one.resolve();
    } catch (error) {
      one.reject(error);
    }
  }

  return {
    sql,
    traits,
    identifiersOf: (message) => rules.identifiersOf(message),
    add(entries) {
      return new Promise((resolve, reject) => {
        if (pending.length === 0) setImmediate(flush);
        pending.push({ entries, resolve, reject });
      });
    },
    onGrowth(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close() {
      if (pending.length > 0) flush();
      sql.close();
    },
  };
}

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
