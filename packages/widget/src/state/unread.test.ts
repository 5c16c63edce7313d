import { expect, test } from 'vitest';
import { initialState, type AuthorKind } from './model.ts';
import { countUnread } from './unread.ts';

const authors: readonly AuthorKind[] = ['person', 'visitor', 'bot', 'person'];
const messages = authors.map((author, index) => ({
  sid: `IM${index}`,
  index,
  author,
  body: 'Hello',
  links: [],
  sentAt: 0,
}));

test.each([
  [-1, 3],
  [0, 2],
  [2, 1],
  [3, 0],
])('with everything up to %i seen, %i wait', (seenIndex, count) => {
  expect(countUnread({ ...initialState, messages, seenIndex })).toBe(count);
});
