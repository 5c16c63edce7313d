import { expect, test } from 'vitest';
import { toConsentCookieName } from './consent-cookie.ts';

test('two sites on one host keep apart what their readers chose', () => {
  expect(toConsentCookieName('5173')).not.toBe(toConsentCookieName('5174'));
});

test('a site on the default port has a name as well', () => {
  expect(toConsentCookieName('')).toBe('millrace-consent-default');
});
