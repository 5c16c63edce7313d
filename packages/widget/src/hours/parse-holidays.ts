import { dayMs } from './wall-clock.ts';

/**
 * Reads ISO dates, with spaces or commas between them, as days counted since 1970; undefined where one is none.
 *
 * @example
 * parseHolidays('2026-12-25 2026-12-26');
 */
export function parseHolidays(text = ''): ReadonlySet<number> | undefined {
  const dates = text.split(/[\s,;]+/).filter(Boolean);
  const days = dates.map(toDay);
  return days.some(Number.isNaN) ? undefined : new Set(days);
}

/** NaN for what is no day: the 30th of February too, which would be the 2nd of March. */
function toDay(text: string): number {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return NaN;
  const atMs = Date.parse(text);
  const isSame = Number.isFinite(atMs) && new Date(atMs).toISOString().startsWith(text);
  return isSame ? atMs / dayMs : NaN;
}
