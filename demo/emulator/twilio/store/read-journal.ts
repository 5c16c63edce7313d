import { writeFileSync } from 'node:fs';
import * as v from 'valibot';
import type { Sql } from '../../shared/database.ts';
import type { Table } from './records.ts';
import type { Commit, Store, Write } from './store.ts';

/** What is kept of a commit. */
export interface Entry {
  writes: readonly Write[];
  cause: Commit['cause'];
}

interface ReadOptions {
  sql: Sql;
  file: string;
  store: Store;
  warn: (sentence: string) => void;
}

type Row = { seq: number; at: number; body: string };

const tables: Record<Table, true> = {
  conversations: true,
  participants: true,
  messages: true,
  users: true,
  roles: true,
  scopedWebhooks: true,
  addresses: true,
  media: true,
  tasks: true,
  interactions: true,
  smsMessages: true,
};
const entry = v.object({
  writes: v.array(
    v.object({
      table: v.picklist(Object.keys(tables)),
      record: v.looseObject({ sid: v.string() }),
      isRemoved: v.optional(v.literal(true)),
    }),
  ),
  cause: v.object({
    source: v.picklist(['API', 'SDK', 'SMS']),
    identity: v.nullable(v.string()),
    hasWebhooks: v.boolean(),
  }),
});

const rowsAtOnce = 500;

/** Replays what a journal has kept. From a row that makes no sense on, everything is moved aside, into a file of text. */
export function readJournal({ sql, file, store, warn }: ReadOptions): void {
  let last = 0;
  for (let rows = readRows(sql, last); rows.length > 0; rows = readRows(sql, last)) {
    for (const { seq, at, body } of rows) {
      const { writes, cause } = parseEntry(body) ?? {};
      if (!writes || !cause) {
        const aside = moveAside(sql, file, seq);
        warn(
          `${file} cannot be read from commit ${seq} on. The rest was moved to ${aside}; what was before it is there.`,
        );
        return;
      }
      store.replay(writes, cause, at);
      last = seq;
    }
  }
}

function readRows(sql: Sql, after: number): Row[] {
  return sql.all<Row>(
    'SELECT seq, at, body FROM commits WHERE seq > ? ORDER BY seq LIMIT ?',
    after,
    rowsAtOnce,
  );
}

function parseEntry(body: string): Entry | undefined {
  try {
    return v.parse(entry, JSON.parse(body)) as unknown as Entry;
  } catch {
    return undefined;
  }
}

function moveAside(sql: Sql, file: string, from: number): string {
  const aside = `${file}.corrupt-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.jsonl`;
  const rows = readAll(sql, from);
  // Nobody else on the machine may read what people wrote.
  writeFileSync(aside, rows.map((row) => `${JSON.stringify(row)}\n`).join(''), { mode: 0o600 });
  sql.run('DELETE FROM commits WHERE seq >= ?', from);
  return aside;
}

function readAll(sql: Sql, from: number): Row[] {
  return sql.all<Row>('SELECT seq, at, body FROM commits WHERE seq >= ? ORDER BY seq', from);
}
