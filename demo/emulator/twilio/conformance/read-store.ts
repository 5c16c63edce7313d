import type { Table } from '../store/records.ts';
import type { Store } from '../store/store.ts';

const tables: readonly Table[] = ['conversations', 'participants', 'messages', 'users', 'roles'];

/** Everything that clients can change, to be compared: records are replaced, never changed. */
export function readStore(store: Store): Record<string, unknown> {
  return Object.fromEntries(tables.map((table) => [table, [...store.all(table)]]));
}
