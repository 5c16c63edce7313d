import { expect, test } from 'vitest';
import { isPhone } from './phone.ts';

test.each(['+14155552671', '+2908999', '+883510001234567'])(
  '%s has the shape of a phone',
  (value) => {
    expect(isPhone(value)).toBe(true);
  },
);

test.each([
  ['no plus', '14155552671'],
  ['a country code that begins with 0', '+04155552671'],
  ['six digits', '+123456'],
  ['sixteen digits', '+1234567890123456'],
  ['spaces', '+1 415 555 2671'],
  ['a newline at the end', '+14155552671\n'],
  ['digits of another script', '+١٤١٥٥٥٥٢٦٧١'],
  ['a number', 14155552671],
  ['an array of one phone', ['+14155552671']],
  ['nothing', undefined],
])('refuses %s', (_what, value) => {
  expect(isPhone(value)).toBe(false);
});
