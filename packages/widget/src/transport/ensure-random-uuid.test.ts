import { afterEach, expect, test } from 'vitest';
import { ensureRandomUuid } from './ensure-random-uuid.ts';

const own = crypto.randomUUID;
afterEach(() => void (crypto.randomUUID = own));

test('makes IDs where the browser makes none, as on a page without TLS', () => {
  Object.assign(crypto, { randomUUID: undefined });
  ensureRandomUuid();
  expect(crypto.randomUUID()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-/);
  expect(crypto.randomUUID()).not.toBe(crypto.randomUUID());
});

test('leaves alone what the browser has', () => {
  ensureRandomUuid();
  expect(crypto.randomUUID).toBe(own);
});
