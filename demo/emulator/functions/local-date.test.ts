import { expect, test } from 'vitest';
import { createClock } from '../shared/clock.ts';
import { createLocalDate } from './local-date.ts';

const noon = Date.parse('2030-03-02T12:00:00.000Z');

function createFrozen() {
  const clock = createClock();
  clock.freeze(noon);
  return { clock, LocalDate: createLocalDate(clock) };
}

test('every way of asking for now gives the time of the clock', () => {
  const { clock, LocalDate } = createFrozen();
  clock.advance(1500);
  expect(LocalDate.now()).toBe(noon + 1500);
  expect(new LocalDate().getTime()).toBe(noon + 1500);
  // Its text has no milliseconds.
  expect(Date.parse(LocalDate())).toBe(noon + 1000);
});

test('a date that is given stays what it is', () => {
  const { LocalDate } = createFrozen();
  expect(new LocalDate(0).getTime()).toBe(0);
  expect(new LocalDate('2020-01-02').toISOString()).toBe('2020-01-02T00:00:00.000Z');
  expect(new LocalDate(2020, 1, 2).getMonth()).toBe(1);
  expect(LocalDate.UTC(2020, 0)).toBe(Date.UTC(2020, 0));
  expect(LocalDate.parse('2020-01-02T00:00:00Z')).toBe(Date.UTC(2020, 0, 2));
});

test('its dates are dates, and those of others are its', () => {
  const { LocalDate } = createFrozen();
  expect(new LocalDate()).toBeInstanceOf(Date);
  expect(new Date()).toBeInstanceOf(LocalDate);
  class Day extends LocalDate {}
  expect(new Day()).toBeInstanceOf(Day);
  expect(new Day().getTime()).toBe(noon);
});

test("the machine's own Date is left alone", () => {
  createFrozen();
  expect(Math.abs(Date.now() - performance.timeOrigin - performance.now())).toBeLessThan(60_000);
});
