import type { RowRange } from '../state/rows.ts';

// Enough for a screen and as much again around it; few enough to stay under 500 elements.
const mostRows = 48;
const rowsAtEnd = 32;
const leastMargin = 5;

/**
 * The rows to hold while the reader is at the newest: the last ones, of the present ones no more than needed.
 *
 * @example
 * toNewest(10_000); // { start: 9_968, end: 10_000 }
 */
export function toNewest(count: number, presentStart = count): RowRange {
  const start = Math.max(0, count - mostRows, Math.min(presentStart, count - rowsAtEnd));
  return { start, end: count };
}

/**
 * The same rows after `by` messages have come in, or gone, before them.
 *
 * @example
 * shiftRange({ start: 0, end: 48 }, { by: 30, count: 78 }); // { start: 30, end: 78 }
 */
export function shiftRange(
  { start, end }: RowRange,
  { by, count }: { readonly by: number; readonly count: number },
): RowRange {
  const shiftedEnd = Math.min(Math.max(end + by, Math.min(count, rowsAtEnd)), count);
  return { start: Math.min(Math.max(start + by, 0), shiftedEnd), end: shiftedEnd };
}

/** What the reader sees: the first and the last row, both included. */
export interface Seen {
  readonly first: number;
  readonly last: number;
}

/**
 * Holds other rows when what is seen comes near an end of what is held: as many above as below. The same range is given
 * back while there is enough on both sides, so that the reader's way back and forth costs nothing.
 *
 * @example
 * moveRange({ start: 9_968, end: 10_000 }, { seen: { first: 9_970, last: 9_980 }, count: 10_000 });
 */
export function moveRange(
  range: RowRange,
  { seen, count }: { readonly seen: Seen; readonly count: number },
): RowRange {
  const rows = seen.last - seen.first + 1;
  const margin = Math.max(leastMargin, Math.floor((mostRows - rows) / 2));
  const isShortAbove = range.start > 0 && seen.first - range.start < margin / 2;
  const isShortBelow = range.end < count && range.end - 1 - seen.last < margin / 2;
  if (!isShortAbove && !isShortBelow) return range;
  const end = Math.min(count, seen.last + 1 + margin);
  return { start: Math.max(0, Math.min(seen.first - margin, end - rowsAtEnd)), end };
}
