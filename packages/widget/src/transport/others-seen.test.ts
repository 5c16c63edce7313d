import { expect, test } from 'vitest';
import { toOthersSeen } from './others-seen.ts';

test('is what the furthest reader has read, but the visitor', () => {
  const readers = [
    { identity: 'visitor', lastReadMessageIndex: 9 },
    { identity: 'maya', lastReadMessageIndex: 4 },
    { identity: null, lastReadMessageIndex: null },
    { identity: 'tomas', lastReadMessageIndex: 2 },
  ];
  expect(toOthersSeen(readers, 'visitor')).toBe(4);
  expect(toOthersSeen([], 'visitor')).toBe(-1);
  expect(toOthersSeen(readers.slice(0, 1), 'visitor')).toBe(-1);
});
