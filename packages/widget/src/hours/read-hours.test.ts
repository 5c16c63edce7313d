import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isClosed } from './is-closed.ts';
import { readHours } from './read-hours.ts';

let warn: ReturnType<typeof vi.spyOn>;
beforeEach(() => void (warn = vi.spyOn(console, 'warn').mockImplementation(() => {})));
afterEach(() => vi.restoreAllMocks());

const hours = 'Mo-Fr 09:00-17:00';
const timeZone = 'Europe/Berlin';
const monday = Date.UTC(2026, 10, 23);

test('the options say whether nobody is there', () => {
  expect(isClosed({ hours, timeZone }, monday + 7.99 * 3_600_000)).toBe(true);
  expect(isClosed({ hours, timeZone }, monday + 8 * 3_600_000)).toBe(false);
  expect(isClosed({}, monday)).toBe(false);
  expect(warn).not.toHaveBeenCalled();
});

test('hours of every hour of every day need no zone', () => {
  expect(readHours({ hours: '24/7' })).toBeUndefined();
  expect(readHours({ hours: '24/7', timeZone, holidays: '2026-12-25' })).toBeDefined();
  expect(warn).not.toHaveBeenCalled();
});

test.each([
  ['an impossible zone', { hours, timeZone: 'Europe/Atlantis' }, 'time-zone like "Europe/Berlin"'],
  ['no zone', { hours }, 'time-zone like'],
  ['no sense', { hours: 'Mo-Fr 9 to 5', timeZone }, 'hours like "Mo-Fr 09:00-12:00'],
  ['a wrong holiday', { hours, timeZone, holidays: 'Christmas' }, 'holidays like "2026-12-25'],
])('with %s: always open, and one warning says what to write', async (_, options, wanted) => {
  // A page of its own: what was told is remembered.
  vi.resetModules();
  const fresh = await import('./is-closed.ts');
  for (let times = 0; times < 3; times += 1) expect(fresh.isClosed(options, monday)).toBe(false);
  expect(warn).toHaveBeenCalledOnce();
  expect(warn.mock.calls[0]?.[0]).toContain(wanted);
  expect(warn.mock.calls[0]?.[0]).toMatch(/^\[docent\] The chat counts as always open\. Write /);
});
