import { openDatabase, type OpenOptions, type Sql } from '../../shared/database.ts';
import { readJournal, type Entry } from './read-journal.ts';
import { put, remove, type Change, type Commit, type Store, type Write } from './store.ts';

interface JournalOptions {
  /** Path of the database file; without one, or as `:memory:`, nothing is kept. */
  file?: string | undefined;
  store: Store;
  /** Told what a person should know, in one sentence. */
  warn: OpenOptions['warn'];
}

/** What a restart finds again. */
export interface Journal {
  /** Writes what has not been written yet; it is written by itself at the end of each turn of the event loop. */
  flush(): void;
  /** Forgets everything; the store stays as it is. */
  discard(): void;
  /** Writes the rest, and keeps nothing from here on. */
  close(): void;
}

const schema = {
  version: 1,
  tables:
    'CREATE TABLE IF NOT EXISTS commits (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, body TEXT NOT NULL)',
};

const noJournal: Journal = {
  flush: () => undefined,
  discard: () => undefined,
  close: () => undefined,
};

/**
 * Reads what a file has kept into the store, then keeps every commit there; each is there as a whole, or not at all.
 * Throws a {@link DatabaseInUseError} while another process has the file open.
 */
export function openJournal({ file = ':memory:', store, warn }: JournalOptions): Journal {
  if (file === ':memory:') return noJournal;
  const sql = openDatabase({ file, schema, warn });
  try {
    readJournal({ sql, file, store, warn });
  } catch (error) {
    sql.close();
    throw error;
  }
  return keepCommits(sql, { file, store, warn });
}

function keepCommits(sql: Sql, { file, store, warn }: JournalOptions & { file: string }): Journal {
  let waiting: Commit[] = [];
  let isClosed = false;
  let hasFailed = false;

  function write(): void {
    sql.transaction(() => {
      for (const commit of waiting)
        sql.run('INSERT INTO commits (at, body) VALUES (?, ?)', commit.at, toBody(commit));
    });
    waiting = [];
  }

  function flush(): void {
    if (isClosed || waiting.length === 0) return;
    try {
      write();
      hasFailed = false;
    } catch (error) {
      // What waits is written with the next commit: the file never lacks one in the middle.
      if (!hasFailed)
        warn(`${file} cannot be written now, and a restart may lose something: ${String(error)}.`);
      hasFailed = true;
    }
  }

  // Not `onCommit`: one of its listeners may commit in turn, and that would be told of before what led to it.
  store.onChange((commit) => {
    if (isClosed) return;
    if (waiting.length === 0 || hasFailed) setImmediate(flush);
    waiting.push(commit);
  });
  return {
    flush,
    discard() {
      waiting = [];
      if (!isClosed) sql.run('DELETE FROM commits');
    },
    close() {
      flush();
      isClosed = true;
      sql.close();
    },
  };
}

function toBody({ changes, cause }: Commit): string {
  return JSON.stringify({ writes: changes.flatMap(toWrites), cause } satisfies Entry);
}

function toWrites({ table, before, after }: Change): Write[] {
  if (after) return [put(table, after)];
  return before ? [remove(table, before)] : [];
}
