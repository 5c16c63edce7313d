import type { Clock } from './clock.ts';
import type { SegmentConfig } from './config.ts';
import type { Sql } from './database.ts';
import { createGraph, type Placed } from './graph.ts';
import { createIdentifierRules, type Identifier } from './identifiers.ts';
import { isObject, objectAt, type Message } from './messages.ts';
import type { DiscardCode } from './parse-message.ts';
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
  let nextSeq =
    (sql.get<{ seq: number | null }>('SELECT max(seq) AS seq FROM messages')?.seq ?? 0) + 1;
  let pending: Pending[] = [];

  function insert(entry: Entry): void {
    if (entry.outcome === 'accepted') return insertMessage(entry.message, entry.sourceId);
    const isDiscarded = entry.outcome === 'discarded';
    const reason = isDiscarded ? `${entry.code}: ${entry.why}` : entry.why;
    insertRow({
      outcome: entry.outcome,
      reason,
      sourceId: isDiscarded ? entry.sourceId : null,
      type: isDiscarded && isObject(entry.raw) ? toText(entry.raw['type']) : null,
      messageId: isDiscarded && isObject(entry.raw) ? toText(entry.raw['messageId']) : null,
      body: isDiscarded ? JSON.stringify(entry.raw) : null,
    });
  }

  function insertMessage(message: Message, sourceId: string): void {
    const json = JSON.stringify(message.body);
    if (isDuplicate(message.messageId)) {
      insertRow({
        outcome: 'duplicate',
        reason: 'messageId seen before',
        sourceId,
        message,
        body: json,
      });
      return;
    }
    const { timestamp, messageId } = message;
    // Unify merges nothing on alias; @see https://segment.com/docs/connections/spec/alias/
    const identifiers = message.type === 'alias' ? [] : rules.identifiersOf(message);
    const placed: Placed = {
      seq: nextSeq,
      sourceId,
      timestamp,
      messageId,
      body: json,
      identifiers,
    };
    const { profileId, demoted } = graph.place(placed);
    const entry = { ...message, seq: placed.seq, sourceId };
    insertRow({ outcome: 'accepted', sourceId, message, body: json, profileId, demoted });
    if (profileId !== null) traits.record(profileId, entry);
    if (message.groupId) recordAccount(message.groupId, message, placed);
  }

  function isDuplicate(messageId: string): boolean {
    const seen = sql.get(
      `SELECT 1 FROM messages WHERE message_id = ? AND outcome = 'accepted' AND received_at > ? LIMIT 1`,
      messageId,
      clock.now() - dedupeMs,
    );
    return seen !== undefined;
  }

  /** A group call tells of an account, which is known by its group ID alone. */
  function recordAccount(groupId: string, message: Message, { seq, sourceId }: Placed): void {
    const { messageId, timestamp } = message;
    const known = sql.get<{ profile_id: number }>(
      `SELECT profile_id FROM identifiers WHERE collection = 'accounts' AND type = 'group_id' AND value = ?`,
      groupId,
    );
    const id =
      known?.profile_id ?? sql.run(`INSERT INTO profiles (collection) VALUES ('accounts')`);
    sql.run(
      `INSERT INTO identifiers (collection, type, value, profile_id, created_at, first_message_id, source_id)
       VALUES ('accounts', 'group_id', ?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET created_at = excluded.created_at, first_message_id = excluded.first_message_id
       WHERE (excluded.created_at, excluded.first_message_id) < (created_at, first_message_id)`,
      groupId,
      id,
      timestamp,
      messageId,
      sourceId,
    );
    const about = { event: null, properties: {}, traits: objectAt(message.body, 'traits') };
    traits.record(id, { ...about, seq, timestamp, messageId, sourceId });
  }

  function insertRow(row: {
    outcome: Entry['outcome'] | 'duplicate';
    sourceId: string | null;
    body: string | null;
    reason?: string;
    message?: Message;
    type?: string | null;
    messageId?: string | null;
    profileId?: number | null;
    demoted?: readonly unknown[];
  }): void {
    const { message, demoted = [] } = row;
    sql.run(
      `INSERT INTO messages
         (seq, received_at, outcome, reason, source_id, type, message_id, timestamp, event, profile_id, demoted, body)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      nextSeq,
      clock.now(),
      row.outcome,
      row.reason ?? null,
      row.sourceId,
      message?.type ?? row.type ?? null,
      message?.messageId ?? row.messageId ?? null,
      message?.timestamp ?? null,
      message?.event ?? null,
      row.profileId ?? null,
      demoted.length > 0 ? JSON.stringify(demoted) : null,
      row.body,
    );
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
