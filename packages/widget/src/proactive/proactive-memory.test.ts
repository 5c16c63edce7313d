import { visitorKey } from '@docent/identity';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createProactiveMemory, proactiveKey } from './proactive-memory.ts';

const page = globalThis as { docent?: unknown };
const noon = new Date(2026, 10, 23, 12).getTime();
const nextDay = new Date(2026, 10, 24, 0, 1).getTime();
/** Another page of the same browser. */
const open = (now = noon) => createProactiveMemory(() => now);
const stored = (): unknown => JSON.parse(localStorage.getItem(proactiveKey) ?? 'null');

beforeEach(() => localStorage.clear());
afterEach(() => delete page.docent);

describe('with a tracker that may store', () => {
  beforeEach(() => {
    page.docent = { identify() {}, on() {} };
    localStorage.setItem(visitorKey, '{"v":1}');
  });

  test('so many lines are shown a day, in all', () => {
    expect(open().mayShow(1)).toBe(true);
    open().noteShown();
    expect([open().mayShow(1), open().mayShow(2)]).toEqual([false, true]);
    open().noteShown();
    expect(open().mayShow(2)).toBe(false);
    expect(open(nextDay).mayShow(1)).toBe(true);
  });

  test('one that was dismissed is the last of its day', () => {
    const memory = open();
    memory.noteShown();
    memory.noteDismissed();
    expect([open().mayShow(5), open(nextDay).mayShow(1)]).toEqual([false, true]);
  });

  test('never is never', () => {
    open().noteNever();
    expect([open().mayShow(5), open(nextDay).mayShow(5)]).toEqual([false, false]);
    expect(stored()).toEqual({ v: 1, never: true });
  });

  test('what is stored is erased once storing is refused', () => {
    open().noteNever();
    localStorage.removeItem(visitorKey);
    expect(open().mayShow(1)).toBe(true);
    expect(localStorage.length).toBe(0);
  });
});

describe('with a tracker that may not store', () => {
  beforeEach(() => void (page.docent = { identify() {}, on() {} }));

  test('nothing is stored, whatever the visitor says, and one line is shown on a page', () => {
    const memory = open();
    memory.noteShown();
    expect(memory.mayShow(5)).toBe(false);
    memory.noteDismissed();
    memory.noteNever();
    expect(localStorage.length).toBe(0);
    expect(open().mayShow(1)).toBe(true);
  });
});

describe('without a tracker', () => {
  test('what only happens is not stored; what the visitor says is', () => {
    const memory = open();
    memory.noteShown();
    expect(localStorage.length).toBe(0);
    memory.noteDismissed();
    expect(open().mayShow(1)).toBe(false);
    open(nextDay).noteShown();
    expect(stored()).toEqual({ v: 1, day: '2026-11-24', shown: 1, dismissed: false });
  });
});

describe('what is corrupt counts as nothing', () => {
  test.each(['', '{', 'null', '[]', '"never"', '{"v":2,"never":true}', '{"v":1,"never":"yes"}'])(
    '%s',
    (text) => {
      localStorage.setItem(proactiveKey, text);
      expect(open().mayShow(1)).toBe(true);
    },
  );

  test('a count that is none', () => {
    for (const shown of ['-1', '"1"', 'null', '{}']) {
      localStorage.setItem(proactiveKey, `{"v":1,"day":"2026-11-23","shown":${shown}}`);
      expect(open().mayShow(1)).toBe(true);
    }
  });
});

test('storage that is refused breaks nothing', () => {
  const { localStorage: real } = globalThis;
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get() {
      throw new DOMException('refused', 'SecurityError');
    },
  });
  const memory = open();
  expect(memory.mayShow(1)).toBe(true);
  memory.noteShown();
  memory.noteNever();
  expect(memory.mayShow(1)).toBe(false);
  Object.defineProperty(globalThis, 'localStorage', { configurable: true, value: real });
});
