import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stem } from './stem.ts';
import { toTerms, toWords } from './to-terms.ts';

describe('stem', () => {
  test.each([
    ['retries', 'retry'],
    ['retried', 'retrying'],
    ['queues', 'queue'],
    ['scheduling', 'schedule'],
    ['stopped', 'stop'],
    ['installation', 'install'],
    ['encryption', 'encrypted'],
    ['deployment', 'deploying'],
    ['batches', 'batch'],
    ['failure', 'failed'],
  ])('makes one of %s and %s', (one, other) => {
    expect(stem(one)).toBe(stem(other));
  });

  test.each([
    ['worker', 'work'],
    ['status', 'stat'],
    ['less', 'les'],
  ])('keeps %s apart from %s', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });
});

describe('toTerms', () => {
  test('leaves out small words, case, accents and punctuation', () => {
    expect(toTerms('What is a "Léase"?')).toEqual([stem('lease')]);
  });

  test('takes identifiers apart, and keeps them whole too', () => {
    expect(toTerms('RetryAfter')).toEqual(['retri', 'after', 'retryafter']);
    expect(toTerms('rate_limited')).toContain('ratelimit');
    expect(toTerms('Retry-After')).toContain('retryafter');
  });

  test('keeps the number of a version whole', () => {
    expect(toTerms('polling in v1.9')).toEqual(['poll', '1.9']);
  });

  test('reads scripts without spaces by pairs of letters', () => {
    expect(toTerms('再試行')).toEqual(['再試', '試行']);
  });

  test('joins what an apostrophe parts', () => {
    expect(toWords("don't")).toEqual(['dont']);
  });

  test('gives no empty and no endless word, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const word of toWords(text)) {
          expect(word).not.toBe('');
          expect(word.length).toBeLessThanOrEqual(40);
          expect(word).not.toMatch(/\s/);
        }
      }),
    );
  });
});
