import { expect, test } from 'vitest';
import { toReadablePhone } from './to-readable-phone.ts';

test.each([
  ['+14155552671', '+1 415 555 2671'],
  ['+447911123456', '+44 791 112 3456'],
  ['+4930123456', '+49 301 234 56'],
  ['+3581234567', '+358 123 4567'],
  ['+79161234567', '+7 916 123 4567'],
])('splits %s into parts that can be compared', (phone, readable) => {
  expect(toReadablePhone(phone)).toBe(readable);
});

test('leaves alone what is no phone', () => {
  expect(toReadablePhone('Ada')).toBe('Ada');
  expect(toReadablePhone('')).toBe('');
});
