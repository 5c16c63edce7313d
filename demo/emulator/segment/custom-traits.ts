import type { Sql } from '../shared/database.ts';
import type { TraitEntry, TraitValue } from './trait-store.ts';

/** What identify and group calls said last of a profile, by time of the event and not of arrival. */
export interface CustomTraits {
  record(profileId: number, entry: TraitEntry): void;
  move(from: number, to: number): void;
  forget(profileId: number): void;
  read(profileId: number): TraitValue[];
}

const keepLater = `ON CONFLICT (profile_id, key) DO UPDATE SET
  value = excluded.value, updated_at = excluded.updated_at,
  message_id = excluded.message_id, source_id = excluded.source_id
  WHERE (excluded.updated_at, excluded.message_id) > (custom_traits.updated_at, custom_traits.message_id)`;

export function createCustomTraits(sql: Sql): CustomTraits {
  return {
    record(profileId, { traits, timestamp, messageId, sourceId }) {
      for (const [key, value] of Object.entries(traits)) {
        sql.run(
          `INSERT INTO custom_traits (profile_id, key, value, updated_at, message_id, source_id)
           VALUES (?, ?, ?, ?, ?, ?) ${keepLater}`,
          profileId,
          key,
          // A trait that is said to be null is taken away; the row stays, so that no older value comes back.
          value === null ? null : JSON.stringify(value),
          timestamp,
          messageId,
          sourceId,
        );
      }
    },
    move(from, to) {
      // SQLite needs a WHERE here, to tell the ON CONFLICT from a join.
      sql.run(
        `INSERT INTO custom_traits (profile_id, key, value, updated_at, message_id, source_id)
         SELECT ?, key, value, updated_at, message_id, source_id FROM custom_traits WHERE profile_id = ? ${keepLater}`,
        to,
        from,
      );
      sql.run('DELETE FROM custom_traits WHERE profile_id = ?', from);
    },
    forget(profileId) {
      sql.run('DELETE FROM custom_traits WHERE profile_id = ?', profileId);
    },
    read(profileId) {
      return sql
        .all<{ key: string; value: string; updatedAt: number; sourceId: string }>(
          `SELECT key, value, updated_at AS updatedAt, source_id AS sourceId
           FROM custom_traits WHERE profile_id = ? AND value IS NOT NULL`,
          profileId,
        )
        .map((row) => ({ ...row, value: JSON.parse(row.value) as unknown, computed: false }));
    },
  };
}
