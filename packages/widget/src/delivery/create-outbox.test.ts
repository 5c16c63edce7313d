import { IDBDatabase, IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createOutbox } from './create-outbox.ts';
import { ids, message, now } from './testing/messages.ts';
import type { Outbox } from './outbox.ts';

const dayMs = 24 * 60 * 60 * 1000;

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function filled(...clientIds: string[]): Promise<Outbox> {
  const outbox = createOutbox();
  for (const clientId of clientIds) await outbox.add(message(clientId));
  return outbox;
}

async function databases(): Promise<unknown[]> {
  return indexedDB.databases();
}

describe('messages', () => {
  test('are read in the order in which they were added, by every page', async () => {
    const outbox = createOutbox();
    await Promise.all(['c', 'a', 'b'].map((clientId) => outbox.add(message(clientId))));
    expect(await createOutbox().read()).toEqual([message('c'), message('a'), message('b')]);
  });

  test('of two tabs lie in one outbox', async () => {
    const [one, other] = [createOutbox(), createOutbox()];
    await one.add(message('a'));
    await other.add(message('b'));
    await one.add(message('c'));
    expect(await ids(one)).toEqual(['a', 'b', 'c']);
    await other.remove('a');
    expect(await ids(one)).toEqual(['b', 'c']);
  });

  test('are there once, however often they are added', async () => {
    const outbox = await filled('a', 'b', 'a');
    const other = createOutbox();
    await other.add(message('a'));
    expect(await ids(outbox)).toEqual(['a', 'b']);
    await outbox.mark('a', { delivery: 'failed', refusal: 'refused' });
    expect((await other.read())[0]?.delivery).toBe('failed');
  });

  test('stay in their place when they are marked', async () => {
    const outbox = await filled('a', 'b');
    await outbox.mark('a', { delivery: 'sending', sinceIndex: 7 });
    expect(await outbox.read()).toEqual([
      message('a', { delivery: 'sending', sinceIndex: 7 }),
      message('b'),
    ]);
    await outbox.mark('a', { delivery: 'failed', refusal: 'too-long' });
    expect((await outbox.read())[0]).toEqual(
      message('a', { delivery: 'failed', refusal: 'too-long', sinceIndex: 7 }),
    );
    await outbox.mark('a', { delivery: 'queued' });
    expect((await outbox.read())[0]).toEqual(message('a', { sinceIndex: 7 }));
  });

  test('go behind all the others for another try', async () => {
    const outbox = await filled('a', 'b', 'c');
    await outbox.mark('a', { delivery: 'failed', refusal: 'refused', sinceIndex: 3 });
    await outbox.requeue('a');
    expect(await outbox.read()).toEqual([message('b'), message('c'), message('a')]);
    await outbox.add(message('d'));
    expect(await ids(outbox)).toEqual(['b', 'c', 'a', 'd']);
  });

  test('that are under way stay as they are when another tab tries them again', async () => {
    const outbox = await filled('a', 'b');
    await outbox.mark('a', { delivery: 'sending', sinceIndex: 3 });
    await outbox.requeue('a');
    expect(await outbox.read()).toEqual([
      message('a', { delivery: 'sending', sinceIndex: 3 }),
      message('b'),
    ]);
  });

  test('that were removed can be added again', async () => {
    const outbox = await filled('a', 'b');
    await outbox.remove('a');
    await outbox.add(message('a'));
    expect(await ids(outbox)).toEqual(['b', 'a']);
  });

  test('that are not there are not made by a mark', async () => {
    const outbox = await filled('a');
    await outbox.mark('b', { delivery: 'sending', sinceIndex: 1 });
    await outbox.requeue('b');
    await outbox.remove('b');
    expect(await outbox.read()).toEqual([message('a')]);
  });

  test('over two days old are dropped, for good', async () => {
    const outbox = createOutbox();
    await outbox.add(message('old', { createdAt: now - 2 * dayMs - 1000 }));
    await outbox.add(message('failed', { createdAt: now - 3 * dayMs, delivery: 'failed' }));
    await outbox.add(message('from the future', { createdAt: now + 3 * dayMs }));
    await outbox.add(message('young', { createdAt: now - 2 * dayMs + 60_000 }));
    expect(await ids(outbox)).toEqual(['young']);
    vi.setSystemTime(now - dayMs);
    expect(await ids(createOutbox())).toEqual(['young']);
  });
});

describe('clear', () => {
  test('forgets everything, also what was to be added before it', async () => {
    const outbox = await filled('a');
    await outbox.writeDraft('Hel');
    await outbox.writeStart({ requestId: 'r', createdAt: now });
    const added = outbox.add(message('b'));
    const drafted = outbox.writeDraft('Hello');
    await outbox.clear();
    await Promise.all([added, drafted]);
    for (const one of [outbox, createOutbox()]) {
      expect(await one.read()).toEqual([]);
      expect(await one.readDraft()).toBe('');
      expect(await one.readStart()).toBeUndefined();
    }
  });

  test('keeps what is added after it, in order', async () => {
    const outbox = await filled('a');
    void outbox.clear();
    void outbox.add(message('b'));
    expect(await ids(outbox)).toEqual(['b']);
  });
});

describe('draft and start', () => {
  test('are there on the next page', async () => {
    const outbox = createOutbox();
    await outbox.writeDraft('Hello');
    await outbox.writeStart({ requestId: 'r', clientId: 'a', createdAt: now });
    const next = createOutbox();
    expect(await next.readDraft()).toBe('Hello');
    expect(await next.readStart()).toEqual({ requestId: 'r', clientId: 'a', createdAt: now });
    await next.writeDraft('');
    await next.writeStart(undefined);
    expect(await outbox.readDraft()).toBe('');
    expect(await outbox.readStart()).toBeUndefined();
  });

  test('a start over two days old is dropped', async () => {
    const outbox = createOutbox();
    await outbox.writeStart({ requestId: 'r', createdAt: now - 2 * dayMs - 1000 });
    expect(await outbox.readStart()).toBeUndefined();
  });
});

describe('the database', () => {
  test('is not opened before the first call', () => {
    const open = vi.spyOn(indexedDB, 'open');
    createOutbox();
    expect(open).not.toHaveBeenCalled();
  });

  test('is created only when there is something to store', async () => {
    const outbox = createOutbox();
    expect(await outbox.read()).toEqual([]);
    expect(await outbox.readDraft()).toBe('');
    expect(await outbox.readStart()).toBeUndefined();
    await outbox.mark('a', { delivery: 'queued' });
    await outbox.remove('a');
    await outbox.writeDraft('');
    await outbox.writeStart(undefined);
    await outbox.clear();
    expect(await databases()).toEqual([]);
    await outbox.add(message('a'));
    expect(await databases()).toHaveLength(1);
    expect(await ids(outbox)).toEqual(['a']);
  });

  test('stays open until it is closed, when all that was asked is done', async () => {
    const outbox = createOutbox();
    const open = vi.spyOn(indexedDB, 'open');
    const close = vi.spyOn(IDBDatabase.prototype, 'close');
    const added = outbox.add(message('a'));
    outbox.close();
    await added;
    expect(open).toHaveBeenCalledTimes(1);
    expect(await ids(outbox)).toEqual(['a']);
    expect(close).toHaveBeenCalledTimes(1);
    expect(open).toHaveBeenCalledTimes(2);
  });

  test('gives way to a newer version', async () => {
    const outbox = await filled('a');
    const newer = indexedDB.open('docent.chat', 2);
    await new Promise((resolve) => newer.addEventListener('success', resolve));
    // What comes after that is kept in memory.
    await outbox.add(message('b'));
    expect(await ids(outbox)).toEqual(['b']);
    newer.result.close();
  });
});
