import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createAnnouncer } from './announcer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function create() {
  const said: string[] = [];
  const announcer = createAnnouncer({
    say: (text) => said.push(text),
    summarize: (count) => `${count} new`,
  });
  return { said, announcer };
}

test('says what comes within a second together, then clears', () => {
  const { said, announcer } = create();
  announcer.addMessage('one');
  vi.advanceTimersByTime(900);
  announcer.addMessage('two');
  expect(said).toEqual([]);
  vi.advanceTimersByTime(100);
  expect(said).toEqual(['one\ntwo']);
  vi.advanceTimersByTime(3000);
  expect(said).toEqual(['one\ntwo', '']);
});

test('says only how many there are of more than three', () => {
  const { said, announcer } = create();
  for (const text of ['a', 'b', 'c', 'd']) announcer.addMessage(text);
  announcer.add('Not sent.');
  vi.advanceTimersByTime(1000);
  expect(said).toEqual(['Not sent.\n4 new']);
});

test('does not clear what was said in the meantime', () => {
  const { said, announcer } = create();
  announcer.addMessage('one');
  vi.advanceTimersByTime(3500);
  announcer.addMessage('two');
  vi.advanceTimersByTime(1000);
  expect(said.at(-1)).toBe('two');
});

test('says nothing once it is stopped', () => {
  const { said, announcer } = create();
  announcer.addMessage('one');
  announcer.stop();
  vi.advanceTimersByTime(9000);
  expect(said).toEqual([]);
});
