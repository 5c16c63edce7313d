import { expect, test } from 'vitest';
import { parseOffer } from './parse-offer.ts';

const field = { name: 'email', label: 'E-mail', type: 'email', required: true };
const form = { id: 'contact', title: 'Contact', submit: 'Go', fields: [field] };

test('reads answers to tap, as texts or with a text of their own', () => {
  const quick_replies = ['Yes', { label: 'No', text: 'No, thanks' }, { label: ' Later\n' }];
  expect(parseOffer({ quick_replies })).toEqual({
    quickReplies: [
      { label: 'Yes', text: 'Yes' },
      { label: 'No', text: 'No, thanks' },
      { label: 'Later', text: 'Later' },
    ],
  });
});

test('reads a form', () => {
  const plan = { name: 'plan', type: 'select', options: ['A', 'B', 'A'] };
  expect(parseOffer({ form: { ...form, fields: [field, plan, { name: 'note' }] } })).toEqual({
    form: {
      id: 'contact',
      title: 'Contact',
      submit: 'Go',
      fields: [
        { name: 'email', label: 'E-mail', type: 'email', options: [], isRequired: true },
        { name: 'plan', label: 'plan', type: 'select', options: ['A', 'B'], isRequired: false },
        { name: 'note', label: 'note', type: 'text', options: [], isRequired: false },
      ],
    },
  });
});

test('takes marks that turn the direction of what follows out of labels', () => {
  const offer = parseOffer({ quick_replies: ['\u202eevil\u2067 a\tb'] });
  expect(offer?.quickReplies?.[0]?.label).toBe('evil a b');
});

test.each([
  undefined,
  null,
  'Yes',
  5,
  {},
  [null, 5, [], {}, '', ' ', { label: 5 }, { text: 'a' }, 'x'.repeat(81)],
])('reads no answers in %j', (quick_replies) => {
  expect(parseOffer({ quick_replies })).toBeUndefined();
});

test.each([
  null,
  'text',
  [],
  { ...form, id: undefined },
  { ...form, id: 'x'.repeat(101) },
  { ...form, fields: 'email' },
  { ...form, fields: [] },
  { ...form, fields: [field, field] },
  { ...form, fields: [field, null] },
  { ...form, fields: [field, { name: 'a', type: 'password' }] },
  { ...form, fields: [field, { name: 'a', type: 'select' }] },
  { ...form, fields: [field, { name: 'a', type: 'select', options: ['a', 5] }] },
  { ...form, fields: Array.from({ length: 11 }, (_, at) => ({ name: `${at}` })) },
  { ...form, fields: [{ ...field, name: 'x'.repeat(61) }] },
])('has no half of a form: %j', (value) => {
  expect(parseOffer({ form: value })).toBeUndefined();
  expect(parseOffer({ form: value, quick_replies: ['Yes'] })).not.toHaveProperty('form');
});

test('reads ten answers at most', () => {
  const quick_replies = Array.from({ length: 500 }, (_, at) => `${at}`);
  expect(parseOffer({ quick_replies })?.quickReplies).toHaveLength(10);
});
