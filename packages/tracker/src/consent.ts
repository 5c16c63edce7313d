import type { ConsentDecision } from './docent.ts';
import type { ConsentPreferences } from './message.ts';

/** What the reader decided, or that nobody had to ask. */
export interface Consent {
  readonly state: 'unknown' | 'granted' | 'denied';
  /** As Segment's messages carry it; undefined where nobody asked. */
  readonly preferences?: ConsentPreferences;
}

/**
 * Reads the reader's decision: consent is what covers every category that the tag names.
 *
 * @param categories - Separated by commas; `Analytics` when there are none.
 * @example
 * parseConsent({ Analytics: true, Advertising: false }, '').state; // 'granted'
 */
export function parseConsent(decision: ConsentDecision, categories: string | undefined): Consent {
  const names = (categories || 'Analytics')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const preferences: Record<string, boolean> = {};
  for (const name of names) preferences[name] = decision === true;
  if (typeof decision === 'object') {
    for (const name in decision) preferences[name] = decision[name] === true;
  }
  return { state: names.every((name) => preferences[name]) ? 'granted' : 'denied', preferences };
}
