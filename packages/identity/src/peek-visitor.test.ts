import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { peekVisitor } from './peek-visitor.ts';
import type { Phone } from './phone.ts';
import type { VisitorHub } from './visitor-hub.ts';
import { createVisitorStore } from './visitor-store.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const hubKey = Symbol.for('docent.visitor.v1');
const page = globalThis as unknown as Record<symbol, unknown>;
const ada: Visitor = {
  ...createVisitor('anon-a', 100),
  phone: '+14155552671' as Phone,
  updatedAt: 200,
};

beforeEach(() => localStorage.clear());
afterEach(() => {
  delete page[hubKey];
  vi.restoreAllMocks();
});

function storeText(text: string): void {
  localStorage.setItem('docent.visitor', text);
}

function readStored(): unknown {
  return JSON.parse(localStorage.getItem('docent.visitor') ?? 'null');
}

function shareOnPage(visitor: Visitor): void {
  const state = { visitor, trail: [] };
  const hub: VisitorHub = {
    v: 1,
    state,
    storageAllowed: false,
    stored: false,
    listeners: new Set(),
  };
  page[hubKey] = hub;
}

describe('where storage is allowed', () => {
  test('the reader who was stored is the reader', () => {
    storeText(JSON.stringify(ada));
    expect(peekVisitor(true, now)).toEqual(ada);
    expect(readStored()).toEqual(ada);
  });

  test('a new reader is stored at once, and is the reader of the next page', () => {
    const visitor = peekVisitor(true, now);
    expect(visitor).toEqual({
      v: 1,
      anonymousId: expect.stringMatching(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
      updatedAt: now,
      startedAt: now,
      clearedAt: 0,
    });
    expect(readStored()).toEqual(visitor);
    expect(peekVisitor(true, now + 1000)).toEqual(visitor);
  });

  test.each([
    ['no JSON', '{'],
    ['a record of another version', JSON.stringify({ ...ada, v: 2 })],
    ['a record without an anonymous ID', JSON.stringify({ ...ada, anonymousId: '' })],
    ['another thing', '"docent"'],
  ])('%s is no reader, and is replaced', (_what, text) => {
    storeText(text);
    const visitor = peekVisitor(true, now);
    expect(visitor).not.toHaveProperty('phone');
    expect(readStored()).toEqual(visitor);
  });

  test('the visitor store takes the same reader', () => {
    const { anonymousId } = peekVisitor(true, now);
    const store = createVisitorStore({ storageAllowed: true });
    expect(store.read().anonymousId).toBe(anonymousId);
    store.stop();
  });
});

describe('where it is not', () => {
  test('storage is not looked at', () => {
    storeText(JSON.stringify(ada));
    const visitor = peekVisitor(false, now);
    expect(visitor).toMatchObject({ updatedAt: now, startedAt: now });
    expect(visitor).not.toHaveProperty('phone');
    expect(readStored()).toEqual(ada);
  });

  test('nothing is stored, and each look makes another reader', () => {
    const { anonymousId } = peekVisitor(false, now);
    expect(peekVisitor(false, now).anonymousId).not.toBe(anonymousId);
    expect(localStorage).toHaveLength(0);
  });
});

describe('where another script of the page has the reader', () => {
  test.each([true, false])('it is that one (storage allowed: %s)', (storageAllowed) => {
    storeText(JSON.stringify(createVisitor('anon-b', 50)));
    shareOnPage(ada);
    expect(peekVisitor(storageAllowed, now)).toEqual(ada);
    expect(readStored()).toEqual(createVisitor('anon-b', 50));
  });

  test('what is not a reader is left alone, and not taken', () => {
    page[hubKey] = { v: 1, state: { visitor: { phone: '+14155552671' } } };
    const before = page[hubKey];
    expect(peekVisitor(true, now)).not.toHaveProperty('phone');
    expect(page[hubKey]).toBe(before);
  });

  test('a page that throws is a page without one', () => {
    const getter = { configurable: true, get: refuse };
    Object.defineProperty(globalThis, hubKey, getter);
    expect(peekVisitor(true, now)).toMatchObject({ updatedAt: now });
  });
});

test('looking changes nothing on the page', () => {
  peekVisitor(true, now);
  expect(page[hubKey]).toBeUndefined();
});

function refuse(): never {
  throw new DOMException('refused', 'SecurityError');
}

test.each([
  ['refused', refuse],
  ['full', () => ({ getItem: () => null, setItem: refuse }) as unknown as Storage],
])('where storage is %s there is a reader all the same', (_what, readStorage) => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(readStorage);
  expect(peekVisitor(true, now)).toMatchObject({ v: 1, updatedAt: now });
});
