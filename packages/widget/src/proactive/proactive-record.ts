import { isRecord } from '@docent/identity';

/** What a browser remembers of lines that were shown. */
export interface ProactiveRecord {
  /** The visitor wants none, ever. */
  readonly isNever: boolean;
  /** On this day. */
  readonly shown: number;
  /** On this day. */
  readonly isDismissed: boolean;
}

/** Nothing has been shown. */
export const emptyRecord: ProactiveRecord = { isNever: false, shown: 0, isDismissed: false };

/**
 * Reads what was stored, for a day. What is no record counts as nothing; another day begins anew.
 *
 * @param day - As `toDay` writes it.
 * @example
 * parseRecord(readItem(key), toDay(Date.now()));
 */
export function parseRecord(value: unknown, day: string): ProactiveRecord {
  if (!isRecord(value) || value['v'] !== 1) return emptyRecord;
  const { never, shown, dismissed } = value;
  const isToday = value['day'] === day;
  return {
    isNever: never === true,
    shown: isToday && typeof shown === 'number' && shown > 0 ? shown : 0,
    isDismissed: isToday && dismissed === true,
  };
}

/**
 * Writes a record as it is stored.
 *
 * @example
 * writeItem(key, toStored(record, toDay(Date.now())));
 */
export function toStored({ isNever, shown, isDismissed }: ProactiveRecord, day: string): object {
  return isNever ? { v: 1, never: true } : { v: 1, day, shown, dismissed: isDismissed };
}

/**
 * The day on the visitor's calendar.
 *
 * @param now - ms since 1970.
 * @example
 * toDay(Date.now()); // '2026-11-23'
 */
export function toDay(now: number): string {
  const date = new Date(now);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
