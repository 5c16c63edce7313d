import { expect, test } from 'vitest';
import type { ArrivalPoint, Results } from './results.ts';
import { checkTargets } from './targets.ts';
import type { VariantName } from './variant.ts';

const point = (variant: VariantName, views: number[]): ArrivalPoint => ({
  variant,
  network: 'B',
  leaveAfterMs: 0,
  views,
});

const missed = (results: Partial<Results>) =>
  checkTargets({ arrivals: [], firstEvents: [], mainThreads: [], ...results })
    .filter(({ isMet }) => !isMet)
    .map(({ promise }) => promise);

test('is content when the snippet loses nothing and the tag no more than Plausible', () => {
  const arrivals = [
    point('plausible', [0, 1]),
    point('docent-tag', [1, 0]),
    point('docent-snippet', [1, 1]),
  ];
  expect(missed({ arrivals })).toEqual([]);
});

test('misses a lost view, a smaller share and a view that arrived twice', () => {
  const arrivals = [
    point('plausible', [1, 1]),
    point('docent-tag', [1, 0]),
    point('docent-snippet', [2, 0]),
  ];
  expect(missed({ arrivals })).toEqual([
    'docent-snippet: every view arrives, at every point',
    "docent-tag: at least Plausible's share, at every point",
    'docent: no view twice',
  ]);
});

test('does not mind what other products send twice', () => {
  expect(missed({ arrivals: [point('posthog', [2])] })).toEqual([]);
});

test('misses too much script and a long task before idle', () => {
  const run = { scriptMs: 0, longestTaskMs: 0, blockingMs: 0 };
  const runs = [{ ...run, scriptBeforeIdleMs: 15.1, longTaskBeforeIdleMs: 51 }];
  expect(missed({ mainThreads: [{ variant: 'docent-tag', runs }] })).toEqual([
    'docent-tag: at most 15 ms of script before idle',
    'docent-tag: no long task of its own before idle',
  ]);
});
