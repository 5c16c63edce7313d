/** ms of a day. */
export const dayMs = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * What the clock on the wall of a time zone shows, as ms since 1970 as if the place were at UTC.
 *
 * @param atMs - ms since 1970, from 1970 on.
 * @throws RangeError for a zone that the browser does not know.
 * @example
 * toWallMs(Date.UTC(2026, 6, 1), 'Europe/Berlin'); // Date.UTC(2026, 6, 1, 2)
 */
export function toWallMs(atMs: number, timeZone: string): number {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(atMs)) parts[type] = Number(value);
  const { year = NaN, month = NaN, day = NaN, hour = NaN, minute = NaN, second = NaN } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (atMs % 1000);
}

/**
 * The moments at which the clock shows a time: one; two where the clock is put back; none where it is put forward.
 *
 * @param wallMs - As `toWallMs` gives it.
 * @example
 * toInstants(Date.UTC(2026, 9, 25, 2, 30), 'Europe/Berlin'); // two: summer time ends
 */
export function toInstants(wallMs: number, timeZone: string): number[] {
  const offsets = new Set([-1, 1].map((side) => readOffset(wallMs + side * dayMs, timeZone)));
  return [...offsets]
    .map((offset) => wallMs - offset)
    .filter((at) => toWallMs(at, timeZone) === wallMs)
    .toSorted((one, other) => one - other);
}

/**
 * The moment between two at which the clock of a zone is put forward or back; undefined where it just runs on.
 *
 * @example
 * findShift({ fromMs, toMs, timeZone: 'Europe/Berlin' });
 */
export function findShift({ fromMs, toMs, timeZone }: Stretch): number | undefined {
  const before = readOffset(fromMs, timeZone);
  if (readOffset(toMs, timeZone) === before) return undefined;
  let [low, high] = [fromMs, toMs];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (readOffset(middle, timeZone) === before) low = middle;
    else high = middle;
  }
  return high;
}

interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly timeZone: string;
}

function readOffset(atMs: number, timeZone: string): number {
  return toWallMs(atMs, timeZone) - atMs;
}

/** Making one costs more than a thousand uses. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, format);
  return format;
}
