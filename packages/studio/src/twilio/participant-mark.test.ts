import { expect, test } from 'vitest';
import { buildMark, parseMark } from './participant-mark.ts';
import { isSid } from './sids.ts';

test('what was written is read again', () => {
  const mark = { mark: 'mark-1', openingId: 'id-1' };
  expect(parseMark(buildMark(mark))).toEqual(mark);
});

test.each(['', '{', 'null', '[]', '"mark"', '{"mark":1,"opening_id":{}}', '{"mark":""}'])(
  '%s has no mark',
  (attributes) => {
    expect(parseMark(attributes)).toEqual({ mark: undefined, openingId: undefined });
  },
);

test.each([
  ['CH', `CH${'0'.repeat(32)}`, true],
  ['CH', `KD${'0'.repeat(32)}`, false],
  ['CH', `CH${'0'.repeat(31)}`, false],
  ['CH', `CH${'A'.repeat(32)}`, false],
  ['CH', `CH${'0'.repeat(32)}\n`, false],
  ['CH', `CH${'0'.repeat(32)}/..`, false],
  ['CH', undefined, false],
])('a SID %s is what %j is: %s', (kind, text, expected) => {
  expect(isSid(kind, text)).toBe(expected);
});
