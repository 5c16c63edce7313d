import type { EntryKind, WholeEntry } from '../entry.ts';
import type { Journey } from '../journey.ts';

/** An entry with a payload. */
export function buildWhole(kind: EntryKind, raw: unknown): WholeEntry {
  return { seq: 1, at: 0, source: 'local', kind, title: kind, raw };
}

/** The journey of a reader who got a person. */
export const journey: Journey = {
  id: 1,
  keys: ['anonymous:a'],
  label: 'Ada',
  phone: '+14155552671',
  startedAt: 0,
  lastAt: 1,
  entries: 1,
  problems: 0,
  docsRead: 2,
  conversationSids: [],
  executionSids: [],
  taskSids: [],
  verdict: { outcome: 'person', sentence: 'Sent to a person because 2 docs were read.' },
};
