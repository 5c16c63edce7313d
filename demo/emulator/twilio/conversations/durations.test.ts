import { expect, test } from 'vitest';
import { parseDuration } from './durations.ts';

test.each([
  ['PT1M', 60_000],
  ['PT1H30M', 5_400_000],
  ['P1D', 86_400_000],
  ['P1DT12H', 129_600_000],
  ['PT5M30S', 330_000],
  ['PT0.5S', 500],
  ['PT0S', 0],
  ['pt90s', 90_000],
])('reads %s', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1DT', '1M', 'PT1', 'PT1D', 'P1M', '-PT1M', 'PT1M ', 'PT1S1M', 'PT.5S'])(
  'knows that %j is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);
