import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findShift, toInstants, toWallMs } from './wall-clock.ts';

const utc = (text: string): number => Date.parse(`${text}Z`);
const text = (ms: number): string => new Date(ms).toISOString().slice(0, 16);

describe('what the clock shows', () => {
  test.each([
    ['Europe/Berlin', '2026-07-01T00:00', '2026-07-01T02:00'],
    ['Europe/Berlin', '2026-12-31T23:30', '2027-01-01T00:30'],
    ['America/New_York', '2026-03-08T06:59', '2026-03-08T01:59'],
    ['America/New_York', '2026-03-08T07:00', '2026-03-08T03:00'],
    ['Asia/Kathmandu', '2026-11-23T18:14', '2026-11-23T23:59'],
    ['Australia/Lord_Howe', '2026-04-04T14:59', '2026-04-05T01:59'],
    ['Australia/Lord_Howe', '2026-04-04T15:00', '2026-04-05T01:30'],
    ['Pacific/Kiritimati', '2026-01-01T10:00', '2026-01-02T00:00'],
    ['Etc/GMT+12', '2026-01-01T00:00', '2025-12-31T12:00'],
  ])('in %s at %s UTC is %s', (timeZone, at, shown) => {
    expect(text(toWallMs(utc(at), timeZone))).toBe(shown);
  });
});

describe('a time of the clock is', () => {
  test.each([
    ['one moment', 'Asia/Kathmandu', '2026-11-23T09:00', ['2026-11-23T03:15']],
    ['none, where the clock is put forward', 'Europe/Berlin', '2026-03-29T02:30', []],
    ['none, of half an hour', 'Australia/Lord_Howe', '2026-10-04T02:15', []],
    ['none, of a whole day', 'Pacific/Apia', '2011-12-30T12:00', []],
    [
      'two, where it is put back',
      'Europe/Berlin',
      '2026-10-25T02:30',
      ['2026-10-25T00:30', '2026-10-25T01:30'],
    ],
    [
      'two, of half an hour',
      'Australia/Lord_Howe',
      '2026-04-05T01:45',
      ['2026-04-04T14:45', '2026-04-04T15:15'],
    ],
    ['one, at the end of that', 'Europe/Berlin', '2026-10-25T03:00', ['2026-10-25T02:00']],
  ])('%s: %s %s', (_, timeZone, wall, moments) => {
    expect(toInstants(utc(wall), timeZone).map(text)).toEqual(moments);
  });
});

test('the moment of a shift is found, to the millisecond', () => {
  const of = (timeZone: string, day: string) =>
    findShift({ fromMs: utc(`${day}T00:00`) - 43_200_000, toMs: utc(`${day}T23:59`), timeZone });
  expect(of('Europe/Berlin', '2026-03-29')).toBe(utc('2026-03-29T01:00'));
  expect(of('America/New_York', '2026-11-01')).toBe(utc('2026-11-01T06:00'));
  expect(of('Europe/Berlin', '2026-03-30')).toBeUndefined();
  expect(of('Asia/Kathmandu', '2026-03-29')).toBeUndefined();
});

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
] as const;

test('every moment is among those at which the clock shows what it shows then', () => {
  const moment = fc.integer({ min: utc('2020-01-01T00:00'), max: utc('2037-01-01T00:00') });
  fc.assert(
    fc.property(moment, fc.constantFrom(...zones), (at, timeZone) => {
      expect(toInstants(toWallMs(at, timeZone), timeZone)).toContain(at);
    }),
    { numRuns: 2000 },
  );
});
