import { meets } from './conditions.ts';
import type { SegmentConfig, TraitSetting } from './config.ts';
import type { Sql } from '../shared/database.ts';
import { toUnifyView, type JsonObject, type UnifyView } from './messages.ts';
import type { TraitEntry, TraitStore, TraitValue } from './trait-store.ts';

interface Trait extends TraitSetting {
  id: number;
}

interface Batch {
  computed_at: number;
  computed_seq: number;
}

/** The hits that a value is made of: a span of event time, in ms since 1970, and the last message that is seen. */
interface Scope {
  after: number;
  until: number;
  seq: number;
}

interface Occurrence extends UnifyView {
  seq: number;
  timestamp: number;
}

const hour = 3_600_000;

/**
 * Computed traits. Each event that a trait counts or reads is noted as a hit, and a value is made when it is asked for.
 * A trait with a sliding window sees only what was there at its last batch, at the time of that batch.
 */
export function createComputedTraits(sql: Sql, config: SegmentConfig, at: number): TraitStore {
  const traits = sql.transaction(() => {
    dropUnlisted(sql, config.traits);
    return config.traits.map((setting) => enroll(sql, setting, at));
  });
  const batchMs = config.batchHours * hour;

  function read(trait: Trait, profileId: number, now: number): TraitValue[] {
    const { id, key, kind } = trait;
    const batch = sql.get<Batch>(
      'SELECT computed_at, computed_seq FROM computed_traits WHERE id = ?',
      id,
    );
    if (!batch) return [];
    const seq = isBatch(trait) ? batch.computed_seq : Number.MAX_SAFE_INTEGER;
    const [latest] = timesOf(id, profileId, seq);
    if (latest === undefined) return [];
    const seenAt = isBatch(trait) ? batch.computed_at : now;
    const scope = { seq, ...toSpan(trait, seenAt, timesOf(id, profileId, seq)) };
    const value =
      kind === 'event_counter' ? count(id, profileId, scope) : pick(trait, profileId, scope);
    const updatedAt = isBatch(trait) ? batch.computed_at : latest;
    return value === undefined
      ? []
      : [{ key, value, computed: true, sourceId: config.space.id, updatedAt }];
  }

  /** The times of the hits, latest first, read as far as they are asked for. */
  function* timesOf(id: number, profileId: number, seq: number): Generator<number> {
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const rows = sql.all<{ timestamp: number }>(
        `SELECT DISTINCT timestamp FROM hits
         WHERE trait_id = ? AND profile_id = ? AND timestamp < ? AND seq <= ? ORDER BY timestamp DESC LIMIT 50`,
        id,
        profileId,
        before,
        seq,
      );
      for (const { timestamp } of rows) yield (before = timestamp);
      if (rows.length === 0) return;
    }
  }

  function count(id: number, profileId: number, { after, until, seq }: Scope): number {
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

  function pick({ id, kind }: Trait, profileId: number, { after, until, seq }: Scope): unknown {
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
    record(profileId: number, entry: TraitEntry) {
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
    },
    forget(profileId) {
      for (const { id } of traits)
        sql.run('DELETE FROM hits WHERE trait_id = ? AND profile_id = ?', id, profileId);
    },
    read: (profileId, now) => traits.flatMap((trait) => read(trait, profileId, now)),
    runBatches(now, force = false) {
      const due = sql
        .all<Batch & { id: number }>('SELECT id, computed_at FROM computed_traits')
        .filter(({ computed_at }) => force || computed_at + batchMs <= now);
      const batch = traits.filter(
        (trait) => isBatch(trait) && due.some(({ id }) => id === trait.id),
      );
      sql.transaction(() => {
        for (const { id } of batch) markComputed(sql, id, now);
      });
      return batch.map(({ key }) => key);
    },
    nextBatchAt() {
      const rows = sql.all<{ id: number; computed_at: number }>('SELECT * FROM computed_traits');
      const ids = new Set(traits.filter(isBatch).map(({ id }) => id));
      const times = rows.filter(({ id }) => ids.has(id)).map((row) => row.computed_at + batchMs);
      return times.length > 0 ? Math.min(...times) : null;
    },
  };
}

function isBatch({ window }: TraitSetting): boolean {
  return window !== undefined && 'sliding' in window;
}

/** The span of event time that a trait looks at. A session ends, going back, at the first gap of its length. */
function toSpan(
  { window }: TraitSetting,
  at: number,
  times: Iterable<number>,
): { after: number; until: number } {
  const everything = { after: Number.MIN_SAFE_INTEGER, until: Number.MAX_SAFE_INTEGER };
  if (!window) return everything;
  if ('sliding' in window) return { after: at - window.sliding, until: at };
  let start = at;
  for (const time of times) {
    if (start - time > window.session) break;
    start = time;
  }
  return { ...everything, after: start - 1 };
}

function recordHit(sql: Sql, trait: Trait, profileId: number, occurrence: Occurrence): void {
  const { event, properties, timestamp, seq } = occurrence;
  if (event !== trait.event || !meets(properties, trait.where)) return;
  const value = toHitValue(trait, properties);
  if (value === undefined) return;
  sql.run(
    'INSERT INTO hits (trait_id, profile_id, timestamp, seq, value) VALUES (?, ?, ?, ?, ?)',
    trait.id,
    profileId,
    timestamp,
    seq,
    value,
  );
}

/** What a trait keeps of an event: nothing to keep (null) for a counter, `undefined` when the event says nothing. */
function toHitValue({ kind, property }: Trait, properties: JsonObject): string | null | undefined {
  if (kind === 'event_counter') return null;
  const found = property && Object.hasOwn(properties, property) ? properties[property] : undefined;
  return found === null || found === undefined ? undefined : JSON.stringify(found);
}

/** A trait that the configuration no longer has is forgotten: its hits would miss what happens meanwhile. */
function dropUnlisted(sql: Sql, listed: readonly TraitSetting[]): void {
  const keys = JSON.stringify(listed.map(({ key }) => key));
  const unlisted =
    'SELECT id FROM computed_traits WHERE key NOT IN (SELECT value FROM json_each(?))';
  sql.run(`DELETE FROM hits WHERE trait_id IN (${unlisted})`, keys);
  sql.run(`DELETE FROM computed_traits WHERE id IN (${unlisted})`, keys);
}

/** Registers a trait of the configuration. A new or changed one is computed over what is there, as in Segment. */
function enroll(sql: Sql, setting: TraitSetting, at: number): Trait {
  const definition = JSON.stringify(setting);
  const known = sql.get<{ id: number; definition: string }>(
    'SELECT id, definition FROM computed_traits WHERE key = ?',
    setting.key,
  );
  if (known?.definition === definition) return { ...setting, id: known.id };
  if (known) {
    sql.run('DELETE FROM computed_traits WHERE id = ?', known.id);
    sql.run('DELETE FROM hits WHERE trait_id = ?', known.id);
  }
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
  const rowsAfter = (seq: number) =>
    sql.all<{ seq: number; profile_id: number; timestamp: number; body: string }>(
      `SELECT seq, profile_id, timestamp, body FROM messages
       WHERE seq > ? AND event = ? AND profile_id IS NOT NULL ORDER BY seq LIMIT 1000`,
      seq,
      trait.event,
    );
  for (let rows = rowsAfter(0); rows.length > 0; rows = rowsAfter(rows.at(-1)?.seq ?? 0)) {
    for (const { profile_id, body, ...place } of rows) {
      recordHit(sql, trait, profile_id, {
        ...place,
        ...toUnifyView(JSON.parse(body) as JsonObject),
      });
    }
  }
}

function markComputed(sql: Sql, id: number, at: number): void {
  sql.run(
    `UPDATE computed_traits
     SET computed_at = ?, computed_seq = (SELECT coalesce(max(seq), 0) FROM messages) WHERE id = ?`,
    at,
    id,
  );
}
