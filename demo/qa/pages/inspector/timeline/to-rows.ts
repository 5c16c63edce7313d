import type { TimelineEntry } from '../../../timeline/entry.ts';

/** A row of the list. Its height is known without looking at it, so that 10,000 of them need no measuring. */
export interface Row {
  readonly entry: TimelineEntry;
  /** The first of a day is under a heading with the day. */
  readonly isFirstOfDay: boolean;
  readonly heightRem: number;
}

// As in timeline.css.
const paddingRem = 0.875;
const lineRem = 1.25;
const smallLineRem = 1.125;
const dayRem = 2.25;

/** Makes rows of entries. In a narrow list the time and the source stand above the title, and a problem may take two lines. */
export function toRows(entries: readonly TimelineEntry[], isNarrow: boolean): Row[] {
  let dayStart = Number.POSITIVE_INFINITY;
  let dayEnd = Number.NEGATIVE_INFINITY;
  return entries.map((entry) => {
    const isFirstOfDay = entry.at < dayStart || entry.at >= dayEnd;
    if (isFirstOfDay) {
      const day = new Date(entry.at);
      dayStart = day.setHours(0, 0, 0, 0);
      dayEnd = day.setHours(24, 0, 0, 0);
    }
    return { entry, isFirstOfDay, heightRem: toHeight(entry, { isFirstOfDay, isNarrow }) };
  });
}

function toHeight(
  { detail, problem }: TimelineEntry,
  { isFirstOfDay, isNarrow }: { isFirstOfDay: boolean; isNarrow: boolean },
): number {
  return (
    paddingRem +
    lineRem +
    (isNarrow ? lineRem : 0) +
    (detail ? smallLineRem : 0) +
    (problem ? smallLineRem * (isNarrow ? 2 : 1) : 0) +
    (isFirstOfDay ? dayRem : 0)
  );
}

/** Where the entry with a number is among the rows, or -1. */
export function indexOfSeq(rows: readonly Row[], seq: number | null): number {
  if (seq === null) return -1;
  const index = firstIndexFrom(rows, seq);
  return rows[index]?.entry.seq === seq ? index : -1;
}

/** The first of the rows whose entry has this number or a later one; their count where there is none. */
export function firstIndexFrom(rows: readonly Row[], seq: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.entry.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
