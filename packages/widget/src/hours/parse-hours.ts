import type { Span, Week } from './hours.ts';

// Sunday first, as the days of the week are counted.
const dayNames = ['su', 'mo', 'tu', 'we', 'th', 'fr', 'sa'];
const day = `(?:${dayNames.join('|')})`;
const days = `${day}(?:-${day})?(?:\\s*,\\s*${day}(?:-${day})?)*`;
const time = '(?:[01]?\\d|2[0-4]):[0-5]\\d';
const spans = `${time}-${time}(?:\\s*,\\s*${time}-${time})*`;
const rule = new RegExp(`^(?:(${days})(?:\\s+|$))?(${spans})?$`);
const wholeDay: Span = { start: 0, end: 1440 };

/**
 * Reads opening hours as schema.org writes them; undefined for what cannot be read. Rules add up, and may not overlap on
 * a day. Days without times are whole days, times without days are of every day.
 *
 * @example
 * parseHours('Mo-Fr 09:00-17:30; Sa 10:00-14:00');
 * parseHours('Mo,We 22:00-02:00'); // over midnight
 * parseHours('24/7');
 */
export function parseHours(text: string): Week | undefined {
  const clean = text
    .trim()
    .toLowerCase()
    .replace(/\s*[-–]\s*/g, '-');
  if (clean === '24/7') return dayNames.map(() => [wholeDay]);
  const week: Span[][] = dayNames.map(() => []);
  for (const part of clean.split(';').filter((one) => one.trim())) {
    const read = parseRule(part.trim());
    if (!read) return undefined;
    for (const at of read.days) week[at]?.push(...read.spans);
  }
  const isSensible = week.some((one) => one.length > 0) && !week.some(overlaps);
  return isSensible ? week : undefined;
}

function parseRule(text: string) {
  const [whole, dayText, spanText] = rule.exec(text) ?? [];
  if (!whole) return undefined;
  const read = spanText ? spanText.split(',').map(toSpan) : [wholeDay];
  if (read.some(({ start, end }) => start === end || start >= 1440 || end - start > 1440))
    return undefined;
  return { days: toDays(dayText ?? 'mo-su'), spans: read };
}

/** `fr-mo` goes over the end of the week. */
function toDays(text: string): Set<number> {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const [first = '', last = first] = part.trim().split('-');
    const end = dayNames.indexOf(last);
    for (let at = dayNames.indexOf(first); ; at = (at + 1) % 7) {
      found.add(at);
      if (at === end) break;
    }
  }
  return found;
}

function toSpan(text: string): Span {
  const [start = NaN, end = NaN] = text.split('-').map(toMinutes);
  return { start, end: end < start ? end + 1440 : end };
}

/** After 24:00 there is no minute of the day; two days later there are, and these are refused. */
function toMinutes(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  const total = hours * 60 + minutes;
  return total > 1440 ? Infinity : total;
}

function overlaps(spansOfDay: readonly Span[]): boolean {
  const sorted = spansOfDay.toSorted((one, other) => one.start - other.start);
  return sorted.some(({ start }, at) => start < (sorted[at - 1]?.end ?? 0));
}
