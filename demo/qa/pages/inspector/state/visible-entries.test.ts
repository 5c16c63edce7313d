import { expect, test } from 'vitest';
import type { TimelineEntry } from '../../../timeline/entry.ts';
import { sampleEntry, sampleJourney, sampleQuery } from '../testing/samples.ts';
import type { Query } from './query.ts';
import { visibleEntries } from './visible-entries.ts';

const reader = sampleJourney(1, { phone: '+14155552671', keys: ['anonymous:1', 'chat:CH1'] });
const other = sampleJourney(2, { label: 'Grace' });
const entries: TimelineEntry[] = [
  sampleEntry(1, { journey: 1, title: 'Read "Retries"', detail: '/docs/retries' }),
  sampleEntry(2, { journey: 1, source: 'studio', kind: 'step', problem: 'It timed out.' }),
  sampleEntry(3, { journey: 2, title: 'Read "Webhooks"' }),
  sampleEntry(4, { journey: 1, source: 'twilio', kind: 'request', isNoise: true }),
  sampleEntry(5, { source: 'local', kind: 'control', title: 'The clock was moved' }),
];

function show(query: Partial<Query>) {
  const journeys = new Map([reader, other].map((journey) => [journey.id, journey]));
  return visibleEntries({ query: sampleQuery(query), entries, journeys });
}

function seqs(query: Partial<Query>): number[] {
  return show(query).entries.map(({ seq }) => seq);
}

test('hides noise unless it is asked for', () => {
  expect(seqs({})).toEqual([1, 2, 3, 5]);
  expect(seqs({ isWithNoise: true })).toEqual([1, 2, 3, 4, 5]);
});

test('shows one journey and nothing of others, by any of its keys', () => {
  expect(seqs({ journey: 'chat:CH1' })).toEqual([1, 2]);
  expect(seqs({ journey: '2' })).toEqual([3]);
});

test('shows nothing of a journey that nobody knows', () => {
  expect(seqs({ journey: 'chat:CH9' })).toEqual([]);
});

test.each([
  ['retries', [1]],
  ['READ docs', [1]],
  ['timed out', [2]],
  ['grace', [3]],
  ['+1 (415) 555-2671', [1, 2]],
  ['5552671', [1, 2]],
  ['nowhere', []],
])('finds "%s"', (text, expected) => {
  expect(seqs({ text })).toEqual(expected);
});

test('shows some sources and kinds only', () => {
  expect(seqs({ sources: ['studio', 'local'] })).toEqual([2, 5]);
  expect(seqs({ kinds: ['page'] })).toEqual([1, 3]);
  expect(seqs({ sources: ['studio'], kinds: ['page'] })).toEqual([]);
});

test('shows problems only', () => {
  expect(seqs({ isProblemsOnly: true })).toEqual([2]);
});

test('a count says what a chip would show beside the other filters', () => {
  const { counts } = show({ sources: ['studio'], isProblemsOnly: false });
  expect([...counts.sources]).toEqual([
    ['segment', 2],
    ['studio', 1],
    ['local', 1],
  ]);
  expect([...counts.kinds]).toEqual([['step', 1]]);
  expect(counts.problems).toBe(1);
  expect(show({}).counts.noise).toBe(1);
});
