import { expect, test } from 'vitest';
import { toInitials } from './to-initials.ts';

test.each([
  ['Maya', 'M'],
  ['Maya Johnson', 'MJ'],
  ['maya van der Berg', 'MB'],
  ['Zoë  Ångström', 'ZÅ'],
  ['李小龍', '李'],
  ['𝒜lice', '𝒜'],
  ['Agent 7', 'A7'],
  ['(Sales) Maya', 'M'],
  ['🙂', ''],
  ['', ''],
])('%j is %j', (name, initials) => {
  expect(toInitials(name, 'en')).toBe(initials);
});

test('follows the rules of the language', () => {
  expect(toInitials('ipek', 'tr')).toBe('İ');
});
