import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionKey } from '../loader/chat-host.ts';
import {
  eraseSession,
  markStarting,
  readSession,
  wasStarting,
  writeSession,
} from './session-store.ts';
import type { Session } from './session.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const session: Session = {
  v: 1,
  token: 'a.b.c',
  conversationSid: `CH${'1'.repeat(32)}`,
  identity: 'guest-1',
  expiresAt: now + 3_600_000,
  startedAt: now,
  isPanelOpen: false,
  seenIndex: 3,
};
const other = { ...session, token: 'd.e.f' };

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  eraseSession();
});

function refuse(): never {
  throw new DOMException('refused', 'QuotaExceededError');
}

test('a session is found on the next page, where the loader looks for it', async () => {
  writeSession(session);
  expect(await readSession(now)).toEqual(session);
  expect(JSON.parse(localStorage.getItem(sessionKey) ?? '')).toEqual(session);
});

test('one that is erased is gone', async () => {
  writeSession(session);
  eraseSession();
  expect([await readSession(now), localStorage.length]).toEqual([undefined, 0]);
});

test.each(['{"v":1}', '{', 'null', '"x"', '[]', '{"v":2}'])(
  '%s is erased, not trusted',
  async (text) => {
    localStorage.setItem(sessionKey, text);
    expect([await readSession(now), localStorage.length]).toEqual([undefined, 0]);
  },
);

test.each([true, false])('the mark of a start under way stays; panel open: %s', async (isOpen) => {
  markStarting(isOpen);
  expect(await readSession(now)).toBeUndefined();
  expect([localStorage.length, wasStarting()]).toEqual([1, isOpen]);
});

describe('where storage is refused', () => {
  beforeEach(() => void vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(refuse));

  test('a session lives as long as its page', async () => {
    writeSession(session);
    writeSession(other);
    expect(await readSession(now)).toEqual(other);
    eraseSession();
    expect(await readSession(now)).toBeUndefined();
  });
});

/** Storage of our key alone, with so much room; also how often it was written to. */
function useStorage(room: number): {
  read: () => string | undefined;
  writes: () => number;
  room: number;
} {
  let text: string | undefined;
  let writes = 0;
  const lab = { read: () => text, writes: () => writes, room };
  const storage = {
    getItem: () => text ?? null,
    removeItem: () => (text = undefined),
    setItem(_key: string, next: string) {
      writes += 1;
      if ((text ?? '').length + next.length > lab.room) refuse();
      text = next;
    },
  };
  vi.spyOn(globalThis, 'localStorage', 'get').mockReturnValue(storage as unknown as Storage);
  return lab;
}

test('where storage is full, the last chat is not left behind', async () => {
  const storage = useStorage(1000);
  writeSession(session);
  storage.room = 0;
  writeSession(other);
  expect([await readSession(now), storage.read()]).toEqual([other, undefined]);
  storage.room = 1000;
  writeSession(session);
  expect([await readSession(now), storage.read()]).toEqual([session, JSON.stringify(session)]);
});

test('a storage that has room but for the old one takes the new one', async () => {
  const storage = useStorage(JSON.stringify(session).length);
  writeSession(session);
  writeSession(other);
  expect(storage.read()).toBe(JSON.stringify(other));
});

test('where there is no session, nothing is written', async () => {
  const storage = useStorage(1000);
  expect([await readSession(now), storage.writes()]).toEqual([undefined, 0]);
});
