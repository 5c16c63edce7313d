import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packPostings } from '../index-build/pack-postings.ts';
import { createKeepBest } from './keep-best.ts';
import { createPostings } from './postings.ts';
import { createTally } from './tally.ts';
import { forEachNumber, pushNumber } from './variable-numbers.ts';

describe('pushNumber', () => {
  test('gives back what was put in', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 2 ** 30 })), (numbers) => {
        const bytes: number[] = [];
        for (const number of numbers) pushNumber(bytes, number);
        const read: number[] = [];
        forEachNumber({ bytes: Uint8Array.from(bytes), from: 0, to: bytes.length }, (number) =>
          read.push(number),
        );
        expect(read).toEqual(numbers);
      }),
    );
  });
});

describe('packPostings', () => {
  test('gives back which sections a term is in, and what it says of each', () => {
    const sections = [
      new Map([['b', 3]]),
      new Map(),
      new Map([
        ['a', 15],
        ['b', 1],
      ]),
    ];
    const packed = packPostings(sections);
    expect(packed.terms).toBe('a b');

    const postings = createPostings(packed);
    const read: number[][] = [];
    for (const term of [0, 1])
      postings.forEach(term, (section, impact) => read.push([term, section, impact]));
    expect(read).toEqual([
      [0, 2, 15],
      [1, 0, 3],
      [1, 2, 1],
    ]);
    expect([postings.count(0), postings.count(1), postings.count(2)]).toEqual([1, 2, 0]);
  });
});

describe('createKeepBest', () => {
  test('keeps what sorting everything would put first', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000 })), (scores) => {
        const best = createKeepBest(5);
        for (const [section, score] of scores.entries())
          if (score > best.floor()) best.offer(section, score);
        const sorted = scores.toSorted((a, b) => b - a).slice(0, 5);
        expect(best.take().map(({ score }) => score)).toEqual(sorted);
      }),
    );
  });
});

describe('createTally', () => {
  test('adds, raises, and is empty once it was drained', () => {
    const tally = createTally(3);
    tally.add(1, 2);
    tally.add(1, 3);
    tally.raise(2, 4);
    tally.raise(2, 1);
    const drained: number[][] = [];
    tally.drain((thing, amount) => drained.push([thing, amount]));
    expect(drained).toEqual([
      [1, 5],
      [2, 4],
    ]);

    tally.drain(() => expect.unreachable());
    expect(tally.read(1)).toBe(0);
  });
});
