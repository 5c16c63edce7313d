import type { OpeningHours } from './hours.ts';
import { isOpenAt, toWeekday } from './is-open-at.ts';
import { dayMs, findShift, toInstants, toWallMs } from './wall-clock.ts';

// Whoever is away for longer will not be back by the hours.
const mostDays = 366;

/**
 * When somebody is there again, ms since 1970; now, where somebody is. Undefined where nobody is for a year.
 *
 * @example
 * nextOpening(hours, Date.now());
 */
export function nextOpening(hours: OpeningHours, nowMs: number): number | undefined {
  return isOpenAt(hours, nowMs) ? nowMs : nextChange(hours, nowMs);
}

/**
 * When somebody comes or leaves next, ms since 1970. Undefined where that does not happen within a year.
 *
 * @example
 * setTimeout(update, (nextChange(hours, Date.now()) ?? Infinity) - Date.now());
 */
export function nextChange(hours: OpeningHours, nowMs: number): number | undefined {
  const isOpen = isOpenAt(hours, nowMs);
  const today = Math.floor(toWallMs(nowMs, hours.timeZone) / dayMs);
  for (let day = today - 1; day <= today + mostDays; day += 1) {
    // Three days at once: a clock that is put back at midnight shows the end of the day before again.
    const found = [day, day + 1, day + 2]
      .flatMap((one) => findEdges(hours, one))
      .filter((at) => at > nowMs && isOpenAt(hours, at) !== isOpen)
      .toSorted((one, other) => one - other);
    if (found[0] !== undefined) return found[0];
  }
  return undefined;
}

/** All moments of a day at which something can begin or end. */
function findEdges({ week, timeZone, holidays }: OpeningHours, day: number): number[] {
  const spansOf = (one: number) => week[toWeekday(one)] ?? [];
  const isOff = holidays.has(day) || holidays.has(day - 1);
  const minutes = new Set([
    ...spansOf(day).flatMap(({ start, end }) => [start, end]),
    ...spansOf(day - 1).map(({ end }) => end - 1440),
    ...(isOff ? [0] : []),
  ]);
  const isOfDay = (minute: number): boolean => minute >= 0 && minute <= 1440;
  const edges = [...minutes]
    .filter(isOfDay)
    .flatMap((minute) => toInstants(day * dayMs + minute * 60_000, timeZone));
  const shift = findShiftOf(day, timeZone);
  return shift === undefined ? edges : [...edges, shift];
}

/** The shift of the clock on a day; of one over midnight, on the first of the two. */
function findShiftOf(day: number, timeZone: string): number | undefined {
  const fromMs = (day - 1) * dayMs;
  const shift = findShift({ fromMs, toMs: fromMs + 3 * dayMs, timeZone });
  if (shift === undefined) return undefined;
  const [before, after] = [shift - 1, shift].map((at) =>
    Math.floor(toWallMs(at, timeZone) / dayMs),
  );
  return Math.min(before ?? NaN, after ?? NaN) === day ? shift : undefined;
}
