import type { Schema } from '../../../emulator/shared/database.ts';

const tables = `
  CREATE TABLE IF NOT EXISTS entries (
    seq   INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,   -- JSON: the entry, and what it tells of its journey
    raw   TEXT NOT NULL    -- JSON
  ) STRICT;
  -- The last number of Segment's stream that is in here.
  CREATE TABLE IF NOT EXISTS followed (
    stream TEXT PRIMARY KEY,
    seq    INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** The tables of a timeline. */
export const schema: Schema = { version: 1, tables };
