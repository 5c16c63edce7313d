import type { TimelineEntry, WholeEntry } from './entry.ts';
import type { Journey } from './journey.ts';

/** What came to a timeline. */
export type TimelineNews =
  | { readonly kind: 'entry'; readonly entry: TimelineEntry }
  /** Two journeys turned out to be one: entries of `from` are now of `into`. */
  | { readonly kind: 'merge'; readonly from: number; readonly into: number }
  | { readonly kind: 'journey'; readonly journey: Journey };

/** Everything that happened in a world, in one order, and whose it is. */
export interface Timeline {
  /** Reads so many entries behind a number. */
  read(after: number, limit: number): readonly TimelineEntry[];
  /** One with its payload. */
  find(seq: number): WholeEntry | undefined;
  /** The newest first. */
  journeys(): readonly Journey[];
  /** By its number, or by one of its keys. */
  journey(key: string): Journey | undefined;
  /** The entries of a journey with their payloads, oldest first. */
  entriesOf(journeyId: number): readonly WholeEntry[];
  /** Calls back at once with what is new; returns a function that stops that. */
  onNews(callback: (news: TimelineNews) => void): () => void;
  /** Adds what was set by hand and has no stream that tells of it: consent, another person, Functions that are down. */
  note(control: ControlNote): void;
  close(): void;
}

/** What was set by hand. */
export interface ControlNote {
  /** In plain words: `Consent refused`. */
  readonly title: string;
  readonly detail?: string;
  /** What was set, as JSON. */
  readonly raw?: unknown;
}
