import type { OpeningHours } from './hours.ts';
import { dayMs, toWallMs } from './wall-clock.ts';

/**
 * Whether somebody is there: whether the clock on their wall shows a time that is in their hours.
 *
 * @param atMs - ms since 1970.
 * @example
 * isOpenAt(hours, Date.now());
 */
export function isOpenAt({ week, timeZone, holidays }: OpeningHours, atMs: number): boolean {
  const wallMs = toWallMs(atMs, timeZone);
  const today = Math.floor(wallMs / dayMs);
  const minute = (wallMs - today * dayMs) / 60_000;
  if (holidays.has(today)) return false;
  const isIn = (day: number, minutes: number): boolean =>
    !holidays.has(day) &&
    (week[toWeekday(day)] ?? []).some(({ start, end }) => minutes >= start && minutes < end);
  return isIn(today, minute) || isIn(today - 1, minute + 1440);
}

/**
 * The day of the week, Sunday is 0, of a day counted since 1970.
 *
 * @example
 * toWeekday(0); // 4: it was a Thursday
 */
export function toWeekday(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}
