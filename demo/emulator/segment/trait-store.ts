import { meets } from './conditions.ts';
import type { SegmentConfig, TraitSetting } from './config.ts';
import type { Sql } from './database.ts';
import { toUnifyView, type JsonObject, type UnifyView } from './messages.ts';

/** A trait as the Profile API tells it. */
export interface TraitValue {
  key: string;
  value: unknown;
  computed: boolean;
  sourceId: string;
  /** ms since 1970 */
  updatedAt: number;
}

/** What a message says for the traits of its profile. */
export interface TraitEntry extends UnifyView {
  seq: number;
  timestamp: number;
  messageId: string;
  sourceId: string;
}

/** Custom traits (what identify said last) and computed traits of profiles. */
export interface TraitStore {
  record(profileId: number, entry: TraitEntry): void;
  /** Everything of one profile becomes another's. */
  move(from: number, to: number): void;
  forget(profileId: number): void;
  /** All traits of a profile by key, at a time in ms since 1970. */
  read(profileId: number, at: number): TraitValue[];
  /** Computes the traits with a sliding window, if their time has come or `force` is set; tells which. */
  runBatches(at: number, force?: boolean): string[];
}

interface Trait extends TraitSetting {
  id: number;
}

interface Batch {
  computed_at: number;
  computed_seq: number;
}

export function createTraitStore(sql: Sql, config: SegmentConfig, at: number): TraitStore {
  const traits = sql.transaction(() => config.traits.map((setting) => enroll(sql, setting, at)));
  const batchMs = config.batchHours * 3_600_000;

  function recordCustom(
    profileId: number,
    { traits: said, timestamp, messageId, sourceId }: TraitEntry,
  ): void {
    for (const [key, value] of Object.entries(said)) {
      sql.run(
        `INSERT INTO custom_traits (profile_id, key, value, updated_at, message_id, source_id) VALUES (?, ?, ?, ?, ?, ?)
         ${keepLater}`,
        profileId,
        key,
        value === null ? null : JSON.stringify(value),
        timestamp,
        messageId,
        sourceId,
      );
    }
  }

  function readComputed(trait: Trait, profileId: number, now: number): TraitValue[] {
    const { id, key, kind, window } = trait;
    const batch = sql.get<Batch>(
      'SELECT computed_at, computed_seq FROM computed_traits WHERE id = ?',
      id,
    );
    if (!batch) return [];
    const isBatch = window !== undefined && 'sliding' in window;
    const seq = isBatch ? batch.computed_seq : Number.MAX_SAFE_INTEGER;
    const hit = latestHit(id, profileId, seq);
    if (!hit) return [];
    const updatedAt = isBatch ? batch.computed_at : hit.timestamp;
    const range = toRange(trait, isBatch ? batch.computed_at : now, () => timesOf(id, profileId));
    const value =
      kind === 'event_counter'
        ? count(id, profileId, range, seq)
        : pick(trait, profileId, range, seq);
    return value === undefined
      ? []
      : [{ key, value, computed: true, sourceId: config.space.id, updatedAt }];
  }

  function latestHit(id: number, profileId: number, seq: number) {
    return sql.get<{ timestamp: number }>(
      'SELECT timestamp FROM hits WHERE trait_id = ? AND profile_id = ? AND seq <= ? ORDER BY timestamp DESC LIMIT 1',
      id,
      profileId,
      seq,
    );
  }

  function* timesOf(id: number, profileId: number): Generator<number> {
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = sql.all<{ timestamp: number }>(
        `SELECT DISTINCT timestamp FROM hits WHERE trait_id = ? AND profile_id = ? AND timestamp < ?
         ORDER BY timestamp DESC LIMIT 100`,
        id,
        profileId,
        before,
      );
      for (const { timestamp } of rows) yield (before = timestamp);
      if (rows.length < 100) return;
    }
  }

  function count(id: number, profileId: number, { after, until }: Range, seq: number): number {
    const row = sql.get<{ n: number }>(
      `SELECT count(*) AS n FROM hits
       WHERE trait_id = ? AND profile_id = ? AND timestamp > ? AND timestamp <= ? AND seq <= ?`,
      id,
      profileId,
      after,
      until,
      seq,
    );
    return row?.n ?? 0;
  }

  function pick(
    { id, kind }: Trait,
    profileId: number,
    { after, until }: Range,
    seq: number,
  ): unknown {
    const order = kind === 'last' ? 'DESC' : 'ASC';
    const row = sql.get<{ value: string }>(
      `SELECT value FROM hits
       WHERE trait_id = ? AND profile_id = ? AND timestamp > ? AND timestamp <= ? AND seq <= ?
       ORDER BY timestamp ${order}, (SELECT message_id FROM messages WHERE messages.seq = hits.seq) ${order} LIMIT 1`,
      id,
      profileId,
      after,
      until,
      seq,
    );
    return row && (JSON.parse(row.value) as unknown);
  }

  return {
    record(profileId, entry) {
      recordCustom(profileId, entry);
      for (const trait of traits) recordHit(sql, trait, profileId, entry);
    },
    move(from, to) {
      for (const { id } of traits) {
        sql.run(
          'UPDATE hits SET profile_id = ? WHERE trait_id = ? AND profile_id = ?',
          to,
          id,
          from,
        );
      }
      sql.run(
        `INSERT INTO custom_traits (profile_id, key, value, updated_at, message_id, source_id)
         SELECT ?, key, value, updated_at, message_id, source_id FROM custom_traits WHERE profile_id = ? ${keepLater}`,
        to,
        from,
      );
      sql.run('DELETE FROM custom_traits WHERE profile_id = ?', from);
    },
    forget(profileId) {
      for (const { id } of traits)
        sql.run('DELETE FROM hits WHERE trait_id = ? AND profile_id = ?', id, profileId);
      sql.run('DELETE FROM custom_traits WHERE profile_id = ?', profileId);
    },
    read(profileId, now) {
      const computed = traits.flatMap((trait) => readComputed(trait, profileId, now));
      const keys = new Set(computed.map(({ key }) => key));
      const custom = sql
        .all<CustomRow>(
          'SELECT key, value, updated_at, source_id FROM custom_traits WHERE profile_id = ? AND value IS NOT NULL',
          profileId,
        )
        .filter(({ key }) => !keys.has(key))
        .map(toCustomTrait);
      return [...computed, ...custom].toSorted((a, b) => (a.key < b.key ? -1 : 1));
    },
    runBatches(now, force = false) {
      const due = sql
        .all<{ id: number; computed_at: number }>('SELECT id, computed_at FROM computed_traits')
        .filter(({ computed_at }) => force || computed_at + batchMs <= now);
      const sliding = traits.filter(
        ({ id, window }) => window && 'sliding' in window && due.some((row) => row.id === id),
      );
      for (const { id } of sliding) markComputed(sql, id, now);
      return sliding.map(({ key }) => key);
    },
  };
}

interface CustomRow {
  key: string;
  value: string;
  updated_at: number;
  source_id: string;
}

/** ms since 1970 */
interface Range {
  after: number;
  until: number;
}

const keepLater = `ON CONFLICT (profile_id, key) DO UPDATE SET
  value = excluded.value, updated_at = excluded.updated_at, message_id = excluded.message_id, source_id = excluded.source_id
  WHERE (excluded.updated_at, excluded.message_id) > (custom_traits.updated_at, custom_traits.message_id)`;

function toCustomTrait({ key, value, updated_at, source_id }: CustomRow): TraitValue {
  return {
    key,
    value: JSON.parse(value),
    computed: false,
    sourceId: source_id,
    updatedAt: updated_at,
  };
}

/** The span of event time that a trait looks at. A session ends, going back, at the first gap of its length. */
function toRange({ window }: TraitSetting, at: number, times: () => Iterable<number>): Range {
  const everything = { after: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };
  if (!window) return everything;
  if ('sliding' in window) return { after: at - window.sliding, until: at };
  let start = at;
  for (const time of times()) {
    if (start - time > window.session) break;
    start = time;
  }
  return { after: start - 1, until: Number.MAX_SAFE_INTEGER };
}

function recordHit(sql: Sql, trait: Trait, profileId: number, entry: TraitEntry): void {
  const { event, properties, timestamp, seq } = entry;
  if (event !== trait.event || !meets(properties, trait.where)) return;
  let value: string | null = null;
  if (trait.kind !== 'event_counter') {
    const found =
      trait.property && Object.hasOwn(properties, trait.property)
        ? properties[trait.property]
        : null;
    if (found === null || found === undefined) return;
    value = JSON.stringify(found);
  }
  sql.run(
    'INSERT INTO hits (trait_id, profile_id, timestamp, seq, value) VALUES (?, ?, ?, ?, ?)',
    trait.id,
    profileId,
    timestamp,
    seq,
    value,
  );
}

/** Registers a trait of the configuration. A new or changed one is computed over what is already there, as in Segment. */
function enroll(sql: Sql, setting: TraitSetting, at: number): Trait {
  const definition = JSON.stringify(setting);
  const known = sql.get<{ id: number; definition: string }>(
    'SELECT id, definition FROM computed_traits WHERE key = ?',
    setting.key,
  );
  if (known?.definition === definition) return { ...setting, id: known.id };
  if (known) sql.run('DELETE FROM computed_traits WHERE id = ?', known.id);
  if (known) sql.run('DELETE FROM hits WHERE trait_id = ?', known.id);
  const id = sql.run(
    'INSERT INTO computed_traits (key, definition, computed_at, computed_seq) VALUES (?, ?, ?, 0)',
    setting.key,
    definition,
    at,
  );
  const trait = { ...setting, id };
  backfill(sql, trait);
  markComputed(sql, id, at);
  return trait;
}

function backfill(sql: Sql, trait: Trait): void {
  let after = 0;
  for (;;) {
    const rows = sql.all<{ seq: number; profile_id: number; timestamp: number; body: string }>(
      `SELECT seq, profile_id, timestamp, body FROM messages
       WHERE seq > ? AND event = ? AND profile_id IS NOT NULL ORDER BY seq LIMIT 1000`,
      after,
      trait.event,
    );
    for (const { seq, profile_id, timestamp, body } of rows) {
      const view = toUnifyView(JSON.parse(body) as JsonObject);
      recordHit(sql, trait, profile_id, { ...view, seq, timestamp, messageId: '', sourceId: '' });
      after = seq;
    }
    if (rows.length === 0) return;
  }
}

function markComputed(sql: Sql, id: number, at: number): void {
  sql.run(
    'UPDATE computed_traits SET computed_at = ?, computed_seq = (SELECT coalesce(max(seq), 0) FROM messages) WHERE id = ?',
    at,
    id,
  );
}
