import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutText } from './tidy-text.ts';

test('cuts between words', () => {
  expect(cutText('Jobs wait in line', 10)).toBe('Jobs wait…');
  expect(cutText('Jobs wait in line', 12)).toBe('Jobs wait…');
  expect(cutText('Jobs', 4)).toBe('Jobs');
});

test('never gives more than asked for, nor half of a letter', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.nat({ max: 30 }),
      (text, most) => {
        const cut = cutText(text, most);
        expect(cut.length).toBeLessThanOrEqual(most);
        // Half of a letter would come back from UTF-8 as another one.
        expect(Buffer.from(cut).toString()).toBe(cut);
      },
    ),
  );
});
