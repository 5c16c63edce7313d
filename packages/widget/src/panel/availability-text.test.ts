import { describe, expect, test } from 'vitest';
import { en } from '../strings/en.ts';
import type { Strings } from '../strings/strings.ts';
import { toClosedText, toNextMidnight, toReplyText, toTimeText } from './availability-text.ts';

// Months count from 0. By the clock of whatever place this runs at, as on a visitor's machine.
const now = new Date(2026, 10, 23, 18, 30).getTime();
const at = (day: number, hour = 9): number => new Date(2026, 10, day, hour).getTime();
const words = (more: Partial<Strings> = {}, locale = 'en') => ({
  strings: { ...en, ...more },
  locale,
  now,
});
const german = { lang: 'de' };

describe('when somebody is back', () => {
  // Browsers differ in what they put between day and time.
  test.each<[string, number, Partial<Strings>, string, RegExp]>([
    ['today', at(23, 21), {}, 'en', /^today 9:00 PM$/],
    ['tomorrow', at(24), {}, 'en', /^tomorrow 9:00 AM$/],
    ['on a day of the next week', at(25), {}, 'en', /^Wednesday( at)? 9:00 AM$/],
    ['later, with the date', at(30), {}, 'en', /^Monday, November 30(,| at) 9:00 AM$/],
    ['by the clock of the page', at(25, 14), {}, 'en-GB', /^Wednesday( at)? 14:00$/],
    ['in the language of the words', at(25, 14), german, 'de-CH', /^Mittwoch,?( um)? 14:00$/],
    ['in no other than that of the words', at(25), {}, 'de', /^Wednesday( at)? 9:00 AM$/],
    ['also where the language is none', at(25), {}, 'en_nonsense!', /^Wednesday( at)? 9:00 AM$/],
  ])('%s', (_, time, more, locale, expected) => {
    expect(toTimeText(time, words(more, locale)).replaceAll('\u202f', ' ')).toMatch(expected);
  });
});

test('how soon is said in the units of the language', () => {
  const reply = (count: number, unit: 'minute' | 'hour' | 'day', more = {}) =>
    toReplyText({ count, unit }, words(more));
  expect(reply(5, 'minute')).toBe('We usually answer within 5 minutes.');
  expect(reply(1, 'hour')).toBe('We usually answer within 1 hour.');
  expect(reply(2, 'day', german)).toBe('We usually answer within 2 Tage.');
});

describe('where nobody is there', () => {
  const phone = '+14155552671';
  const closed = (opensAt: number | undefined, more = {}, known: string | undefined = phone) =>
    toClosedText({ opensAt, phone: known }, words(more)).replace(/[\u202f\u00a0]/g, ' ');

  test('it is said when somebody is back, and where the answer goes', () => {
    expect(closed(at(24))).toBe(
      'Nobody is here right now. We are back tomorrow 9:00 AM. We will answer by SMS to +1 415 555 2671.',
    );
  });

  test('nothing is said that is not known', () => {
    expect(toClosedText({ opensAt: undefined, phone: undefined }, words())).toBe(
      'Nobody is here right now.',
    );
  });

  test('the phone runs to the right in a line that runs to the left', () => {
    expect(closed(undefined, { dir: 'rtl' })).toContain('\u2066+1 415 555 2671\u2069');
  });
});

test('the day turns at midnight of the visitor', () => {
  expect(toNextMidnight(now)).toBe(at(24, 0));
});
