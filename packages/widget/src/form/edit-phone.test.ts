import { expect, test } from 'vitest';
import { editPhone } from './edit-phone.ts';

test('formats what stands before the caret and behind it', () => {
  expect(editPhone({ text: '415555', caret: 6, country: 'US' })).toEqual({
    text: '(415) 555',
    caret: 9,
    country: 'US',
  });
  // A 9 was put in behind the first digit.
  expect(editPhone({ text: '(4915) 555', caret: 3, country: 'US' })).toEqual({
    text: '(491) 555-5',
    caret: 3,
    country: 'US',
  });
});

test('follows a plus to its country', () => {
  const typed = { text: '+4420', caret: 5, country: 'US' };
  expect(editPhone(typed)).toEqual({ text: '+44 20', caret: 6, country: 'GB' });
});

test('leaves text and caret where there is no number', () => {
  const typed = { text: 'call me', caret: 3, country: '' };
  expect(editPhone(typed)).toEqual(typed);
});
