import type { OutgoingMessage } from '../state/model.ts';
import { createDatabase } from './database.ts';

/** What lies beside the messages. */
export type OutboxKey = 'draft' | 'start';

/** What becomes of a message: undefined removes it, `isLast` puts it behind all the others. */
export type Edit = (
  stored: unknown,
) => { readonly message: OutgoingMessage; readonly isLast?: boolean } | undefined;

/** The outbox in IndexedDB. Everything rejects, at the latest after some seconds, where the browser refuses it. */
export interface OutboxDatabase {
  /** In the order in which they were added; what `parse` refuses is removed. */
  readMessages<Message>(
    parse: (stored: unknown) => Message | undefined,
  ): Promise<readonly Message[]>;
  /** Does nothing when it is there already. */
  addMessage(message: OutgoingMessage): Promise<void>;
  /** Does nothing when it is not there. */
  editMessage(clientId: string, edit: Edit): Promise<void>;
  readValue(key: OutboxKey): Promise<unknown>;
  /** Undefined removes it. */
  writeValue(key: OutboxKey, value: unknown): Promise<void>;
  clear(): Promise<void>;
  /** The next call opens it again. */
  close(): void;
}

/**
 * Makes the outbox's database; it is created by the first call that has something to store.
 *
 * @example
 * const database = createOutboxDatabase();
 * await database.writeValue('draft', 'Hello');
 */
export function createOutboxDatabase(): OutboxDatabase {
  const { run, close } = createDatabase('docent.chat', (created) => {
    // The keys ascend: the order of the keys is the order of adding.
    const messages = created.createObjectStore('messages', { autoIncrement: true });
    messages.createIndex('clientId', 'clientId', { unique: true });
    created.createObjectStore('values');
  });
  return {
    readMessages: async (parse) => (await run((stores) => collect(stores, parse))) ?? [],
    addMessage: (message) => run((stores) => addOnce(stores, message), true),
    editMessage: (clientId, edit) => run((stores) => editOne({ stores, clientId, edit })),
    readValue: (key) =>
      run((stores) => {
        const request: IDBRequest<unknown> = stores.objectStore('values').get(key);
        return () => request.result;
      }),
    writeValue: (key, value) =>
      run((stores) => {
        const values = stores.objectStore('values');
        if (value === undefined) values.delete(key);
        else values.put(value, key);
        // The page may be gone before the answer.
        stores.commit();
        return nothing;
      }, value !== undefined),
    clear: () =>
      run((stores) => {
        for (const name of stores.objectStoreNames) stores.objectStore(name).clear();
        return nothing;
      }),
    close,
  };
}

function collect<Message>(
  stores: IDBTransaction,
  parse: (stored: unknown) => Message | undefined,
): () => readonly Message[] {
  const found: Message[] = [];
  const request = stores.objectStore('messages').openCursor();
  request.addEventListener('success', () => {
    const cursor = request.result;
    if (!cursor) return;
    const message = parse(cursor.value);
    if (message) found.push(message);
    else cursor.delete();
    cursor.continue();
  });
  return () => found;
}

function addOnce(stores: IDBTransaction, message: OutgoingMessage): () => void {
  const request = stores.objectStore('messages').add(message);
  request.addEventListener('error', (event) => {
    if (request.error?.name !== 'ConstraintError') return;
    // It is there already.
    event.preventDefault();
    event.stopPropagation();
  });
  stores.commit();
  return nothing;
}

interface EditOptions {
  readonly stores: IDBTransaction;
  readonly clientId: string;
  readonly edit: Edit;
}

function editOne({ stores, clientId, edit }: EditOptions): () => void {
  const messages = stores.objectStore('messages');
  const request = messages.index('clientId').openCursor(clientId);
  request.addEventListener('success', () => {
    const cursor = request.result;
    if (!cursor) return;
    const edited = edit(cursor.value);
    if (edited && !edited.isLast) {
      cursor.update(edited.message);
      return;
    }
    cursor.delete();
    if (edited) messages.add(edited.message);
  });
  return nothing;
}

function nothing(): void {}
