import { expect, test } from 'vitest';
import { sampleEntry } from '../testing/samples.ts';
import { firstIndexFrom, indexOfSeq, toRows } from './to-rows.ts';

test('puts the day above its first entry', () => {
  const noon = new Date(2026, 10, 23, 12).getTime();
  const midnight = new Date(2026, 10, 24).getTime();
  const times = [noon, midnight - 1, midnight, midnight + 1, noon];
  const rows = toRows(
    times.map((at, index) => sampleEntry(index + 1, { at })),
    false,
  );
  expect(rows.map(({ isFirstOfDay }) => isFirstOfDay)).toEqual([true, false, true, false, true]);
});

test('a row is as high as it has lines', () => {
  const first = sampleEntry(1);
  const [, plain, detailed, problem] = toRows(
    [
      first,
      sampleEntry(2),
      sampleEntry(3, { detail: 'more' }),
      sampleEntry(4, { detail: 'more', problem: 'It failed.' }),
    ],
    false,
  ).map(({ heightRem }) => heightRem);
  expect([plain, detailed, problem]).toEqual([2.125, 3.25, 4.375]);
});

test('finds the row of an entry, and where later ones begin', () => {
  const rows = toRows(
    [2, 5, 9].map((seq) => sampleEntry(seq)),
    false,
  );
  expect([2, 5, 9, 1, 6, 10, null].map((seq) => indexOfSeq(rows, seq))).toEqual([
    0, 1, 2, -1, -1, -1, -1,
  ]);
  expect([1, 3, 9, 10].map((seq) => firstIndexFrom(rows, seq))).toEqual([0, 1, 2, 3]);
});
