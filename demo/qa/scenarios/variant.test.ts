import { expect, test } from 'vitest';
import { parseVariant, toCookieName, writeVariant } from './variant.ts';

test('a variant is read as it was written', () => {
  const variant = { flow: 'recipe', asksConsent: true, blocksTracker: true } as const;
  expect(writeVariant(variant)).toBe('recipe.consent.blocked');
  expect(parseVariant('recipe.consent.blocked')).toEqual(variant);
});

test('without a cookie, and with one that is not understood, the site is as usual', () => {
  const usual = { flow: 'docent', asksConsent: false, blocksTracker: false };
  expect(parseVariant(undefined)).toEqual(usual);
  expect(parseVariant('__proto__.<script>')).toEqual(usual);
  expect(writeVariant({})).toBe('docent');
});

test('two labs on one machine do not share a cookie', () => {
  expect(toCookieName('http://127.0.0.1:5174')).toBe('docent-lab-5174');
  expect(toCookieName('http://127.0.0.1:5175')).toBe('docent-lab-5175');
});
