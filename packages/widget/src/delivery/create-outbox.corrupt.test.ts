import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { createOutbox } from './create-outbox.ts';
import { ids, message, now } from './testing/messages.ts';
import { openStore } from './testing/open-store.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

test('drops entries that are corrupt, for good', async () => {
  const outbox = createOutbox();
  await outbox.add(message('a'));
  const corrupt: readonly unknown[] = [
    { ...message('b'), body: 7 },
    { ...message('c'), delivery: 'flying' },
    { ...message('d'), refusal: 'whatever' },
    { ...message('e'), createdAt: '2026' },
    { ...message('f'), sinceIndex: 1.5 },
    { ...message('g'), body: '' },
    { body: 'Hello', createdAt: now, delivery: 'queued' },
    'Hello',
    undefined,
  ];
  await write('messages', corrupt);
  await outbox.add(message('z'));
  expect(await ids(outbox)).toEqual(['a', 'z']);
  expect(await count('messages')).toBe(2);
});

test('a corrupt draft or start counts as none', async () => {
  const outbox = createOutbox();
  await outbox.writeDraft('Hello');
  for (const corrupt of [
    7,
    null,
    {},
    { requestId: 'r' },
    { requestId: 'r', createdAt: now, clientId: 7 },
  ]) {
    await outbox.writeStart(corrupt as never);
    await outbox.writeDraft(corrupt as never);
    expect(await outbox.readStart()).toBeUndefined();
    expect(await outbox.readDraft()).toBe('');
  }
});

async function write(name: string, values: readonly unknown[]): Promise<void> {
  const messages = await openStore(name);
  for (const value of values) messages.add(value);
  await new Promise((resolve) => messages.transaction.addEventListener('complete', resolve));
}

async function count(name: string): Promise<number> {
  const request = (await openStore(name)).count();
  await new Promise((resolve) => request.addEventListener('success', resolve));
  return request.result;
}
