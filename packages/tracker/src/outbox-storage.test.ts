import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { StoredMessage } from './first-view.ts';
import { eraseStored, takeStored } from './outbox-storage.ts';

const now = Date.parse('2026-11-22T10:00:00Z');
const dayMs = 86_400_000;

beforeEach(() => localStorage.clear());
afterEach(() => vi.restoreAllMocks());

function stored(id: string, at = now, more: object = {}): StoredMessage {
  const message = {
    type: 'page',
    messageId: id,
    anonymousId: 'a',
    timestamp: new Date(at).toISOString(),
    context: {},
    ...more,
  };
  return { message: message as StoredMessage['message'] };
}

function put(key: string, value: unknown): void {
  localStorage.setItem(`docent.outbox.${key}`, JSON.stringify(value));
}

function takeIds(): readonly string[] {
  return takeStored(now).map(({ message }) => message.messageId);
}

test('nothing stored is nothing taken', () => {
  expect(takeStored(now)).toEqual([]);
});

test('what was stored comes back as it was', () => {
  const held = { ...stored('m1'), isHeld: true };
  const doubtful = { ...stored('m2', now + 1, { properties: { a: ['ü'] } }), isDoubtful: true };
  put('p', [held, doubtful]);
  expect(takeStored(now)).toEqual([held, doubtful]);
});

test('what was taken is no longer there', () => {
  put('p', [stored('m1')]);
  put('q', [stored('m2')]);
  takeStored(now);
  expect(takeStored(now)).toEqual([]);
  expect(localStorage).toHaveLength(0);
});

test('the messages of several pages come oldest first', () => {
  put('z', [stored('m1', now - 5), stored('m3', now - 3)]);
  put('a', [stored('m2', now - 4), stored('m4', now - 2)]);
  expect(takeIds()).toEqual(['m1', 'm2', 'm3', 'm4']);
});

test('messages of one moment keep the order in which their page stored them', () => {
  put('p', [stored('m2'), stored('m1'), stored('m3')]);
  expect(takeIds()).toEqual(['m2', 'm1', 'm3']);
});

test('the latest hundred are taken, and no more', () => {
  const all = Array.from({ length: 120 }, (_, index) => stored(`m${index}`, now - 120 + index));
  put('p', all.slice(60));
  put('q', all.slice(0, 60));
  expect(takeIds()).toEqual(all.slice(20).map(({ message }) => message.messageId));
  expect(localStorage).toHaveLength(0);
});

describe('the age of a message', () => {
  test.each([
    ['four days', -4 * dayMs, true],
    ['a little more', -4 * dayMs - 1, false],
    ['a clock that was set back', dayMs, true],
    ['a clock gone wrong', 5 * dayMs, false],
  ])('%s', (_what, offset, isTaken) => {
    put('p', [stored('m1', now + offset)]);
    expect(takeIds()).toEqual(isTaken ? ['m1'] : []);
    expect(localStorage).toHaveLength(0);
  });
});

describe('what is no message is left out and removed', () => {
  test.each([
    ['a number', 7],
    ['null', null],
    ['a text', 'x'],
    ['an empty list', []],
    ['a list of nothing', [null, undefined, 7, 'x', []]],
    ['no message', [{ isHeld: true }]],
    ['a message that is none', [{ message: 'x' }]],
    ['a list as the message', [{ message: [] }]],
    ['no type', [stored('m1', now, { type: undefined })]],
    ['an ID that is a number', [stored('m1', now, { messageId: 7 })]],
    ['an ID without end', [stored('m'.repeat(101))]],
    ['no anonymous ID', [stored('m1', now, { anonymousId: null })]],
    ['no time', [stored('m1', now, { timestamp: undefined })]],
    ['a time that is none', [stored('m1', now, { timestamp: 'soon' })]],
    ['no context', [stored('m1', now, { context: null })]],
  ])('%s', (_what, value) => {
    put('p', value);
    put('q', [stored('good')]);
    expect(takeIds()).toEqual(['good']);
    expect(localStorage).toHaveLength(0);
  });

  test('text that is not JSON', () => {
    localStorage.setItem('docent.outbox.p', '{"message":');
    put('q', [stored('good')]);
    expect(takeIds()).toEqual(['good']);
    expect(localStorage).toHaveLength(0);
  });

  test('one that is corrupt does not take its neighbours along', () => {
    put('p', [stored('m1'), { message: {} }, stored('m2')]);
    expect(takeIds()).toEqual(['m1', 'm2']);
  });
});

test('a message that was stored twice is taken once', () => {
  put('m1', [{ ...stored('m1'), isDoubtful: true }]);
  put('p', [{ ...stored('m1'), isDoubtful: true }]);
  expect(takeIds()).toEqual(['m1']);
});

test('what others have stored stays', () => {
  const others = {
    'docent.visitor': '{}',
    'docent.outbox': '[]',
    'my.docent.outbox.m1': JSON.stringify([stored('m1')]),
    theme: 'dark',
  };
  for (const [key, text] of Object.entries(others)) localStorage.setItem(key, text);
  expect(takeStored(now)).toEqual([]);
  eraseStored();
  expect(Object.fromEntries(Object.entries(localStorage))).toEqual(others);
});

test('erasing removes every message, also what is corrupt', () => {
  put('p', [stored('m1')]);
  localStorage.setItem('docent.outbox.q', '{');
  eraseStored();
  expect(localStorage).toHaveLength(0);
});

test('storage that is refused holds nothing', () => {
  vi.spyOn(globalThis, 'localStorage', 'get').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  expect(takeStored(now)).toEqual([]);
  expect(eraseStored()).toEqual([]);
});
