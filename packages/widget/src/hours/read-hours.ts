import type { ChatConfig } from '../options.ts';
import type { OpeningHours, Week } from './hours.ts';
import { parseHolidays } from './parse-holidays.ts';
import { parseHours } from './parse-hours.ts';
import { toWallMs } from './wall-clock.ts';
import { warnOnce } from './warn-once.ts';

/** The options that say when somebody is there. */
export type HoursOptions = Pick<ChatConfig, 'hours' | 'timeZone' | 'holidays'>;

/**
 * Reads when somebody is there; undefined for always, which is also what counts where the options make no sense. The
 * console then says once what to write.
 *
 * @example
 * readHours({ hours: 'Mo-Fr 09:00-17:30', timeZone: 'Europe/Berlin' });
 */
export function readHours({ hours, timeZone, holidays }: HoursOptions): OpeningHours | undefined {
  if (!hours) return undefined;
  const week = parseHours(hours);
  const days = parseHolidays(holidays);
  if (week?.every(isWhole) && days?.size === 0) return undefined;
  if (week && days && isTimeZone(timeZone)) return { week, timeZone, holidays: days };
  const wanted = [
    ...(week ? [] : ['hours like "Mo-Fr 09:00-12:00,13:00-17:30; Sa 10:00-14:00", none twice']),
    ...(isTimeZone(timeZone) ? [] : ['time-zone like "Europe/Berlin", that of the hours']),
    ...(days ? [] : ['holidays like "2026-12-25 2026-12-26"']),
  ];
  warnOnce(`The chat counts as always open. Write ${wanted.join('; ')}.`);
  return undefined;
}

function isWhole(spans: Week[number]): boolean {
  return spans.some(({ start, end }) => start === 0 && end === 1440);
}

function isTimeZone(name: string | undefined): name is string {
  if (!name) return false;
  try {
    toWallMs(0, name);
    return true;
  } catch {
    return false;
  }
}
