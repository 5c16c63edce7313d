import { expect, test } from 'vitest';
import { parseReplyTime } from './parse-reply-time.ts';

test.each([
  ['5m', { count: 5, unit: 'minute' }],
  ['2H', { count: 2, unit: 'hour' }],
  [' 1 d ', { count: 1, unit: 'day' }],
  ['0m', undefined],
  ['-5m', undefined],
  ['1.5h', undefined],
  ['5', undefined],
  ['soon', undefined],
  ['1000m', undefined],
  ['', undefined],
])('%j is %j', (text, expected) => {
  expect(parseReplyTime(text)).toEqual(expected);
});
