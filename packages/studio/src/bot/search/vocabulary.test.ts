import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSlips } from './count-slips.ts';
import { createVocabulary } from './vocabulary.ts';

const vocabulary = createVocabulary(['idempot', 'leas', 'lock', 'queu', 'queue-name', 'worker']);

describe('createVocabulary', () => {
  test('finds a term by its number, and nothing that is not there', () => {
    expect(vocabulary.find('leas')).toBe(1);
    expect(vocabulary.find('lea')).toBeUndefined();
    expect(vocabulary.find('zebra')).toBeUndefined();
  });

  test('finds longer terms, and not the word itself', () => {
    expect(vocabulary.findLonger('queu').map(({ term }) => term)).toEqual([4]);
  });

  test('finds what a slip was meant to be', () => {
    expect(vocabulary.findSimilar('wroker').map(({ term }) => term)).toEqual([5]);
    expect(vocabulary.findSimilar('owrker').map(({ term }) => term)).toEqual([5]);
    expect(vocabulary.findSimilar('idempt').map(({ term }) => term)).toEqual([0]);
  });

  test('does not take another word for a slip', () => {
    expect(vocabulary.findSimilar('worse')).toEqual([]);
    expect(vocabulary.findSimilar('loop')).toEqual([]);
  });
});

describe('countSlips', () => {
  test.each([
    ['queue', 'queue', 0],
    ['qeueu', 'queue', 2],
    ['wroker', 'worker', 1],
    ['leas', 'lease', 1],
    ['kitten', 'sitting', 3],
    ['abc', 'wholly other', 4],
  ])('from %s to %s: %i', (word, term, slips) => {
    expect(countSlips({ word, term, most: 3 })).toBe(slips);
  });

  test('is the same both ways', () => {
    const word = fc.string({ maxLength: 10 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const there = countSlips({ word: one, term: other, most: 4 });
        expect(countSlips({ word: other, term: one, most: 4 })).toBe(there);
      }),
    );
  });
});
