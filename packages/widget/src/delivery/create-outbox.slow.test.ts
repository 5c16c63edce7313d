import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi, type Mock } from 'vitest';
import { createOutbox } from './create-outbox.ts';
import { ids, message, now } from './testing/messages.ts';
import { openStore } from './testing/open-store.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Keeps a store for itself, as another page may; returns what lets it go. */
function hold(store: IDBObjectStore): () => void {
  let isHolding = true;
  const goOn = (): void => {
    if (isHolding) store.count().addEventListener('success', goOn);
  };
  goOn();
  return () => {
    isHolding = false;
  };
}

async function holdStores(): Promise<() => void> {
  return hold(await openStore('messages'));
}

async function passUntil(onDone: Mock): Promise<void> {
  while (onDone.mock.calls.length === 0) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('works in memory', () => {
  test('where opening is never answered, after one wait', async () => {
    vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const open = vi.spyOn(indexedDB, 'open').mockReturnValue(new EventTarget() as IDBOpenDBRequest);
    const outbox = createOutbox();
    let isAdded = false;
    const added = outbox.add(message('a')).then(() => (isAdded = true));
    await vi.advanceTimersByTimeAsync(1999);
    expect(isAdded).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await added;
    await outbox.add(message('b'));
    await outbox.writeDraft('Hello');
    expect(await ids(outbox)).toEqual(['a', 'b']);
    expect(await outbox.readDraft()).toBe('Hello');
    expect(open).toHaveBeenCalledTimes(1);
  });

  test('where a write is not done in time; if it is done later, nothing is there twice', async () => {
    const outbox = createOutbox();
    await outbox.add(message('a'));
    const letGo = await holdStores();
    vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const onDone = vi.fn<() => void>();
    const added = outbox.add(message('b')).then(onDone);
    await vi.advanceTimersByTimeAsync(1999);
    expect(onDone).not.toHaveBeenCalled();
    await passUntil(onDone);
    await added;
    letGo();
    vi.useRealTimers();
    expect(await ids(outbox)).toEqual(['a', 'b']);
    await outbox.remove('b');
    for (const one of [outbox, createOutbox()]) expect(await ids(one)).toEqual(['a']);
  });

  test('where a change is not done in time; it is not done later', async () => {
    const outbox = createOutbox();
    await outbox.add(message('a'));
    const letGo = await holdStores();
    vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const onDone = vi.fn<() => void>();
    void outbox.requeue('a');
    const marked = outbox.mark('a', { delivery: 'sending', sinceIndex: 1 }).then(onDone);
    await passUntil(onDone);
    await marked;
    letGo();
    vi.useRealTimers();
    expect(await createOutbox().read()).toEqual([message('a')]);
  });

  test('where opening is answered too late; it is closed again', async () => {
    const other = indexedDB.open('docent.chat', 1);
    let letGo = (): void => {};
    other.addEventListener('upgradeneeded', () => {
      letGo = hold(other.result.createObjectStore('messages'));
    });
    await new Promise((resolve) => other.addEventListener('upgradeneeded', resolve));
    vi.useFakeTimers({ now, toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    const onDone = vi.fn<() => void>();
    const added = createOutbox().add(message('a')).then(onDone);
    await passUntil(onDone);
    await added;
    const close = vi.spyOn(IDBDatabase.prototype, 'close');
    letGo();
    vi.useRealTimers();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
    other.result.close();
  });
});
