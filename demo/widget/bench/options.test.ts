import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('without options there are fifteen trials, and an hour of a message each second', () => {
  expect(parseOptions([])).toEqual({ trials: 15, messages: 3600 });
});

test('takes counts, also behind the dashes of a package manager', () => {
  expect(parseOptions(['--', '--trials', '3', '--messages', '0'])).toEqual({
    trials: 3,
    messages: 0,
  });
});

test.each([
  ['--trials', '0'],
  ['--trials', 'many'],
  ['--messages', '-1'],
  ['--speed', '2'],
])('refuses %s %s', (...args) => {
  expect(() => parseOptions(args)).toThrow(/^Not a number|Unknown option|ambiguous/);
});
