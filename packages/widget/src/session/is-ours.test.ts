import type { Phone } from '@docent/identity';
import { expect, test } from 'vitest';
import { isOurs } from './is-ours.ts';

const ada = '+14155552671' as Phone;
const bob = '+447911123456' as Phone;

test.each([
  ['nobody is known', {}, {}, true],
  ['the same phone', { phone: ada }, { phone: ada }, true],
  ['another phone', { phone: ada }, { phone: bob }, false],
  ['a phone that was not known then', {}, { phone: ada }, true],
  ['a phone that is not known now', { phone: ada }, {}, true],
  ['the same user', { userId: 'a' }, { userId: 'a' }, true],
  ['another user', { userId: 'a' }, { userId: 'b' }, false],
  [
    'another user with the same phone',
    { phone: ada, userId: 'a' },
    { phone: ada, userId: 'b' },
    false,
  ],
  ['a user instead of a phone', { phone: ada }, { userId: 'b' }, true],
])('%s', (_what, chat, visitor, expected) => {
  const session = { startedAt: 100, ...chat };
  expect(isOurs(session, { clearedAt: 0, ...visitor })).toBe(expected);
});

test.each([
  [0, true],
  [99, true],
  [100, true],
  [101, false],
])('a chat of 100, after a sign-out at %i', (clearedAt, expected) => {
  expect(isOurs({ startedAt: 100, phone: ada }, { clearedAt, phone: ada })).toBe(expected);
});
