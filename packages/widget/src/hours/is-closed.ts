import { isOpenAt } from './is-open-at.ts';
import { readHours, type HoursOptions } from './read-hours.ts';

/**
 * Whether nobody is there, by the options of the chat.
 *
 * @param nowMs - ms since 1970.
 * @example
 * isClosed(config, Date.now());
 */
export function isClosed(options: HoursOptions, nowMs: number): boolean {
  const hours = readHours(options);
  return hours !== undefined && !isOpenAt(hours, nowMs);
}
