import { expect, test } from 'vitest';
import { toSuggestionQuery } from './to-suggestion-query.ts';

test('asks from the third word on', () => {
  expect(toSuggestionQuery('How do')).toBe('');
  expect(toSuggestionQuery(' How do I ')).toBe('How do I');
});

test('counts words of writing without spaces', () => {
  expect(toSuggestionQuery('ジョブを再試行する')).toBe('ジョブを再試行する');
  expect(toSuggestionQuery('こ')).toBe('');
});

test.each(['call me at 415 555 2671', 'I am ada@example.com now', 'my key is eyJhbGciOi now'])(
  'asks nothing that may be a person or a secret: %s',
  (draft) => {
    expect(toSuggestionQuery(draft)).toBe('');
  },
);

test('asks no more than a sentence', () => {
  expect(toSuggestionQuery('word '.repeat(10_000)).length).toBeLessThan(301);
});
