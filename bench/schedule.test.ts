import { expect, test } from 'vitest';
import { createRandom, toRounds } from './schedule.ts';

test('has every item once in each round', () => {
  for (const round of toRounds(['a', 'b', 'c'], 5, createRandom(7))) {
    expect(round.toSorted()).toEqual(['a', 'b', 'c']);
  }
});

test('repeats itself for the same seed, and only for that', () => {
  const items = Array.from({ length: 20 }, (_, index) => index);
  const [round] = toRounds(items, 1, createRandom(7));
  expect(toRounds(items, 1, createRandom(7))[0]).toEqual(round);
  expect(toRounds(items, 1, createRandom(8))[0]).not.toEqual(round);
});
