import { createIndexes, type Indexes } from './indexes.ts';
import type { Records, Table } from './records.ts';

/** One record that is put in place of what was there, or removed. */
export type Write = { [T in Table]: { table: T; record: Records[T]; isRemoved?: true } }[Table];

/** One record that became another; `before` is missing when it is new, `after` when it was removed. */
export type Change = {
  [T in Table]: { table: T; before?: Records[T]; after?: Records[T] };
}[Table];

/** Who did it, which decides whom webhooks tell. */
export interface Cause {
  /** As Twilio tells it: a server by REST, a client by the SDK, or a phone by SMS. */
  source: 'API' | 'SDK' | 'SMS';
  /** The identity of the client; `null` for a server. */
  identity: string | null;
  /** Whether webhooks fire: always for clients and SMS, for REST only with `X-Twilio-Webhook-Enabled: true`. */
  hasWebhooks: boolean;
}

/** What happened at once. */
export interface Commit {
  changes: readonly Change[];
  cause: Cause;
  /** ms since 1970 */
  at: number;
}

/** What the local Twilio knows. All of a commit is applied, or nothing. */
export interface Store extends Indexes {
  get<T extends Table>(table: T, sid: string): Records[T] | undefined;
  all<T extends Table>(table: T): IterableIterator<Records[T]>;
  commit(writes: readonly Write[], cause: Cause): void;
  /** Applies what a journal has kept: views follow, but nobody outside is told. */
  replay(writes: readonly Write[], cause: Cause, at: number): void;
  /** Told of each commit and each replay, before {@link Store.onCommit}: for views that mirror the store. */
  onChange(view: (commit: Commit) => void): void;
  /** Told of each commit. */
  onCommit(listener: (commit: Commit) => void): void;
}

type TableMaps = { [T in Table]: Map<string, Records[T]> };

/** Creates an empty store; `now` tells the time in ms since 1970. */
export function createStore(now: () => number): Store {
  const tables: TableMaps = {
    conversations: new Map(),
    participants: new Map(),
    messages: new Map(),
    users: new Map(),
    roles: new Map(),
    scopedWebhooks: new Map(),
    addresses: new Map(),
    media: new Map(),
    tasks: new Map(),
    interactions: new Map(),
    smsMessages: new Map(),
  };
  const { indexes, update } = createIndexes();
  const views: ((commit: Commit) => void)[] = [];
  const listeners: ((commit: Commit) => void)[] = [];

  function apply(write: Write): Change {
    const map = tables[write.table] as Map<string, Write['record']>;
    const before = map.get(write.record.sid);
    if (write.isRemoved) map.delete(write.record.sid);
    else map.set(write.record.sid, write.record);
    const change = {
      table: write.table,
      ...(before && { before }),
      ...(!write.isRemoved && { after: write.record }),
    } as Change;
    update(change);
    return change;
  }

  function replay(writes: readonly Write[], cause: Cause, at: number): Commit {
    const commit = { changes: writes.map(apply), cause, at };
    for (const view of views) view(commit);
    return commit;
  }

  return {
    ...indexes,
    get: (table, sid) => tables[table].get(sid),
    all: (table) => tables[table].values(),
    commit(writes, cause) {
      const commit = replay(writes, cause, now());
      for (const listener of listeners) listener(commit);
    },
    replay(writes, cause, at) {
      replay(writes, cause, at);
    },
    onChange: (view) => void views.push(view),
    onCommit: (listener) => void listeners.push(listener),
  };
}

/** The write that puts a record in place of the one with its SID. */
export function put<T extends Table>(table: T, record: Records[T]): Write {
  return { table, record } as Write;
}

/** The write that removes a record. */
export function remove<T extends Table>(table: T, record: Records[T]): Write {
  return { table, record, isRemoved: true } as Write;
}
