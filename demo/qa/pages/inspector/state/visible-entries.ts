import type { EntryKind, EntrySource, TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';
import { findJourney } from './find-journey.ts';
import type { Query } from './query.ts';
import type { InspectorState } from './state.ts';
import { toTextMatch } from './text-match.ts';

/** What is shown of the timeline, and what each filter would show of it. */
export interface Visible {
  readonly entries: readonly TimelineEntry[];
  readonly counts: {
    readonly sources: ReadonlyMap<EntrySource, number>;
    readonly kinds: ReadonlyMap<EntryKind, number>;
    readonly problems: number;
    readonly noise: number;
  };
}

type Known = Pick<InspectorState, 'query' | 'entries' | 'journeys'>;

/** Keeps the entries that the query asks for. A chip's count is what it would show beside the other filters. */
export function visibleEntries({ query, entries, journeys }: Known): Visible {
  const isOfInterest = toInterest(query, journeys);
  const isShownSource = toChoice(query.sources);
  const isShownKind = toChoice(query.kinds);
  const shown: TimelineEntry[] = [];
  const sources = new Map<EntrySource, number>();
  const kinds = new Map<EntryKind, number>();
  let problems = 0;
  let noise = 0;
  for (const entry of entries) {
    if (!isOfInterest(entry)) continue;
    const ofSource = isShownSource(entry.source);
    const ofKind = isShownKind(entry.kind);
    const both = ofSource && ofKind;
    if (both && entry.isNoise) noise += 1;
    if (entry.isNoise && !query.isWithNoise) continue;
    if (both && entry.problem) problems += 1;
    if (query.isProblemsOnly && !entry.problem) continue;
    if (ofKind) count(sources, entry.source);
    if (ofSource) count(kinds, entry.kind);
    if (both) shown.push(entry);
  }
  return { entries: shown, counts: { sources, kinds, problems, noise } };
}

/** Whether an entry is of the journey and holds the text that is searched for. */
function toInterest(query: Query, journeys: ReadonlyMap<number, Journey>) {
  const matches = toTextMatch(query.text);
  const chosen = findJourney(journeys, query.journey)?.id;
  return (entry: TimelineEntry): boolean => {
    if (query.journey !== null && (chosen === undefined || entry.journey !== chosen)) return false;
    return matches(entry, entry.journey === undefined ? undefined : journeys.get(entry.journey));
  };
}

function toChoice<T>(wanted: readonly T[]): (value: T) => boolean {
  if (wanted.length === 0) return () => true;
  const set = new Set(wanted);
  return (value) => set.has(value);
}

function count<T>(counts: Map<T, number>, key: T): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
