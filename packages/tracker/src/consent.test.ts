import { describe, expect, test } from 'vitest';
import { parseConsent } from './consent.ts';
import type { ConsentDecision } from './docent.ts';

describe('the reader’s decision', () => {
  test.each<[ConsentDecision, string | undefined, string, object]>([
    [true, undefined, 'granted', { Analytics: true }],
    [true, 'Stats, Support', 'granted', { Stats: true, Support: true }],
    [true, 'Site search', 'granted', { 'Site search': true }],
    [false, undefined, 'denied', { Analytics: false }],
    [false, 'Stats,Support', 'denied', { Stats: false, Support: false }],
    [{ Analytics: true }, undefined, 'granted', { Analytics: true }],
    [
      { Analytics: true, Advertising: false },
      undefined,
      'granted',
      { Analytics: true, Advertising: false },
    ],
    [{ Analytics: false, Stats: true }, undefined, 'denied', { Analytics: false, Stats: true }],
    [{ Stats: true }, 'Stats, Support', 'denied', { Stats: true, Support: false }],
    [{ Stats: true, Support: true }, 'Stats, Support', 'granted', { Stats: true, Support: true }],
    [{ analytics: true }, undefined, 'denied', { Analytics: false, analytics: true }],
    [{}, undefined, 'denied', { Analytics: false }],
    [{ Analytics: true }, '', 'granted', { Analytics: true }],
    [{ Stats: true }, 'Stats,', 'granted', { Stats: true }],
  ])('%j for the categories %j is %s', (decision, categories, state, preferences) => {
    expect(parseConsent(decision, categories)).toEqual({ state, preferences });
  });
});

describe('only a plain yes is consent', () => {
  test.each([
    [undefined, { Analytics: false }],
    [null, { Analytics: false }],
    [1, { Analytics: false }],
    ['true', { Analytics: false }],
    [{ Analytics: 'true' }, { Analytics: false }],
    [{ Analytics: 1 }, { Analytics: false }],
  ])('%j is none', (decision, preferences) => {
    expect(parseConsent(decision as unknown as ConsentDecision, undefined)).toEqual({
      state: 'denied',
      preferences,
    });
  });

  test('a category with the name of an inherited property is not consented to', () => {
    expect(parseConsent({}, 'toString').state).toBe('denied');
  });
});
