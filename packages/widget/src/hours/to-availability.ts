import type { OpeningHours } from './hours.ts';
import { isOpenAt } from './is-open-at.ts';
import { nextChange } from './next-opening.ts';

/** Whether somebody is there, and when that changes. */
export interface Availability {
  readonly isOpen: boolean;
  /** ms since 1970; undefined where it does not change within a year. */
  readonly changesAt: number | undefined;
}

/**
 * Says whether somebody is there, and until when that holds.
 *
 * @param hours - Undefined for always.
 * @example
 * toAvailability(readHours(config), Date.now());
 */
export function toAvailability(hours: OpeningHours | undefined, nowMs: number): Availability {
  if (!hours) return { isOpen: true, changesAt: undefined };
  return { isOpen: isOpenAt(hours, nowMs), changesAt: nextChange(hours, nowMs) };
}
