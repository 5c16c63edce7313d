import { expect, test } from 'vitest';
import { formatDay, formatTime } from './format-time.ts';

const now = new Date(2026, 10, 10, 0, 30).getTime();

test('writes the time as the language does', () => {
  const at = new Date(2026, 10, 10, 15, 5).getTime();
  expect(formatTime(at, 'en-US')).toMatch(/^3:05\sPM$/);
  expect(formatTime(at, 'de')).toBe('15:05');
});

test.each([
  [new Date(2026, 10, 10, 0, 1), 'today'],
  [new Date(2026, 10, 9, 23, 59), 'yesterday'],
  [new Date(2026, 10, 8, 23, 59), 'Sunday, November 8, 2026'],
  [new Date(2026, 10, 11, 12), 'Wednesday, November 11, 2026'],
])('calls the day of %s %s', (date, day) => {
  expect(formatDay(date.getTime(), { locale: 'en-US', now })).toBe(day);
});

test('does without a language, with one that is none, and without a time', () => {
  expect(formatTime(now, '')).not.toBe('');
  expect(formatTime(now, 'no such_language')).toBe(formatTime(now, ''));
  expect(formatTime(Number.NaN, 'en')).toBe('');
  expect(formatDay(Number.NaN, { locale: 'en', now })).toBe('');
});

test.each([
  ['de-CH', 'gestern', '15:05'],
  ['en-GB', 'yesterday', '15:05'],
  ['fr', 'hier', '15:05'],
  ['ja', '昨日', '15:05'],
  ['ar-EG', 'أمس', '٣:٠٥\u202fم'],
  ['he', 'אתמול', '15:05'],
])('writes days and times as %s does', (locale, day, time) => {
  const at = new Date(2026, 10, 9, 15, 5).getTime();
  expect(formatDay(at, { locale, now })).toBe(day);
  expect(formatTime(at, locale).replace(/\s/, '\u202f')).toBe(time);
});
