import { expect, test } from 'vitest';
import { keepCaret } from './keep-caret.ts';

test.each([
  ['', '(415) 555', 0],
  ['(', '(415) 555', 0],
  ['(41', '(415) 555', 3],
  ['415', '(415) 555', 4],
  ['(415) 5', '(415) 555', 7],
  ['+44', '+44 20', 3],
  ['٤١', '(415) 555', 3],
  // More than there is: the end.
  ['4155555', '(415) 555', 9],
])('behind %j it stays in %j at %i', (before, formatted, caret) => {
  expect(keepCaret(before, formatted)).toBe(caret);
});
