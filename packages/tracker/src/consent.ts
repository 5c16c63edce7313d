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
 * @param categories - Separated by commas; `Analytics` when empty.
 * @example
 * parseConsent({ Analytics: true, Advertising: false }, '').state; // 'granted'
 */
export function parseConsent(decision: ConsentDecision, categories: string | undefined): Consent {
  const needed = (categories ?? '').split(',').map((name) => name.trim()).filter(Boolean);
  const names = needed.length > 0 ? needed : ['Analytics'];
  const preferences =
    typeof decision === 'object' && decision
      ? Object.fromEntries(Object.entries(decision).map(([name, is]) => [name, is === true]))
      : Object.fromEntries(names.map((name) => [name, decision === true]));
  const isGranted = names.every((name) => preferences[name]);
  return { state: isGranted ? 'granted' : 'denied', preferences };
}
