import { byServer } from '../services.ts';
import type { Table } from './records.ts';
import { remove, type Store } from './store.ts';

// A conversation goes after what is in it.
const tables: readonly Table[] = [
  'tasks',
  'interactions',
  'smsMessages',
  'media',
  'scopedWebhooks',
  'messages',
  'participants',
  'conversations',
  'users',
  'addresses',
  'roles',
];

/** Removes everything, in one commit. */
export function clearStore(store: Store): void {
  const writes = tables.flatMap((table) =>
    [...store.all(table)].map((record) => remove(table, record)),
  );
  store.commit(writes, byServer);
}
