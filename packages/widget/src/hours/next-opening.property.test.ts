import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isOpenAt } from './is-open-at.ts';
import { nextChange, nextOpening } from './next-opening.ts';
import { parseHours } from './parse-hours.ts';

const zones = [
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Havana',
  'Africa/Cairo',
  'Pacific/Kiritimati',
] as const;
// Near the shifts of one of these zones, where all that is difficult is.
const shifts = [
  '2026-03-08',
  '2026-03-29',
  '2026-04-05',
  '2026-04-24',
  '2026-10-04',
  '2026-10-25',
  '2026-11-01',
];

const pad = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
// Of halves of hours, so that shifts and hours meet.
const time = fc.integer({ min: 0, max: 47 }).map((half) => half * 30);
const span = fc
  .tuple(time, time)
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => `${pad(start)}-${pad(end)}`);
const days = fc.constantFrom('Mo-Fr', 'Su', 'Mo-Su', 'Sa,Su', 'Mo');
const week = fc
  .tuple(days, span)
  .map((parts) => parseHours(parts.join(' ')))
  .filter((one) => one !== undefined);
const holidays = fc
  .subarray(shifts)
  .map((list) => new Set(list.map((date) => Date.parse(date) / 86_400_000)));
const now = fc
  .tuple(fc.constantFrom(...shifts), fc.integer({ min: -2 * 2880, max: 2 * 2880 }))
  .map(([date, minutes]) => Date.parse(date) + minutes * 60_000);
const cases = fc.record({ week, holidays, now, timeZone: fc.constantFrom(...zones) });

const stepMs = 15 * 60_000;

test('until it changes, nothing changes; then it does', () => {
  fc.assert(
    fc.property(cases, ({ now: at, ...hours }) => {
      const isOpen = isOpenAt(hours, at);
      const change = nextChange(hours, at);
      if (change === undefined) return;
      expect(change).toBeGreaterThan(at);
      expect(isOpenAt(hours, change)).toBe(!isOpen);
      expect(isOpenAt(hours, change - 1)).toBe(isOpen);
      for (let one = at; one < change; one += stepMs) expect(isOpenAt(hours, one)).toBe(isOpen);
    }),
    { numRuns: 1000 },
  );
});

test('the next opening is open, is not past, and nothing before it is', () => {
  fc.assert(
    fc.property(cases, ({ now: at, ...hours }) => {
      const opening = nextOpening(hours, at);
      if (opening === undefined) return;
      expect(opening).toBeGreaterThanOrEqual(at);
      expect(isOpenAt(hours, opening)).toBe(true);
      for (let one = at; one < opening; one += stepMs) expect(isOpenAt(hours, one)).toBe(false);
    }),
    { numRuns: 1000 },
  );
});
