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

test('asks nothing of a phone that is being written, and of other numbers at once', () => {
  const phone = 'call me at 415 555 2671';
  for (let length = 'call me at 415 5'.length; length <= phone.length; length += 1) {
    expect(toSuggestionQuery(phone.slice(0, length))).toBe('');
  }
  expect(toSuggestionQuery('what is error 404')).toBe('what is error 404');
  expect(toSuggestionQuery('is 10240 bytes enough')).toBe('is 10240 bytes enough');
});

test('asks no more than a sentence', () => {
  expect(toSuggestionQuery('word '.repeat(10_000)).length).toBeLessThan(301);
});
