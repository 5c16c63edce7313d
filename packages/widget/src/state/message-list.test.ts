import { expect, test } from 'vitest';
import { array, assert, nat, property } from 'fast-check';
import { insertMessage, joinLatest } from './message-list.ts';
import type { StoredMessage } from './model.ts';

function message(index: number, body = `no. ${index}`): StoredMessage {
  return { sid: `IM${index}`, index, author: 'person', body, links: [], sentAt: index };
}

const indexes = (messages: readonly StoredMessage[]): number[] =>
  messages.map(({ index }) => index);

test('puts a message where its index belongs, and replaces one that is there', () => {
  const list = [message(1), message(3)];
  expect(indexes(insertMessage(list, message(4)))).toEqual([1, 3, 4]);
  expect(indexes(insertMessage(list, message(2)))).toEqual([1, 2, 3]);
  expect(insertMessage(list, message(3, 'again'))).toEqual([message(1), message(3, 'again')]);
});

test('keeps each message once and in order, whatever the order in which they come', () => {
  assert(
    property(array(nat({ max: 20 })), (arrivals) => {
      const list = arrivals.reduce<readonly StoredMessage[]>(
        (messages, index) => insertMessage(messages, message(index)),
        [],
      );
      expect(indexes(list)).toEqual([...new Set(arrivals)].toSorted((a, b) => a - b));
    }),
  );
});

test('joins a newest page that touches what is there, and takes out what was removed meanwhile', () => {
  const list = [1, 2, 3, 4].map((index) => message(index));
  const { messages, isJoined } = joinLatest(list, [message(3), message(5)]);
  expect([indexes(messages), isJoined]).toEqual([[1, 2, 3, 5], true]);
  expect(indexes(joinLatest(list, [message(5)]).messages)).toEqual([1, 2, 3, 4, 5]);
});

test('keeps what was told while the page was on its way', () => {
  const { messages } = joinLatest([message(1), message(2), message(3)], [message(1), message(2)]);
  expect(indexes(messages)).toEqual([1, 2, 3]);
});

test('begins anew behind a gap', () => {
  const { messages, isJoined } = joinLatest([message(1)], [message(3), message(4)]);
  expect([indexes(messages), isJoined]).toEqual([[3, 4], false]);
});
