import { createVisitor, type Phone } from '@docent/identity';
import { parseConfig, type TrackerOptions } from '../../config.ts';
import type { PageFacts, Snapshot, TrackerFacts } from '../facts.ts';

/** The phone of tests. */
export const ada = '+14155552671' as Phone;

const startedAt = Date.parse('2026-11-23T10:00:00Z');

/** A page with one tag, of which nothing is known but what is given. */
export function createSnapshot(
  tracker: Partial<TrackerFacts> & { readonly options?: TrackerOptions; isPrivate?: boolean } = {},
  page: Partial<PageFacts> = {},
): Snapshot {
  const url = 'https://docs.example.com/a';
  const { options = { writeKey: 'KEY' }, isPrivate = false, ...rest } = tracker;
  return {
    tracker: {
      config: parseConfig(options, url, isPrivate),
      decided: { state: options.consent ? 'unknown' : 'granted' },
      reader: createVisitor('anon-1', startedAt),
      docsRead: [],
      unsent: [],
      recent: [],
      ...rest,
    },
    page: {
      url,
      title: 'A',
      referrer: '',
      locale: 'en-GB',
      timeZone: 'Europe/London',
      tags: [tag],
      chats: 0,
      functionsUrl: undefined,
      stored: 'nobody',
      ...page,
    },
  };
}

/** The tag of the tracker, as it should be. */
export const tag = {
  kind: 'tracker',
  src: 'https://docs.example.com/docent/docent.js',
  isModule: true,
  isInHead: true,
  writeKey: 'KEY',
  functionsUrl: undefined,
} as const;
