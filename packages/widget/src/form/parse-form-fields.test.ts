import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formPattern, parseFormFields } from './parse-form-fields.ts';

const [phone, name, question] = (['phone', 'name', 'question'] as const).map((field) => ({
  name: field,
  isNeeded: false,
}));
const needed = { isNeeded: true };

test('asks for a question by default, and for phone and name if the visitor likes', () => {
  expect(parseFormFields()).toEqual({ fields: [phone, name, { ...question, ...needed }] });
});

test.each([
  ['phone*', [{ ...phone, ...needed }]],
  ['name phone', [name, phone]],
  [
    ' question*\n phone* ',
    [
      { ...question, ...needed },
      { ...phone, ...needed },
    ],
  ],
  ['off', []],
  [' off ', []],
])('reads %j', (text, fields) => {
  expect(parseFormFields(text)).toEqual({ fields });
});

test.each(['', ' ', 'fax', 'phone phone', 'phone* phone', 'phone,name', 'Phone', 'phone**'])(
  'says of %j which attribute it is and how to mend it',
  (text) => {
    expect(parseFormFields(text)).toEqual({
      problem: expect.stringMatching(/^form: write phone, name and question .* or off\.$/),
    });
  },
);

test.each(['off off', 'off phone', '*', 'phone *', '*phone', 'phonename', 'toString'])(
  'refuses %j',
  (text) => expect(parseFormFields(text)).toHaveProperty('problem'),
);

test('the pattern for the loader says the same', () => {
  const pattern = new RegExp(formPattern);
  const part = fc.constantFrom('phone', 'name', 'question', 'off', '*', ' ', '\n', ',', 'x');
  const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
  const words = fc.shuffledSubarray(['phone', 'name*', 'question', 'phone*', 'off']);
  const lists = words.map((chosen) => chosen.join(' '));
  const seen = { right: 0, wrong: 0 };
  fc.assert(
    fc.property(fc.oneof(text, lists), (form) => {
      const isRight = 'fields' in parseFormFields(form);
      seen[isRight ? 'right' : 'wrong'] += 1;
      expect(pattern.test(form)).toBe(isRight);
    }),
    { seed: 20_211_122, numRuns: 3000 },
  );
  expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(300);
});
