import { describe, expect, test } from 'vitest';
import type { OpeningHours } from './hours.ts';
import { isOpenAt } from './is-open-at.ts';
import { nextChange, nextOpening } from './next-opening.ts';
import { readHours } from './read-hours.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const text = (ms: number | undefined) => ms && new Date(ms).toISOString().slice(0, 16);

function read(hours: string, timeZone = 'Europe/Berlin', holidays = ''): OpeningHours {
  const found = readHours({ hours, timeZone, holidays });
  if (!found) throw new Error('These hours make no sense.');
  return found;
}

/** [now, whether it is open, when that changes], all in UTC. */
type Row = readonly [string, boolean, string];

/** The rows as they are: of each, only what is now is taken. */
function see(hours: OpeningHours, rows: readonly Row[]): readonly unknown[] {
  return rows.map(([now]) => [now, isOpenAt(hours, utc(now)), text(nextChange(hours, utc(now)))]);
}

test('a week of an office', () => {
  const rows: Row[] = [
    ['2026-11-23T07:59', false, '2026-11-23T08:00'],
    ['2026-11-23T08:00', true, '2026-11-23T11:00'],
    ['2026-11-23T11:00', false, '2026-11-23T12:00'],
    ['2026-11-23T16:29', true, '2026-11-23T16:30'],
    ['2026-11-23T16:30', false, '2026-11-24T08:00'],
    ['2026-11-27T16:30', false, '2026-11-28T09:00'],
    ['2026-11-28T13:00', false, '2026-11-30T08:00'],
  ];
  expect(see(read('Mo-Fr 09:00-12:00,13:00-17:30; Sa 10:00-14:00'), rows)).toEqual(rows);
});

test('over midnight, from Friday into Saturday', () => {
  const rows: Row[] = [
    ['2026-11-27T16:14', false, '2026-11-27T16:15'],
    ['2026-11-27T16:15', true, '2026-11-27T20:15'],
    ['2026-11-27T20:15', false, '2026-12-04T16:15'],
  ];
  expect(see(read('Fr 22:00-02:00', 'Asia/Kathmandu'), rows)).toEqual(rows);
});

test('spans that touch at midnight are one', () => {
  const rows: Row[] = [['2026-11-23T05:00', true, '2026-11-25T00:00']];
  expect(see(read('Mo-Tu 00:00-24:00', 'UTC'), rows)).toEqual(rows);
});

test('a holiday is off, with the night into it and the night out of it', () => {
  const hours = read('Mo-Su 22:00-02:00', 'UTC', '2026-12-25');
  const rows: Row[] = [
    ['2026-12-24T23:00', true, '2026-12-25T00:00'],
    ['2026-12-25T00:00', false, '2026-12-26T22:00'],
    ['2026-12-25T23:00', false, '2026-12-26T22:00'],
    ['2026-12-26T01:00', false, '2026-12-26T22:00'],
  ];
  expect(see(hours, rows)).toEqual(rows);
});

test('a holiday is that of the place where the team is', () => {
  const hours = read('24/7', 'Pacific/Auckland', '2026-12-25');
  const rows: Row[] = [
    ['2026-12-24T10:59', true, '2026-12-24T11:00'],
    ['2026-12-24T11:00', false, '2026-12-25T11:00'],
  ];
  expect(see(hours, rows)).toEqual(rows);
});

describe('when the clock is put forward', () => {
  test('a beginning that is skipped is the moment of it', () => {
    const rows: Row[] = [
      ['2026-03-29T00:59', false, '2026-03-29T01:00'],
      ['2026-03-29T01:00', true, '2026-03-29T02:00'],
    ];
    expect(see(read('Su 02:30-04:00'), rows)).toEqual(rows);
  });

  test('a span that is skipped whole comes a week later', () => {
    const rows: Row[] = [
      ['2026-03-08T06:59', false, '2026-03-15T06:00'],
      ['2026-03-08T07:00', false, '2026-03-15T06:00'],
    ];
    expect(see(read('Su 02:00-03:00', 'America/New_York'), rows)).toEqual(rows);
  });

  test('nine in the morning stays nine in the morning', () => {
    const rows: Row[] = [
      ['2026-03-28T20:00', false, '2026-03-29T07:00'],
      ['2026-03-29T20:00', false, '2026-03-30T07:00'],
    ];
    expect(see(read('Su,Mo 09:00-17:00'), rows)).toEqual(rows);
  });

  test('by half an hour, at two', () => {
    const rows: Row[] = [
      ['2026-10-03T15:29', false, '2026-10-03T15:30'],
      ['2026-10-03T15:30', true, '2026-10-03T16:00'],
    ];
    expect(see(read('Su 02:00-03:00', 'Australia/Lord_Howe'), rows)).toEqual(rows);
  });
});

describe('when the clock is put back', () => {
  test('what it shows twice is open twice', () => {
    const rows: Row[] = [
      ['2026-10-25T00:00', true, '2026-10-25T00:30'],
      ['2026-10-25T00:30', false, '2026-10-25T01:00'],
      ['2026-10-25T01:00', true, '2026-10-25T01:30'],
    ];
    expect(see(read('Su 02:00-02:30'), rows)).toEqual(rows);
  });

  test('an hour more of it is an hour more of being there', () => {
    const rows: Row[] = [['2026-11-01T04:00', true, '2026-11-01T13:00']];
    expect(see(read('Su 00:00-08:00', 'America/New_York'), rows)).toEqual(rows);
  });

  test('over midnight, into the day before', () => {
    // Until 2011 it was done at 00:01 there, which was 23:01 then.
    const rows: Row[] = [
      ['2010-11-07T02:15', false, '2010-11-07T02:30'],
      ['2010-11-07T02:30', true, '2010-11-07T02:31'],
      ['2010-11-07T02:31', false, '2010-11-07T02:45'],
    ];
    expect(see(read('Sa 23:15-23:30; Su', 'America/St_Johns'), rows)).toEqual(rows);
  });

  test('by half an hour, in the middle of a span', () => {
    const rows: Row[] = [
      ['2026-04-04T14:44', false, '2026-04-04T14:45'],
      ['2026-04-04T14:45', true, '2026-04-04T15:00'],
      ['2026-04-04T15:00', false, '2026-04-04T15:15'],
      ['2026-04-04T15:15', true, '2026-04-04T16:30'],
    ];
    expect(see(read('Su 01:45-03:00', 'Australia/Lord_Howe'), rows)).toEqual(rows);
  });
});

test('who is there already is there now', () => {
  expect(nextOpening(read('Mo 09:00-17:00', 'UTC'), utc('2026-11-23T10:00'))).toBe(
    utc('2026-11-23T10:00'),
  );
});

test('who is away for more than a year has no next opening', () => {
  const days = Array.from({ length: 60 }, (_, week) =>
    new Date(utc('2026-11-23T00:00') + week * 7 * 86_400_000).toISOString().slice(0, 10),
  );
  const hours = read('Mo 09:00-17:00', 'UTC', days.join(' '));
  expect(nextOpening(hours, utc('2026-11-23T10:00'))).toBeUndefined();
});
