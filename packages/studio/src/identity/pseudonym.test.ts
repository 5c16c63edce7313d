import { expect, test } from 'vitest';
import { toPseudonym, type PseudonymPurpose } from './pseudonym.ts';

const secret = 'a-secret-of-at-least-32-characters';

test('is the same for the same value, and does not hold it', () => {
  const pseudonym = toPseudonym(secret, 'person', '+14155552671');
  expect(pseudonym).toBe(toPseudonym(secret, 'person', '+14155552671'));
  expect(pseudonym).toMatch(/^person-[\w-]{43}$/);
  expect(pseudonym).not.toContain('4155552671');
});

test('is another for another secret, purpose or value', () => {
  const purposes: PseudonymPurpose[] = ['person', 'guest', 'start', 'mark'];
  const hashes = [
    ...purposes.map((purpose) => toPseudonym(secret, purpose, 'value')),
    toPseudonym(secret, 'person', 'other'),
    toPseudonym(`${secret}!`, 'person', 'value'),
  ].map((pseudonym) => pseudonym.slice(-43));
  expect(new Set(hashes).size).toBe(6);
});

test('is what an independent HMAC gives', () => {
  // printf 'person:value' | openssl dgst -sha256 -hmac a-secret-of-at-least-32-characters -binary | basenc --base64url
  expect(toPseudonym(secret, 'person', 'value')).toBe(
    'person-tCCMK3bsKr6qvcfy4WkafYmnxWExXIIdcdSm3Lfc-gE',
  );
});
