import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHours } from './parse-hours.ts';

const none: [number, number][] = [];
/** The week as pairs, Sunday first. */
const read = (text: string) =>
  parseHours(text)?.map((spans) => spans.map(({ start, end }) => [start, end]));
const weekdays = (...spans: [number, number][]) => [none, ...Array(5).fill(spans), none];
const everyDay = (...spans: [number, number][]) => Array(7).fill(spans);

describe('reads', () => {
  test.each<[string, unknown]>([
    ['Mo-Fr 09:00-17:30', weekdays([540, 1050])],
    ['mo-fr 9:00–17:30', weekdays([540, 1050])],
    [' Mo - Fr  09:00 - 17:30 ; ', weekdays([540, 1050])],
    ['Mo-Fr 09:00-12:00,13:00-17:30', weekdays([540, 720], [780, 1050])],
    ['Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:30', weekdays([540, 720], [780, 1050])],
    ['Mo,Tu-Th,Fr 00:00-24:00', weekdays([0, 1440])],
    ['Mo-Fr', weekdays([0, 1440])],
    ['09:00-17:00', everyDay([540, 1020])],
    ['24/7', everyDay([0, 1440])],
    ['Mo-Su 22:00-02:00', everyDay([1320, 1560])],
    ['Mo-Su 17:00-00:00', everyDay([1020, 1440])],
    ['Sa 10:00-14:00', [none, none, none, none, none, none, [[600, 840]]]],
    ['Sa-Mo 10:00-14:00', [[[600, 840]], [[600, 840]], none, none, none, none, [[600, 840]]]],
    ['We,Mo 08:00-09:00', [none, [[480, 540]], none, [[480, 540]], none, none, none]],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});

describe('refuses', () => {
  test.each([
    ['nothing', ''],
    ['no rule', ';;'],
    ['words', 'weekdays from nine to five'],
    ['names of another language', 'Mi 09:00-17:00'],
    ['a whole name', 'Monday 09:00-17:00'],
    ['no end', 'Mo 09:00'],
    ['an hour that there is not', 'Mo 09:00-25:00'],
    ['a time after midnight written on', 'Mo 22:00-24:30'],
    ['a minute that there is not', 'Mo 09:60-17:00'],
    ['a beginning at the end of the day', 'Mo 24:00-02:00'],
    ['no time at all', 'Mo 09:00-09:00'],
    ['a day off', 'Mo-Fr 09:00-17:00; We off'],
    ['two that overlap', 'Mo-Fr 09:00-17:00; We 09:00-12:00'],
    ['one within another', 'Mo 09:00-17:00,10:00-11:00'],
    ['half past twelve in the other way', 'Mo 9am-5pm'],
    ['a comma too many', 'Mo, 09:00-17:00'],
    ['no space', 'Mo09:00-17:00'],
  ])('%s: %s', (_, text) => {
    expect(read(text)).toBeUndefined();
  });
});

test('whatever is written, it is a week of seven days or nothing, and soon', () => {
  const piece = fc.constantFrom(
    'mo',
    'Su',
    '-',
    ',',
    ' ',
    ';',
    '09:00',
    '24:00',
    '7',
    ':',
    '–',
    '/',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 60 }).map((all) => all.join('')),
  );
  const property = fc.property(text, (given) => {
    const week = parseHours(given);
    if (!week) return;
    expect(week).toHaveLength(7);
    for (const { start, end } of week.flat()) {
      expect(start).toBeLessThan(end);
      expect(end - start).toBeLessThanOrEqual(1440);
    }
  });
  fc.assert(property, { numRuns: 3000 });
});
