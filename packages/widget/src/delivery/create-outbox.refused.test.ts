import { IDBCursor, IDBDatabase, IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOutbox } from './create-outbox.ts';
import { ids, message, now } from './testing/messages.ts';

const start = { requestId: 'r', createdAt: now };
let isFull = false;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  isFull = false;
  for (const name of ['add', 'put', 'delete', 'clear'] as const) refuseWhenFull(name);
  for (const name of ['update', 'delete'] as const) {
    const original = IDBCursor.prototype[name] as (...args: unknown[]) => unknown;
    vi.spyOn(IDBCursor.prototype, name).mockImplementation(function run(
      this: IDBCursor,
      ...args: unknown[]
    ) {
      const result = original.apply(this, args);
      // Everything is taken, and fails when it is to be committed.
      const { source } = this;
      const { transaction } = 'objectStore' in source ? source.objectStore : source;
      if (isFull) (result as IDBRequest).addEventListener('success', () => transaction.abort());
      return result as never;
    });
  }
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** As when the disk is full: what would write is undone, reading goes on. */
function refuseWhenFull(name: 'add' | 'put' | 'delete' | 'clear'): void {
  const original = IDBObjectStore.prototype[name] as (...args: unknown[]) => unknown;
  vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(function run(
    this: IDBObjectStore,
    ...args: unknown[]
  ) {
    const result = original.apply(this, args);
    if (isFull) this.transaction.abort();
    return result as never;
  });
}

/** Another page has made a database of this name. */
async function occupy(version: number): Promise<void> {
  const request = indexedDB.open('docent.chat', version);
  await new Promise((resolve) => request.addEventListener('success', resolve));
  request.result.close();
}

const refusals: readonly (readonly [what: string, refuse: () => unknown])[] = [
  ['there is no IndexedDB', () => vi.stubGlobal('indexedDB', undefined)],
  [
    'opening throws',
    () =>
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw new DOMException('refused', 'SecurityError');
      }),
  ],
  ['opening fails', () => occupy(9)],
  ['the database is not ours', () => occupy(1)],
  ['nothing can be written', () => (isFull = true)],
];

describe('works in memory', () => {
  test.for(refusals)('where %s', async ([, refuse]) => {
    await refuse();
    const outbox = createOutbox();
    await outbox.add(message('a'));
    await outbox.add(message('b'));
    await outbox.mark('a', { delivery: 'sending', sinceIndex: 4 });
    await outbox.add(message('a'));
    expect(await outbox.read()).toEqual([
      message('a', { delivery: 'sending', sinceIndex: 4 }),
      message('b'),
    ]);
    await outbox.mark('a', { delivery: 'failed', refusal: 'refused' });
    await outbox.requeue('a');
    expect(await outbox.read()).toEqual([message('b'), message('a')]);
    await outbox.remove('b');
    await outbox.add(message('b'));
    expect(await ids(outbox)).toEqual(['a', 'b']);
    await outbox.writeDraft('Hello');
    await outbox.writeStart(start);
    expect(await outbox.readDraft()).toBe('Hello');
    expect(await outbox.readStart()).toEqual(start);
    await outbox.clear();
    expect(await outbox.read()).toEqual([]);
    expect(await outbox.readDraft()).toBe('');
    expect(await outbox.readStart()).toBeUndefined();
    outbox.close();
    await outbox.add(message('c'));
    expect(await ids(outbox)).toEqual(['c']);
  });
});

describe('when the disk is full', () => {
  test('what was stored stays in order, and what became of it is known', async () => {
    const outbox = createOutbox();
    await outbox.add(message('a'));
    await outbox.add(message('b'));
    isFull = true;
    await outbox.add(message('c'));
    await outbox.mark('a', { delivery: 'sending', sinceIndex: 1 });
    expect(await outbox.read()).toEqual([
      message('a', { delivery: 'sending', sinceIndex: 1 }),
      message('b'),
      message('c'),
    ]);
    await outbox.remove('a');
    expect(await ids(outbox)).toEqual(['b', 'c']);
    await outbox.mark('b', { delivery: 'failed', refusal: 'refused' });
    await outbox.requeue('b');
    expect((await outbox.read()).map(({ delivery }) => delivery)).toEqual(['queued', 'queued']);
  });

  test('a message does not overtake those that are kept in memory', async () => {
    const outbox = createOutbox();
    isFull = true;
    await outbox.add(message('a'));
    isFull = false;
    await outbox.add(message('b'));
    await outbox.mark('a', { delivery: 'sending', sinceIndex: 1 });
    expect(await ids(outbox)).toEqual(['a', 'b']);
    await outbox.remove('a');
    await outbox.remove('b');
    await outbox.add(message('c'));
    expect(await ids(createOutbox())).toEqual(['c']);
  });

  test('what was kept in memory is forgotten like the rest', async () => {
    const outbox = createOutbox();
    isFull = true;
    await outbox.add(message('a'));
    await outbox.writeDraft('Hello');
    isFull = false;
    await outbox.clear();
    expect(await outbox.read()).toEqual([]);
    expect(await outbox.readDraft()).toBe('');
    await createOutbox().writeDraft('of another tab');
    expect(await outbox.readDraft()).toBe('of another tab');
    await outbox.add(message('b'));
    expect(await ids(createOutbox())).toEqual(['b']);
  });

  test('what could not be forgotten is not shown again', async () => {
    const outbox = createOutbox();
    await outbox.add(message('a'));
    await outbox.writeDraft('Hello');
    await outbox.writeStart(start);
    isFull = true;
    await outbox.clear();
    expect(await outbox.read()).toEqual([]);
    expect(await outbox.readDraft()).toBe('');
    expect(await outbox.readStart()).toBeUndefined();
  });
});

test('goes on when the browser took the connection away without a word', async () => {
  const outbox = createOutbox();
  await outbox.add(message('a'));
  const { transaction } = IDBDatabase.prototype;
  const lost = new Set<IDBDatabase>();
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function run(
    this: IDBDatabase,
    ...args
  ) {
    if (lost.size === 0) lost.add(this);
    if (lost.has(this)) throw new DOMException('The connection was lost.', 'InvalidStateError');
    return transaction.apply(this, args);
  });
  await outbox.add(message('b'));
  expect(await ids(createOutbox())).toEqual(['a', 'b']);
});
