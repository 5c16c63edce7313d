import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readItem, removeItem, visitorKey, writeItem } from './stored-item.ts';

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

function refuse(): never {
  throw new DOMException('refused', 'SecurityError');
}

test.each([['text'], [7], [null], [false], [['a', { b: 'ü語😀' }]], [{ a: { b: [] } }]])(
  '%j is read as it was written',
  (value) => {
    expect(writeItem('key', value)).toBe(true);
    expect(readItem('key')).toEqual(value);
  },
);

test('a key is written as JSON, where others can read it', () => {
  writeItem(visitorKey, { v: 1 });
  expect(localStorage.getItem('docent.visitor')).toBe('{"v":1}');
});

test('a second value takes the place of the first', () => {
  writeItem('key', 1);
  writeItem('key', 2);
  expect(readItem('key')).toBe(2);
});

test.each([
  ['what is missing', undefined],
  ['an empty text', ''],
  ['a cut text', '{"v":1'],
  ['no JSON', 'undefined'],
])('%s reads as nothing', (_what, text) => {
  if (text !== undefined) localStorage.setItem('key', text);
  expect(readItem('key') ?? undefined).toBeUndefined();
});

test('what JSON cannot hold is not written', () => {
  const round: { self?: unknown } = {};
  round.self = round;
  expect([writeItem('key', round), writeItem('key', 1n)]).toEqual([false, false]);
  expect(localStorage).toHaveLength(0);
});

test('a key that is removed is gone, and only that', () => {
  writeItem('key', 1);
  writeItem('other', 2);
  removeItem('key');
  removeItem('never there');
  expect(Object.fromEntries(Object.entries(localStorage))).toEqual({ other: '2' });
});

test('storage that is full keeps what it had, and says so', () => {
  const full = { getItem: () => '1', setItem: refuse } as unknown as Storage;
  vi.spyOn(globalThis, 'localStorage', 'get').mockReturnValue(full);
  expect(writeItem('key', 2)).toBe(false);
  expect(readItem('key')).toBe(1);
});

describe('storage that is refused', () => {
  beforeEach(() => {
    vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(refuse);
  });

  test('reads as nothing', () => {
    expect(readItem('key')).toBeUndefined();
  });

  test('takes nothing, and says so', () => {
    expect(writeItem('key', 1)).toBe(false);
  });

  test('has nothing to remove', () => {
    expect(() => removeItem('key')).not.toThrow();
  });
});

test('without storage at all, nothing is read and nothing written', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockReturnValue(undefined as unknown as Storage);
  expect([readItem('key'), writeItem('key', 1)]).toEqual([undefined, false]);
  expect(() => removeItem('key')).not.toThrow();
});
