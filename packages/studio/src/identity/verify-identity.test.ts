import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import {
  claims,
  header,
  identityKeys,
  noon,
  noonSeconds,
  otherSecret,
  secret,
  signToken,
} from './testing/sign-token.ts';
import { verifyIdentity } from './verify-identity.ts';

const verify = (one: object, two: object, key = secret) =>
  verifyIdentity(signToken(one, two, { key }), identityKeys, noon);

test('takes what jose signs', async () => {
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader(header)
    .sign(new TextEncoder().encode(secret));
  expect(await verifyIdentity(token, identityKeys, noon)).toEqual({
    phone: '+14155552671',
    jti: 'token-0001',
    kid: 'key-1',
  });
});

test('tells name, e-mail and user ID where they are signed too', async () => {
  const more = { name: 'Ada\nLovelace', email: 'ada@example.com', sub: 'user-1', role: 'admin' };
  expect(await verify(header, { ...claims, ...more })).toEqual({
    phone: '+14155552671',
    name: 'Ada Lovelace',
    email: 'ada@example.com',
    userId: 'user-1',
    jti: 'token-0001',
    kid: 'key-1',
  });
});

test('takes the key that the kid names, so that keys can be replaced', async () => {
  const identity = await verify({ ...header, kid: 'key-2' }, claims, otherSecret);
  expect(identity.kid).toBe('key-2');
});

test.each<[name: string, one: object, two: object]>([
  ['no typ', { typ: undefined }, {}],
  ['a list of our audience alone', {}, { aud: ['docs.example.com'] }],
  ['an international phone in another spelling', {}, { phone: '+1 (415) 555-2671' }],
  ['a clock that is a minute ahead', {}, { iat: noonSeconds + 60, exp: noonSeconds + 960 }],
  ['a clock that is a minute behind', {}, { iat: noonSeconds - 359, exp: noonSeconds - 59 }],
  ['a life of 15 minutes', {}, { exp: noonSeconds + 900 }],
  ['names that are null', {}, { name: null, email: null, sub: null }],
  ['the shortest jti', {}, { jti: '12345678' }],
  ['the longest jti', {}, { jti: 'x'.repeat(128) }],
])('takes %s', async (_name, one, two) => {
  const { phone } = await verify({ ...header, ...one }, { ...claims, ...two });
  expect(phone).toBe('+14155552671');
});
