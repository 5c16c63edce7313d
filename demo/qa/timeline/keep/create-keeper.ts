import { openDatabase } from '../../../emulator/shared/database.ts';
import type { Placing } from '../journeys/create-journeys.ts';
import { schema } from './schema.ts';

/** An entry as it is kept. */
export interface Kept extends Placing {
  /** JSON */
  readonly raw: string;
}

/** Where entries survive a restart. */
export interface Keeper {
  /** What was kept before, oldest first. */
  load(): Placing[];
  /** The last message of Segment's stream that was kept; 0 at first. */
  segmentSeq(): number;
  /** Takes an entry; it is written a moment later, with others. */
  put(kept: Kept): void;
  /** Takes how far Segment's stream is in here, to be written with the entries. */
  follow(segmentSeq: number): void;
  /** The payload of an entry, as JSON. */
  raw(seq: number): string | undefined;
  /** The payloads of several, by their number. */
  raws(seqs: readonly number[]): ReadonlyMap<number, string>;
  close(): void;
}

interface KeeperOptions {
  /** A path, or `:memory:`. */
  readonly file: string;
  /** How many entries are kept at most. */
  readonly most: number;
  readonly log: (sentence: string) => void;
}

const writeAfterMs = 100;

/** Opens what was kept; a file that cannot be read is moved aside, and said so. */
export function createKeeper({ file, most, log }: KeeperOptions): Keeper {
  const sql = openDatabase({ file, schema, warn: log });
  const pending = new Map<number, Kept>();
  let timer: NodeJS.Timeout | undefined;
  let segmentSeq = readFollowed();
  let written = segmentSeq;

  function readFollowed(): number {
    const row = sql.get<{ seq: number }>(`SELECT seq FROM followed WHERE stream = 'segment'`);
    return row?.seq ?? 0;
  }

  function schedule(): void {
    timer ??= setTimeout(write, writeAfterMs).unref();
  }

  function write(): void {
    timer = undefined;
    if (pending.size === 0 && written === segmentSeq) return;
    try {
      sql.transaction(writeAll);
      pending.clear();
      written = segmentSeq;
    } catch (error) {
      // The timeline goes on in memory; the next write tries again.
      log(
        `The timeline could not be kept (${(error as Error).message}). Check the disk and ${file}.`,
      );
    }
  }

  function writeAll(): void {
    for (const { entry, tells, raw } of pending.values())
      sql.run(
        'INSERT OR REPLACE INTO entries (seq, entry, raw) VALUES (?, ?, ?)',
        entry.seq,
        JSON.stringify({ entry, tells }),
        raw,
      );
    const last = [...pending.keys()].at(-1);
    if (last !== undefined) sql.run('DELETE FROM entries WHERE seq <= ?', last - most);
    sql.run(`INSERT OR REPLACE INTO followed (stream, seq) VALUES ('segment', ?)`, segmentSeq);
  }

  const readRaw = (seq: number) =>
    pending.get(seq)?.raw ??
    sql.get<{ raw: string }>('SELECT raw FROM entries WHERE seq = ?', seq)?.raw;

  return {
    load: () =>
      sql
        .all<{ entry: string }>('SELECT entry FROM entries ORDER BY seq')
        .map(({ entry }) => JSON.parse(entry) as Placing),
    segmentSeq: () => segmentSeq,
    put(kept) {
      pending.set(kept.entry.seq, kept);
      schedule();
    },
    follow(seq) {
      segmentSeq = seq;
      schedule();
    },
    raw: readRaw,
    raws(seqs) {
      const asked = JSON.stringify(seqs.filter((seq) => !pending.has(seq)));
      const rows = sql.all<{ seq: number; raw: string }>(
        'SELECT seq, raw FROM entries WHERE seq IN (SELECT value FROM json_each(?))',
        asked,
      );
      const found = new Map(rows.map(({ seq, raw }) => [seq, raw]));
      for (const seq of seqs) {
        const one = pending.get(seq);
        if (one) found.set(seq, one.raw);
      }
      return found;
    },
    close() {
      clearTimeout(timer);
      write();
      sql.close();
    },
  };
}
