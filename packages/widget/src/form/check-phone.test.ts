import { expect, test } from 'vitest';
import { checkPhone, readFullPhone } from './check-phone.ts';
import { loadPhoneTools } from './phone-tools.ts';

const tools = await loadPhoneTools();

test.each([
  ['(415) 555-2671', 'US', '+14155552671'],
  ['+44 20 7946 0018', 'US', '+442079460018'],
  ['tel:+1-415-555-2671', undefined, '+14155552671'],
  ['٤١٥٥٥٥٢٦٧١', 'US', '+14155552671'],
])('reads %s of %s', (text, country, phone) => {
  expect(checkPhone({ text, country }, tools)).toEqual({ phone });
});

test.each([
  ['Ada', 'US', 'not-a-number'],
  ['4155552671', undefined, 'country-needed'],
  ['4155552671', 'ZZ', 'unknown-country'],
  ['415', 'US', 'impossible'],
  ['+1 555 555 0000', 'US', 'invalid'],
  ['+1 800 555 2671', 'US', 'not-a-person'],
  ['0000000', 'US', 'placeholder'],
  [`415${'.'.repeat(250)}`, 'US', 'too-long'],
])('refuses %j of %s: %s', (text, country, refusal) => {
  expect(checkPhone({ text, country }, tools)).toEqual({ refusal });
});

test('an empty field is no phone, with tools and without', () => {
  expect(checkPhone({ text: '  ' }, tools)).toEqual({});
  expect(checkPhone({ text: '' }, undefined)).toEqual({});
});

test('a phone that is known needs no tools', () => {
  const entry = { text: '+1 415 555 2671', known: '+14155552671' };
  expect(checkPhone(entry, undefined)).toEqual({ phone: '+14155552671' });
});

test('without tools, nothing is refused and nothing let through', () => {
  expect(checkPhone({ text: 'Ada' }, undefined)).toEqual({ isUnchecked: true });
  expect(checkPhone({ text: '+14155552671' }, undefined)).toEqual({ isUnchecked: true });
});

test.each([
  ['+1 (415) 555-2671', '+14155552671'],
  ['tel:+44 20 7946 0018', '+442079460018'],
  ['\u202A+1 415 555 2671\u202C', '+14155552671'],
  ['(415) 555-2671', undefined],
  ['+1 415 call me', undefined],
  ['+12', undefined],
  ['', undefined],
])('in full, %s is %s', (text, phone) => {
  expect(readFullPhone(text)).toBe(phone);
});
