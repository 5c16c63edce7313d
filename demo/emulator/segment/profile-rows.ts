import type { Sql } from '../shared/database.ts';
import type { Identifier } from './identifiers.ts';
import type { Moment } from './order.ts';
import type { ProfileState } from './resolve.ts';
import type { TraitStore } from './trait-store.ts';

/** The message that maps an identifier to a profile. */
export interface Mapper extends Moment {
  sourceId: string;
}

/** The profiles of users in the database, as identity resolution changes them. */
export interface ProfileRows {
  create(componentId: number, merges?: number): number;
  /** Maps identifiers that no profile holds yet. */
  map(profileId: number, identifiers: readonly Identifier[], by: Mapper): void;
  /** Maps identifiers in a component where order does not matter: the first message in order of time is kept. */
  mapEarliest(profileId: number, identifiers: readonly Identifier[], by: Mapper): void;
  /** Makes one of several, moving as few rows as possible; `undefined` when there are none. */
  merge(ids: readonly number[]): number | undefined;
  load(id: number): ProfileState & { id: number };
  /** Takes all profiles of a component away, and leaves their messages; returns the IDs that they had. */
  dissolve(componentId: number): number[];
}

const mapUnheld = `
  UPDATE identifiers SET profile_id = ?1, created_at = ?2, first_message_id = ?3, source_id = ?4
  WHERE collection = 'users' AND type = ?5 AND value = ?6 AND profile_id IS NULL`;

const mapIfEarlier = `
  UPDATE identifiers SET profile_id = ?1,
    source_id = iif((created_at, first_message_id) > (?2, ?3), ?4, source_id),
    first_message_id = iif((created_at, first_message_id) > (?2, ?3), ?3, first_message_id),
    created_at = min(created_at, ?2)
  WHERE collection = 'users' AND type = ?5 AND value = ?6`;

export function createProfileRows(sql: Sql, traits: TraitStore): ProfileRows {
  function countMessages(id: number): number {
    return (
      sql.get<{ n: number }>('SELECT count(*) AS n FROM messages WHERE profile_id = ?', id)?.n ?? 0
    );
  }

  function absorb(into: number, other: number): void {
    sql.run('UPDATE messages SET profile_id = ? WHERE profile_id = ?', into, other);
    sql.run('UPDATE identifiers SET profile_id = ? WHERE profile_id = ?', into, other);
    sql.run(
      'UPDATE profiles SET merges = merges + 1 + (SELECT merges FROM profiles WHERE id = ?) WHERE id = ?',
      other,
      into,
    );
    traits.move(other, into);
    sql.run('DELETE FROM profiles WHERE id = ?', other);
  }

  function update(
    statement: string,
    profileId: number,
    identifiers: readonly Identifier[],
    by: Mapper,
  ): void {
    const { timestamp, messageId, sourceId } = by;
    for (const { type, value } of identifiers) {
      sql.run(statement, profileId, timestamp, messageId, sourceId, type, value);
    }
  }

  return {
    create: (componentId, merges = 0) =>
      sql.run(
        `INSERT INTO profiles (collection, component_id, merges) VALUES ('users', ?, ?)`,
        componentId,
        merges,
      ),
    map: (...mapping) => update(mapUnheld, ...mapping),
    mapEarliest: (...mapping) => update(mapIfEarlier, ...mapping),
    merge(ids) {
      if (ids.length < 2) return ids[0];
      const [into, ...others] = ids
        .map((id) => ({ id, n: countMessages(id) }))
        .toSorted((a, b) => b.n - a.n || a.id - b.id);
      for (const other of others) if (into) absorb(into.id, other.id);
      return into?.id;
    },
    load(id) {
      const identifiers: ProfileState['identifiers'] = new Map();
      const rows = sql.all<{ type: string; value: string; created_at: number }>(
        'SELECT type, value, created_at FROM identifiers WHERE profile_id = ?',
        id,
      );
      for (const { type, value, created_at } of rows) {
        const values = identifiers.get(type) ?? new Map<string, number>();
        identifiers.set(type, values.set(value, created_at));
      }
      const row = sql.get<{ merges: number }>('SELECT merges FROM profiles WHERE id = ?', id);
      return { id, merges: row?.merges ?? 0, identifiers };
    },
    dissolve(componentId) {
      const rows = sql.all<{ id: number }>(
        'SELECT id FROM profiles WHERE component_id = ?',
        componentId,
      );
      for (const { id } of rows) traits.forget(id);
      sql.run('DELETE FROM profiles WHERE component_id = ?', componentId);
      sql.run('UPDATE identifiers SET profile_id = NULL WHERE component_id = ?', componentId);
      return rows.map(({ id }) => id);
    },
  };
}
