import { expect, test } from 'vitest';
import { initialState, type ChatState } from '../state/model.ts';
import { withGreeting } from './with-greeting.ts';

const keysOf = (more: Partial<ChatState>, start = 0) =>
  withGreeting({ state: { ...initialState, ...more }, greeting: 'Hello!' }, { start, end: 9 }).map(
    ({ key }) => key,
  );

const message = { sid: 'IM0', index: 0, author: 'bot', body: '', links: [], sentAt: 0 } as const;
const outgoing = [{ clientId: 'a', body: '', createdAt: 0, delivery: 'queued' }] as const;

test('stands above the first message of a chat', () => {
  expect(keysOf({})).toEqual(['greeting']);
  expect(keysOf({ phase: 'starting', outgoing })).toEqual(['greeting', 'a']);
  expect(keysOf({ phase: 'open', line: 'up', messages: [message] })).toEqual(['greeting', 'IM0']);
});

test('is not there where the first message is not', () => {
  expect(keysOf({ hasEarlier: true, messages: [message] })).toEqual(['IM0']);
  expect(keysOf({ messages: [message] }, 1)).toEqual([]);
  expect(withGreeting({ state: initialState, greeting: '' }, { start: 0, end: 9 })).toEqual([]);
});

test('does not flash up before the messages of a chat that is taken up are there', () => {
  expect(keysOf({ phase: 'open', line: 'connecting' })).toEqual([]);
  expect(keysOf({ phase: 'open', line: 'connecting', outgoing })).toEqual(['greeting', 'a']);
});
