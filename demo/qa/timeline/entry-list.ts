import type { TimelineEntry } from './entry.ts';

/** Entries in one order without gaps; the oldest are forgotten when there are too many. */
export interface EntryList {
  /** The number that the next entry gets. */
  next(): number;
  /** Adds an entry; tells whether the oldest were forgotten for it. */
  add(entry: TimelineEntry): boolean;
  /** The number of the oldest entry that is held. */
  first(): number;
  get(seq: number): TimelineEntry | undefined;
  /** So many behind a number. */
  read(after: number, limit: number): readonly TimelineEntry[];
  /** Gives entries another journey. */
  move(seqs: readonly number[], journey: number): void;
}

/** Creates an empty list that holds so many entries. */
export function createEntryList(most: number): EntryList {
  let entries: TimelineEntry[] = [];
  const indexOf = (seq: number) => seq - (entries[0]?.seq ?? 1);
  const get = (seq: number) => entries[indexOf(seq)];
  return {
    next: () => (entries.at(-1)?.seq ?? 0) + 1,
    add(entry) {
      entries.push(entry);
      // Seldom, as it copies what stays.
      const isTooLong = entries.length > most * 1.1;
      if (isTooLong) entries = entries.slice(-most);
      return isTooLong;
    },
    first: () => entries[0]?.seq ?? 1,
    get,
    read(after, limit) {
      const from = Math.max(0, indexOf(after + 1));
      return entries.slice(from, from + limit);
    },
    move(seqs, journey) {
      for (const seq of seqs) {
        const entry = get(seq);
        if (entry) entries[indexOf(seq)] = { ...entry, journey };
      }
    },
  };
}
