import { expect, test } from 'vitest';
import { toLang } from './to-lang.ts';

test.each([
  ['de-CH', 'de-CH'],
  ['DE', 'de'],
  ['de_AT', 'de-AT'],
  [' fr ', 'fr'],
  ['iw', 'he'],
  ['iw-IL', 'he-IL'],
  ['pt-BR', 'pt-BR'],
  ['zh', 'zh'],
  ['zh-CN', 'zh-CN'],
  ['zh-Hans-TW', 'zh-Hans-TW'],
  ['cmn-Hans', 'zh-Hans'],
  ['xx', 'xx'],
])('reads %s as %s', (locale, lang) => {
  expect(toLang(locale)).toBe(lang);
});

test.each(['zh-TW', 'zh-Hant', 'zh-Hant-CN', 'zh-HK', 'zh-MO', 'ja-Latn', 'en-Shaw'])(
  'does not take %s for a script that the chat does not write',
  (locale) => {
    expect(toLang(locale)).toBe('');
  },
);

test.each(['', ' ', '*', 'not a locale', '-', 'de-', 'd', 'de--CH', '日本語', '\0'])(
  'takes %j for no language',
  (locale) => {
    expect(toLang(locale)).toBe('');
  },
);

test('does not look into 10 kB of text', () => {
  expect(toLang('de'.padEnd(10_000, '-x'))).toBe('');
  expect(toLang('d'.repeat(10_000))).toBe('');
});
