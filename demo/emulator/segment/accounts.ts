import type { Sql } from '../shared/database.ts';
import { objectAt, type Message } from './messages.ts';
import type { TraitStore } from './trait-store.ts';

/** A group call with its place in the stream. */
export interface GroupCall {
  groupId: string;
  seq: number;
  sourceId: string;
  message: Message;
}

/** Notes what a group call tells of an account, which is known by its group ID alone and so never merges. */
export function recordAccount(sql: Sql, traits: TraitStore, call: GroupCall): void {
  const { groupId, seq, sourceId, message } = call;
  const { messageId, timestamp } = message;
  const known = sql.get<{ profile_id: number }>(
    `SELECT profile_id FROM identifiers WHERE collection = 'accounts' AND type = 'group_id' AND value = ?`,
    groupId,
  );
  const id = known?.profile_id ?? sql.run(`INSERT INTO profiles (collection) VALUES ('accounts')`);
  sql.run(
    `INSERT INTO identifiers (collection, type, value, profile_id, created_at, first_message_id, source_id)
     VALUES ('accounts', 'group_id', ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET created_at = excluded.created_at, first_message_id = excluded.first_message_id
     WHERE (excluded.created_at, excluded.first_message_id) < (created_at, first_message_id)`,
    groupId,
    id,
    timestamp,
    messageId,
    sourceId,
  );
  const about = { event: null, properties: {}, traits: objectAt(message.body, 'traits') };
  traits.record(id, { ...about, seq, timestamp, messageId, sourceId });
}
