import { describe, expect, test } from 'vitest';
import { generalSynonyms } from './general-synonyms.ts';
import { parseSynonyms, toSynonyms } from './synonyms.ts';

describe('parseSynonyms', () => {
  test('takes groups of words', () => {
    expect(parseSynonyms([['webhook', 'callback url']])).toEqual([['webhook', 'callback url']]);
  });

  test.each([[{}], [['webhook']], [[['webhook']]], [[['webhook', 1]]], [null], ['webhook']])(
    'refuses %j and says what it must look like',
    (value) => {
      expect(() => parseSynonyms(value)).toThrow('[["webhook", "callback url"]]');
    },
  );
});

describe('toSynonyms', () => {
  test('knows words by every other of their group', () => {
    const synonyms = toSynonyms([['webhook', 'callback']]);
    expect(synonyms.get('webhook')).toEqual([{ term: 'callback', weight: 1 }]);
    expect(synonyms.get('callback')).toEqual([{ term: 'webhook', weight: 1 }]);
  });

  test('takes one word of a phrase as a hint only', () => {
    expect(toSynonyms([['cron', 'crontab file']]).get('cron')).toContainEqual({
      term: 'crontab',
      weight: 0.5,
    });
  });

  test('never gives a word as a synonym of itself', () => {
    for (const [phrase, terms] of toSynonyms())
      expect(terms.map(({ term }) => term)).not.toContain(phrase);
  });

  test('has no group of one in the general list', () => {
    expect(generalSynonyms.filter(({ length }) => length < 2)).toEqual([]);
  });
});
