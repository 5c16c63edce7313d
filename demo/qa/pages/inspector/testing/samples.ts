import type { TimelineEntry } from '../../../timeline/entry.ts';
import type { Journey } from '../../../timeline/journey.ts';
import { parseQuery, type Query } from '../state/query.ts';

/** A page view, or whatever is said otherwise. */
export function sampleEntry(seq: number, other: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    seq,
    at: Date.parse('2026-11-23T10:00:00Z') + seq * 1000,
    source: 'segment',
    kind: 'page',
    title: `Read "Page ${seq}"`,
    ...other,
  };
}

/** A reader who has asked nothing, or whatever is said otherwise. */
export function sampleJourney(id: number, other: Partial<Journey> = {}): Journey {
  return {
    id,
    keys: [`anonymous:${id}`],
    label: 'Unknown reader',
    startedAt: 0,
    lastAt: id,
    entries: 1,
    problems: 0,
    docsRead: 0,
    conversationSids: [],
    executionSids: [],
    taskSids: [],
    verdict: { outcome: 'nothing-asked', sentence: 'Nothing was asked yet.' },
    ...other,
  };
}

/** What the page shows at first, or whatever is said otherwise. */
export function sampleQuery(other: Partial<Query> = {}): Query {
  return { ...parseQuery(''), ...other };
}
