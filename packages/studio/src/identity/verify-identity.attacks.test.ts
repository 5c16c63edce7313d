import { assert, asyncProperty, string } from 'fast-check';
import { exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import { ApiError } from '../door/api-error.ts';
import {
  claims,
  encode,
  header,
  identityKeys,
  noon,
  noonSeconds,
  otherSecret,
  secret,
  signToken,
} from './testing/sign-token.ts';
import { verifyIdentity } from './verify-identity.ts';

async function refuse(token: string, keys = identityKeys): Promise<ApiError> {
  const error: unknown = await verifyIdentity(token, keys, noon).catch((thrown: unknown) => thrown);
  if (error instanceof ApiError) return error;
  throw new Error('The token was taken.');
}

const sign = (one: object, two: object = {}): string =>
  signToken({ ...header, ...one }, { ...claims, ...two });
const right = sign({});
const [rightHeader = '', rightPayload = '', rightSignature = ''] = right.split('.');
const json = JSON.stringify;

const forged: [name: string, token: string][] = [
  ['nothing', ''],
  ['junk', 'junk'],
  ['two parts', `${rightHeader}.${rightPayload}`],
  ['no signature', `${rightHeader}.${rightPayload}.`],
  ['a fourth part', `${right}.${rightSignature}`],
  ['a new line after it', `${right}\n`],
  ['padding', `${right}=`],
  ['Bearer', `Bearer ${right}`],
  ['JSON', json({ protected: rightHeader, payload: rightPayload, signature: rightSignature })],
  [
    'a changed payload',
    `${rightHeader}.${encode(json({ ...claims, phone: '+14155552672' }))}.${rightSignature}`,
  ],
  [
    'a changed header',
    `${encode(json({ ...header, kid: 'key-2' }))}.${rightPayload}.${rightSignature}`,
  ],
  ['a zero signature', `${rightHeader}.${rightPayload}.${'A'.repeat(43)}`],
  ['another key', signToken(header, claims, { key: otherSecret })],
  ['an empty key', signToken(header, claims, { key: '' })],
  ['alg none', new UnsecuredJWT({ ...claims }).encode()],
  ['alg none with a kid', `${encode(json({ alg: 'none', kid: 'key-1' }))}.${rightPayload}.`],
  ['alg none, signed', sign({ alg: 'none' })],
  ['alg NONE, signed', sign({ alg: 'NONE' })],
  ['alg hs256', sign({ alg: 'hs256' })],
  ['alg HS384 over HS256', sign({ alg: 'HS384' })],
  ['alg HS384', signToken({ ...header, alg: 'HS384' }, claims, { hash: 'sha384' })],
  ['alg HS512', signToken({ ...header, alg: 'HS512' }, claims, { hash: 'sha512' })],
  ['alg RS256 over HS256', sign({ alg: 'RS256' })],
  ['no alg', sign({ alg: undefined })],
  ['alg as a list', sign({ alg: ['HS256'] })],
  ['no kid', sign({ kid: undefined })],
  ['an unknown kid', sign({ kid: 'key-3' })],
  ['an empty kid', sign({ kid: '' })],
  ['kid __proto__', sign({ kid: '__proto__' })],
  ['kid constructor', sign({ kid: 'constructor' })],
  ['kid as a list', sign({ kid: ['key-1'] })],
  ['a path as kid', sign({ kid: '../../dev/null' })],
  ['crit', sign({ crit: ['exp'], exp: 1 })],
  ['crit b64', sign({ crit: ['b64'], b64: false })],
  ['b64', sign({ b64: true })],
  ['zip', sign({ zip: 'DEF' })],
  ['jwk', sign({ jwk: { kty: 'oct', k: encode(secret) } })],
  ['jku', sign({ jku: 'https://evil.example/keys' })],
  ['a nested token', signToken({ ...header, cty: 'JWT' }, right)],
  ['an access token', sign({ cty: 'twilio-fpa;v=1' })],
  ['another typ', sign({ typ: 'at+jwt' })],
  ['alg twice', signToken('{"alg":"none","alg":"HS256","typ":"JWT","kid":"key-1"}', claims)],
  ['a phone twice', signToken(header, `{"phone":"+14155552672",${json(claims).slice(1)}`)],
  [
    'a phone twice, once escaped',
    signToken(header, `{"\\u0070hone":"+14155552672",${json(claims).slice(1)}`),
  ],
  ['a header that is a list', signToken([header], claims)],
  ['claims that are a list', signToken(header, [claims])],
  ['claims that are a text', signToken(header, '"claims"')],
  ['claims that are no JSON', signToken(header, 'claims')],
  ['5 KB', sign({}, { padding: 'x'.repeat(5000) })],
];

test.each(forged)('refuses %s', async (_name, token) => {
  expect((await refuse(token)).status).toBe(401);
});

test.each<[name: string, two: object]>([
  ['no aud', { aud: undefined }],
  ['another aud', { aud: 'other.example.com' }],
  ['an aud that begins alike', { aud: 'docs.example.com.evil.com' }],
  ['an empty list of aud', { aud: [] }],
  ['an aud that others share', { aud: ['docs.example.com', 'other.example.com'] }],
  ['no exp', { exp: undefined }],
  ['an end that has passed', { iat: noonSeconds - 300, exp: noonSeconds - 60 }],
  ['a life over 15 minutes', { exp: noonSeconds + 901 }],
  ['a life of a year', { exp: noonSeconds + 31_536_000 }],
  ['exp as a text', { exp: String(noonSeconds + 300) }],
  ['an end before the start', { iat: noonSeconds + 50, exp: noonSeconds + 40 }],
  ['no iat', { iat: undefined }],
  ['iat as a text', { iat: String(noonSeconds) }],
  ['iat in the future', { iat: noonSeconds + 61, exp: noonSeconds + 300 }],
  ['nbf in the future', { nbf: noonSeconds + 61 }],
  ['times in ms', { iat: noon, exp: noon + 300 }],
  ['no jti', { jti: undefined }],
  ['a short jti', { jti: '1234567' }],
  ['a long jti', { jti: 'x'.repeat(129) }],
  ['jti as a number', { jti: 12345678 }],
  ['no phone', { phone: undefined }],
  ['a phone that is a number', { phone: 14155552671 }],
  ['a national phone', { phone: '4155552671' }],
  ['a phone that nobody has', { phone: '+10000000000' }],
  ['a premium-rate phone', { phone: '+19005551234' }],
  ['two phones', { phone: ['+14155552671'] }],
  ['a long name', { name: 'x'.repeat(201) }],
  ['a name that is an object', { name: { first: 'Ada' } }],
  ['a user ID that is a number', { sub: 5 }],
])('refuses %s', async (_name, two) => {
  expect((await refuse(sign({}, two))).status).toBe(401);
});

test('refuses RS256, also where the public key is a secret of ours', async () => {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const pem = await exportSPKI(publicKey);
  const keys = { ...identityKeys, secrets: new Map([['key-1', pem]]) };
  const token = await new SignJWT({ ...claims })
    .setProtectedHeader({ ...header, alg: 'RS256' })
    .sign(privateKey);
  expect((await refuse(token, keys)).status).toBe(401);
});

test('refuses a key that is empty on our side', async () => {
  const keys = { ...identityKeys, secrets: new Map([['key-1', '']]) };
  expect((await refuse(signToken(header, claims, { key: '' }), keys)).status).toBe(401);
});

test('answers every refusal alike, and says why in the log without the phone', async () => {
  const refusals = await Promise.all(forged.map(([, token]) => refuse(token)));
  expect(new Set(refusals.map(({ message }) => message)).size).toBe(1);
  const logged = refusals.map((refusal) => refusal.logged).join('\n');
  expect(logged).toContain('Its header holds more than alg, kid, typ.');
  expect(logged).not.toMatch(/4155552671|a-secret/);
});

test('refuses any text', async () => {
  await assert(
    asyncProperty(
      string({ unit: 'binary', maxLength: 6000 }),
      string(),
      string(),
      async (...texts) => {
        const [text, one, two] = texts;
        expect((await refuse(text)).code).toBe('identity-refused');
        expect((await refuse(signToken(one, two))).code).toBe('identity-refused');
        expect((await refuse(signToken(header, two))).code).toBe('identity-refused');
      },
    ),
    { numRuns: 300 },
  );
});
