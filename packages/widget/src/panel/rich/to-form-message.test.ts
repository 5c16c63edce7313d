import { expect, test } from 'vitest';
import type { MessageField } from '../../state/model.ts';
import { en } from '../../strings/en.ts';
import { checkFields } from './check-fields.ts';
import { toFormMessage } from './to-form-message.ts';

const field = (name: string, more: Partial<MessageField> = {}): MessageField => ({
  name,
  label: `The ${name}:`,
  type: 'text',
  options: [],
  isRequired: false,
  ...more,
});
const form = { id: 'f', fields: [field('a'), field('b'), field('c', { type: 'checkbox' })] };

test('says what was answered as lines, and to programs', () => {
  expect(toFormMessage(form, { a: ' x ', b: ' ', c: true })).toEqual({
    body: 'The a: x\nThe c: ✓',
    attributes: { form: { id: 'f', values: { a: 'x', c: true } } },
  });
});

test('names the form alone where there is more than attributes hold', () => {
  expect(toFormMessage(form, { a: '漢'.repeat(1000) }).attributes).toEqual({ form: { id: 'f' } });
});

test.each([
  ['text', '', true],
  ['text', 'x', true],
  ['email', 'ada@docs.dev', true],
  ['email', 'ada', false],
  ['tel', '+1 (415) 555-2671', true],
  ['tel', 'ada', false],
  ['number', '-1,5', true],
  ['number', '1e', false],
  ['select', 'A', true],
  ['select', 'B', false],
] as const)('finds a field of %s with %j right: %j', (type, value, isRight) => {
  const errors = checkFields([field('a', { type, options: ['A'] })], {
    values: { a: value },
    strings: en,
  });
  expect(errors).toEqual(isRight ? {} : { a: en.rich.wrong });
});

test('asks for what is a must', () => {
  const fields = [
    field('a', { isRequired: true }),
    field('b', { isRequired: true, type: 'checkbox' }),
  ];
  const wanted = { a: en.form.needed, b: en.form.needed };
  expect(checkFields(fields, { values: { a: ' ', b: false }, strings: en })).toEqual(wanted);
  expect(checkFields(fields, { values: { a: 'x', b: true }, strings: en })).toEqual({});
});
