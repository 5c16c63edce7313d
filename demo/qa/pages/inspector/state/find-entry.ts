import type { TimelineEntry } from '../../../timeline/entry.ts';

/** The entry with a number; they are in the order of their numbers. */
export function findEntry(
  entries: readonly TimelineEntry[],
  seq: number | null,
): TimelineEntry | undefined {
  if (seq === null) return undefined;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.seq ?? 0) < seq) low = middle + 1;
    else high = middle;
  }
  const entry = entries[low];
  return entry?.seq === seq ? entry : undefined;
}
