import { expect, test } from 'vitest';
import { parseFormFields } from './parse-form-fields.ts';

const [phone, name, question] = (['phone', 'name', 'question'] as const).map((field) => ({
  name: field,
  isNeeded: false,
}));
const needed = { isNeeded: true };

test('asks for a question by default, and for phone and name if the visitor likes', () => {
  expect(parseFormFields()).toEqual([phone, name, { ...question, ...needed }]);
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
  expect(parseFormFields(text)).toEqual(fields);
});

const refused = [
  '',
  ' ',
  'fax',
  'phone phone',
  'phone* phone',
  'phone,name',
  'Phone',
  'phone**',
  'phonename',
].concat(['off off', 'off phone', '*', 'phone *', '*phone', 'toString']);

test.each(refused)('refuses %j', (text) => {
  expect(parseFormFields(text)).toBeUndefined();
});
