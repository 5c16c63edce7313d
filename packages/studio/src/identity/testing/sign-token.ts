import { createHmac } from 'node:crypto';
import type { IdentityKeys } from '../../settings/identity-keys.ts';

/** Noon of a day, ms since 1970. */
export const noon = Date.UTC(2026, 10, 22, 12);
/** The same, in seconds. */
export const noonSeconds = noon / 1000;

export const secret = 'a-secret-of-the-customer-s-backend-1';
export const otherSecret = 'a-secret-of-the-customer-s-backend-2';

/** Two keys, as while one replaces the other. */
export const identityKeys: IdentityKeys = {
  secrets: new Map([
    ['key-1', secret],
    ['key-2', otherSecret],
  ]),
  audience: 'docs.example.com',
};

/** A right header, and right claims. */
export const header = { alg: 'HS256', typ: 'JWT', kid: 'key-1' } as const;
export const claims = {
  phone: '+14155552671',
  aud: 'docs.example.com',
  iat: noonSeconds,
  exp: noonSeconds + 300,
  jti: 'token-0001',
} as const;

/** Text as base64url. */
export function encode(text: string): string {
  return Buffer.from(text).toString('base64url');
}

/** Signs any two texts, or values as JSON: also what no library would sign. */
export function signToken(
  one: unknown,
  two: unknown,
  { key = secret, hash = 'sha256' }: { readonly key?: string; readonly hash?: string } = {},
): string {
  const toText = (value: unknown): string =>
    typeof value === 'string' ? value : JSON.stringify(value);
  const signed = `${encode(toText(one))}.${encode(toText(two))}`;
  return `${signed}.${createHmac(hash, key).update(signed).digest('base64url')}`;
}
