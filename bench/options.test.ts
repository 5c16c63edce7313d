import { expect, test } from 'vitest';
import { parseOptions } from './options.ts';

test('measures all variants in 40 trials unless told otherwise', () => {
  const { trials, variants, networks, delays } = parseOptions([]);
  expect(trials).toBe(40);
  expect(variants).toHaveLength(6);
  expect(networks).toEqual(['A', 'B']);
  expect(delays).toEqual([0, 50, 100, 200, 500]);
});

test('takes a shorter list, also behind the -- of a package manager', () => {
  const { trials, variants, delays } = parseOptions([
    '--',
    '--trials=5',
    '--variants=inline,docent-tag',
    '--delays=0',
  ]);
  expect({ trials, variants, delays }).toEqual({
    trials: 5,
    variants: ['inline', 'docent-tag'],
    delays: [0],
  });
});

test('refuses what it does not know', () => {
  expect(() => parseOptions(['--variants=matomo'])).toThrow('Not one of segment');
  expect(() => parseOptions(['--trials=many'])).toThrow('Not a number');
});
