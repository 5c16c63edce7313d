import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import sqlite from 'node-sqlite3-wasm';

type Value = string | number | bigint | null;
/** A row as SQLite returns it. */
export type Row = Record<string, Value>;

/** One SQLite database with prepared statements that are kept, closed by its owner. */
export interface Sql {
  run(sql: string, ...values: Value[]): number;
  get<R = Row>(sql: string, ...values: Value[]): R | undefined;
  all<R = Row>(sql: string, ...values: Value[]): R[];
  /** All or nothing; transactions do not nest. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** The tables of a database, and the number that is raised whenever they change. */
export interface Schema {
  version: number;
  /** SQL */
  tables: string;
}

export interface OpenOptions {
  /** Path of the database file, or `:memory:`. A file of another version is moved aside. */
  file: string;
  schema: Schema;
  /** Told what a person should know, in one sentence. */
  warn: (sentence: string) => void;
}

/** Another process has the database open. */
export class DatabaseInUseError extends Error {
  override name = 'DatabaseInUseError';
}

// A full check reads every page: about a second for this size.
const checkUpToBytes = 128 * 1024 * 1024;

// A process ID alone does not tell whether it is this process that left the lock, or one before it with the same ID.
const openHere = new Set<string>();

/** Opens the database, creates its tables, and moves a file that cannot be read aside. */
export function openDatabase({ file, schema, warn }: OpenOptions): Sql {
  if (file === ':memory:') return prepare(new sqlite.Database(file), schema, () => undefined);
  mkdirSync(dirname(file), { recursive: true });
  const unlock = lock(file);
  try {
    if (existsSync(file)) {
      const problem = findProblem(file, schema.version);
      if (problem) moveAside(file, problem, warn);
    }
    return prepare(new sqlite.Database(file), schema, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

/**
 * node-sqlite3-wasm locks by creating a folder, which stays behind when its process is killed. So the owner's process
 * ID is kept beside it, and a lock whose owner is gone is removed.
 */
function lock(file: string): () => void {
  const path = resolve(file);
  const ownerFile = `${path}.pid`;
  const owner = existsSync(ownerFile) ? Number(readFileSync(ownerFile, 'utf8')) : 0;
  const isOpen = owner === process.pid ? openHere.has(path) : isRunning(owner);
  if (isOpen) {
    throw new DatabaseInUseError(
      `${file} is in use by process ${owner}. Stop that process, or start with another database file.`,
    );
  }
  rmSync(`${path}.lock`, { recursive: true, force: true });
  writeFileSync(ownerFile, String(process.pid));
  openHere.add(path);
  return () => {
    openHere.delete(path);
    rmSync(ownerFile, { force: true });
  };
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function findProblem(file: string, schemaVersion: number): string | undefined {
  const database = new sqlite.Database(file);
  try {
    // A file with a write-ahead log opens only under the exclusive lock; see prepare().
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const version = Number(database.get('PRAGMA user_version')?.['user_version']);
    const isEmpty = Number(database.get('SELECT count(*) AS n FROM sqlite_master')?.['n']) === 0;
    if (isEmpty) return undefined;
    if (version !== schemaVersion)
      return `it has schema version ${version}, this release needs ${schemaVersion}`;
    if (statSync(file).size > checkUpToBytes) return undefined;
    const check = database.get('PRAGMA quick_check(1)')?.['quick_check'];
    return check === 'ok' ? undefined : `it is damaged: ${JSON.stringify(check)}`;
  } catch (error) {
    return (error as Error).message;
  } finally {
    database.close();
  }
}

function moveAside(file: string, problem: string, warn: OpenOptions['warn']): void {
  const aside = `${file}.corrupt-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix);
  }
  rmSync(`${file}.lock`, { recursive: true, force: true });
  warn(
    `The database ${file} cannot be used (${problem}). It was moved to ${aside}; a new one was begun.`,
  );
}

function prepare(database: sqlite.Database, schema: Schema, afterClose: () => void): Sql {
  // One process owns the file: with the exclusive lock the write-ahead log needs no shared memory, which WASM lacks.
  database.exec(`
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = NORMAL;
    PRAGMA cache_size = -131072;
    PRAGMA temp_store = MEMORY;
  `);
  database.exec(`${schema.tables}; PRAGMA user_version = ${schema.version};`);
  const statements = new Map<string, sqlite.Statement>();
  const statement = (sql: string) => {
    let found = statements.get(sql);
    if (!found) statements.set(sql, (found = database.prepare(sql)));
    return found;
  };
  // `Statement.get` leaves its statement open after the first row, which keeps the log from being written back.
  const all = (sql: string, values: Value[]) =>
    statement(sql).all(values.map(escapeText)).map(unescapeRow);
  return {
    run: (sql, ...values) => Number(statement(sql).run(values.map(escapeText)).lastInsertRowid),
    get: <R>(sql: string, ...values: Value[]) => all(sql, values)[0] as R | undefined,
    all: <R>(sql: string, ...values: Value[]) => all(sql, values) as R[],
    transaction(work) {
      database.exec('BEGIN');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        if (database.inTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      if (!database.isOpen) return;
      for (const one of statements.values()) one.finalize();
      database.close();
      afterClose();
    },
  };
}

// node-sqlite3-wasm ends a text at its first null byte, which would make two users one. So that byte is written as two
// characters, of which the first is one that Unicode keeps free for such use.
const mark = '\ufdd0';

function escapeText(value: Value): Value {
  if (typeof value !== 'string' || !/[\0\ufdd0]/.test(value)) return value;
  return value.replaceAll(mark, `${mark}1`).replaceAll('\0', `${mark}0`);
}

function unescapeRow(row: sqlite.QueryResult): sqlite.QueryResult {
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== 'string' || !value.includes(mark)) continue;
    row[column] = value.replaceAll(/\ufdd0([01])/g, (_, kind) => (kind === '0' ? '\0' : mark));
  }
  return row;
}
