import type { WholeEntry } from '../entry.ts';
import type { Journey } from '../journey.ts';

/** A journey for machines: everything that is known of it, as plain JSON. */
export interface JourneyExport {
  /** Raised when the shape changes. */
  readonly version: 1;
  readonly journey: Journey;
  readonly entries: readonly WholeEntry[];
}

/** Puts a journey and its entries together, oldest first. */
export function toExport(journey: Journey, entries: readonly WholeEntry[]): JourneyExport {
  const inOrder = entries.toSorted((one, other) => one.seq - other.seq);
  return { version: 1, journey, entries: inOrder };
}
