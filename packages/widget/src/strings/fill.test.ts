import { expect, test } from 'vitest';
import { ar } from './ar.ts';
import { en } from './en.ts';
import { fill, toCounted } from './fill.ts';
import { he } from './he.ts';
import { ja } from './ja.ts';
import { pl } from './pl.ts';

test('puts values into the holes of a text', () => {
  expect(fill('{name} is larger than {size}.', { name: 'a.pdf', size: '16 MB' })).toBe(
    'a.pdf is larger than 16 MB.',
  );
});

test('leaves a hole for which there is nothing, and takes a value for what it is', () => {
  expect(fill('{name} {constructor}', { name: '{size} $&' })).toBe('{size} $& {constructor}');
});

test('keeps names and phones apart from a text that runs from right to left', () => {
  expect(fill(he.hours.bySms, { phone: '+1 415 555 2671' })).toContain(
    '\u2068+1 415 555 2671\u2069',
  );
  expect(fill(ar.typing, { name: 'Maya' })).toContain('\u2068Maya\u2069');
});

test.each([
  [1, '1 nowa wiadomość'],
  [3, '3 nowe wiadomości'],
  [5, '5 nowych wiadomości'],
  [22, '22 nowe wiadomości'],
  [1500, '1500 nowych wiadomości'],
])('counts %s by the rules of Polish', (count, text) => {
  expect(toCounted(pl, pl.newMessages, count)).toBe(text);
});

test.each([
  [1, 'رسالة جديدة واحدة'],
  [2, 'رسالتان جديدتان'],
  [3, '\u2068٣\u2069 رسائل جديدة'],
  [11, '\u2068١١\u2069 رسالة جديدة'],
])('counts %s by the rules of Arabic', (count, text) => {
  expect(toCounted({ ...ar, lang: 'ar-EG' }, ar.newMessages, count)).toBe(text);
});

test('writes numbers as the region of the language does', () => {
  expect(toCounted({ ...en, lang: 'en-IN' }, en.newMessages, 123_456)).toBe(
    '1,23,456 new messages',
  );
  expect(toCounted(ja, ja.newMessages, 1)).toBe('新着メッセージ1件');
});
