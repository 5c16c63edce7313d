import { expect, test } from 'vitest';
import { findNewMessages } from './find-new-messages.ts';
import { findPosition } from './find-position.ts';
import { findShift } from './find-shift.ts';
import { initialState, type ChatState, type StoredMessage } from './model.ts';

const one = (index: number, more: Partial<StoredMessage> = {}): StoredMessage => ({
  sid: `IM${index}`,
  index,
  author: 'person',
  body: '',
  links: [],
  sentAt: 0,
  ...more,
});

const state = (more: Partial<ChatState>): ChatState => ({ ...initialState, ...more });
const newOf = (previous: Partial<ChatState>, next: Partial<ChatState>) =>
  findNewMessages(state(previous), state(next)).map(({ index }) => index);

test('finds what others wrote behind what was there', () => {
  const messages = [one(3), one(5)];
  expect(newOf({ messages }, { messages: [...messages, one(6), one(9)] })).toEqual([6, 9]);
  expect(newOf({ messages }, { messages: [...messages, one(6, { author: 'visitor' })] })).toEqual(
    [],
  );
});

test('takes no history for news', () => {
  const messages = [one(3)];
  expect(newOf({ messages }, { messages: [one(1), one(2), one(3)] })).toEqual([]);
  expect(newOf({}, { messages: [one(1), one(2)] })).toEqual([]);
  expect(newOf({ messages }, { messages: [] })).toEqual([]);
});

test('takes an answer to the first message of a chat for news', () => {
  const outgoing = [{ clientId: 'a', body: '', createdAt: 0, delivery: 'sending' as const }];
  const messages = [one(0), one(1, { author: 'visitor', clientId: 'a' }), one(2)];
  expect(newOf({ outgoing }, { messages })).toEqual([2]);
  expect(newOf({ outgoing }, { messages: [one(0)], outgoing })).toEqual([]);
});

test('finds the place of an index, or of the next one', () => {
  const messages = [one(2), one(4), one(7)];
  expect([0, 2, 3, 4, 7, 8].map((index) => findPosition(messages, index))).toEqual([
    0, 0, 1, 1, 2, 3,
  ]);
});

test('finds by how much messages have moved', () => {
  const previous = [one(10), one(11), one(12)];
  const shiftOf = (next: readonly StoredMessage[], position: number) =>
    findShift({ previous, next, position });
  expect(shiftOf([one(8), one(9), ...previous], 1)).toBe(2);
  expect(shiftOf(previous.slice(2), 2)).toBe(-2);
  expect(shiftOf([...previous, one(13)], 9)).toBe(0);
  expect(shiftOf([one(10), one(12)], 2)).toBe(-1);
  expect(findShift({ previous: [], next: previous, position: 0 })).toBe(0);
});
