import type { Schema } from '../shared/database.ts';

// Times are ms since 1970 and, but for `received_at`, times of the event.
const tables = `
  -- Everything that was received, in order of arrival: the stream.
  CREATE TABLE IF NOT EXISTS messages (
    seq          INTEGER PRIMARY KEY,
    received_at  INTEGER NOT NULL,
    outcome      TEXT NOT NULL,          -- accepted, duplicate, discarded, rejected
    reason       TEXT,                   -- why it was not accepted
    source_id    TEXT,
    type         TEXT,
    message_id   TEXT,
    timestamp    INTEGER,
    event        TEXT,                   -- the event name in Unify; null when it is no event
    profile_id   INTEGER,
    demoted      TEXT,                   -- JSON list of the identifiers that were not promoted
    body         TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_by_id ON messages (message_id, received_at) WHERE outcome = 'accepted';
  CREATE INDEX IF NOT EXISTS messages_by_profile ON messages (profile_id, timestamp) WHERE profile_id IS NOT NULL;

  -- A component is everything that any message ever linked, whether or not limits allowed the merge.
  CREATE TABLE IF NOT EXISTS components (
    id              INTEGER PRIMARY KEY,
    contested       INTEGER NOT NULL DEFAULT 0,  -- 1: a limit can bite, so the order of its messages matters
    last_timestamp  INTEGER,                     -- of the last message in order of time; kept while contested
    last_message_id TEXT
  ) STRICT;

  CREATE TABLE IF NOT EXISTS profiles (
    id           INTEGER PRIMARY KEY,
    collection   TEXT NOT NULL,
    component_id INTEGER,
    merges       INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  CREATE INDEX IF NOT EXISTS profiles_by_component ON profiles (component_id);

  CREATE TABLE IF NOT EXISTS identifiers (
    collection       TEXT NOT NULL,
    type             TEXT NOT NULL,
    value            TEXT NOT NULL,
    profile_id       INTEGER,                    -- null while every message that carried it demoted it
    component_id     INTEGER,
    created_at       INTEGER NOT NULL,
    first_message_id TEXT NOT NULL,
    source_id        TEXT NOT NULL,
    PRIMARY KEY (collection, type, value)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS identifiers_by_profile ON identifiers (profile_id);
  CREATE INDEX IF NOT EXISTS identifiers_by_component ON identifiers (component_id);

  -- What identify and group calls said last, by time of the event. A null value is a trait that was taken away.
  CREATE TABLE IF NOT EXISTS custom_traits (
    profile_id INTEGER NOT NULL,
    key        TEXT NOT NULL,
    value      TEXT,
    updated_at INTEGER NOT NULL,
    message_id TEXT NOT NULL,
    source_id  TEXT NOT NULL,
    PRIMARY KEY (profile_id, key)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE IF NOT EXISTS computed_traits (
    id           INTEGER PRIMARY KEY,
    key          TEXT NOT NULL UNIQUE,
    definition   TEXT NOT NULL,
    computed_at  INTEGER NOT NULL,               -- the last batch, for traits with a sliding window
    computed_seq INTEGER NOT NULL                -- the last message which that batch could see
  ) STRICT;

  -- The events that a computed trait counts or reads.
  CREATE TABLE IF NOT EXISTS hits (
    trait_id   INTEGER NOT NULL,
    profile_id INTEGER NOT NULL,
    timestamp  INTEGER NOT NULL,
    seq        INTEGER NOT NULL,
    value      TEXT,
    PRIMARY KEY (trait_id, profile_id, timestamp, seq)
  ) STRICT, WITHOUT ROWID;
`;

/** The tables of the local Segment. */
export const schema: Schema = { version: 1, tables };
