import { expect, test } from 'vitest';
import { sampleEntry, sampleJourney, sampleQuery } from '../testing/samples.ts';
import { reduce } from './reduce.ts';
import { toFirstState } from './state.ts';

const loaded = reduce(toFirstState(sampleQuery()), {
  type: 'loaded',
  entries: [sampleEntry(1, { journey: 1 }), sampleEntry(2, { journey: 2 })],
  journeys: [sampleJourney(1), sampleJourney(2)],
});

test('adds what is new, and what was loaded only once', () => {
  const news = [2, 3].map((seq) => ({ kind: 'entry', entry: sampleEntry(seq) }) as const);
  const { entries } = reduce(loaded, { type: 'news', news });
  expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  expect(loaded.entries).toHaveLength(2);
});

test('takes a journey as it is now', () => {
  const journey = sampleJourney(2, { docsRead: 3 });
  const state = reduce(loaded, { type: 'news', news: [{ kind: 'journey', journey }] });
  expect(state.journeys.get(2)?.docsRead).toBe(3);
  expect(state.journeys.size).toBe(2);
});

test('gives the entries of a merged journey to the other', () => {
  const state = reduce(loaded, { type: 'news', news: [{ kind: 'merge', from: 2, into: 1 }] });
  expect(state.entries.map(({ journey }) => journey)).toEqual([1, 1]);
  expect([...state.journeys.keys()]).toEqual([1]);
});

test('a merge concerns what came before it in the same news', () => {
  const entry = sampleEntry(3, { journey: 2 });
  const state = reduce(loaded, {
    type: 'news',
    news: [
      { kind: 'entry', entry },
      { kind: 'merge', from: 2, into: 1 },
    ],
  });
  expect(state.entries.at(-1)?.journey).toBe(1);
});

test('says that the line is lost until it is there again', () => {
  const lost = reduce(loaded, { type: 'line', isUp: false });
  expect(lost.isLineLost).toBe(true);
  expect(reduce(lost, { type: 'line', isUp: true }).isLineLost).toBe(false);
});

test('begins anew in another world', () => {
  const state = reduce(loaded, { type: 'query', query: sampleQuery({ world: 'lab' }) });
  expect(state).toMatchObject({ entries: [], isLoaded: false });
});

test('forgets why nothing could be loaded once something was', () => {
  const failed = reduce(toFirstState(sampleQuery()), { type: 'failed', problem: 'No answer.' });
  expect(failed.problem).toBe('No answer.');
  const state = reduce(failed, { type: 'loaded', entries: [], journeys: [] });
  expect(state.problem).toBeUndefined();
});
