import type { EntryKind, TimelineEntry } from '../../../timeline/entry.ts';

const telling = new Set<EntryKind>(['control', 'connection', 'traits']);

/** A number that grows when an entry tells that the controls, or what they show, may be different now. */
export function toVersion(entries: readonly TimelineEntry[]): number {
  return entries.findLast(({ kind }) => telling.has(kind))?.seq ?? 0;
}
