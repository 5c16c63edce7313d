import { decodeJwt, decodeProtectedHeader } from 'jose';
import twilio from 'twilio';
import { afterEach, expect, test, vi } from 'vitest';
import { chatContext } from '../door/testing/call-function.ts';
import { readChatSettings } from '../settings/chat-settings.ts';
import { issueAccessToken, readAccessToken } from './access-token.ts';
import {
  claims,
  header,
  identityKeys,
  noon,
  noonSeconds,
  signToken,
} from './testing/sign-token.ts';
import { verifyIdentity } from './verify-identity.ts';

const settings = readChatSettings({ ...chatContext, TOKEN_SECONDS: '600' });
const { accountSid, apiKeySid, apiKeySecret, serviceSid } = settings;
const identity = 'guest-of-the-chat';
const issue = () =>
  issueAccessToken({ identity, settings, surroundings: { now: () => noon + 999 } });
const rightHeader = { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' };
const rightClaims = {
  jti: `${apiKeySid}-${noonSeconds}`,
  grants: { identity, chat: { service_sid: serviceSid } },
  iat: noonSeconds,
  exp: noonSeconds + 600,
  iss: apiKeySid,
  sub: accountSid,
};
const sign = (one: object, two: object, key = apiKeySecret): string =>
  signToken({ ...rightHeader, ...one }, { ...rightClaims, ...two }, { key });
const read = (token: string, now = noon, graceSeconds = 0) =>
  readAccessToken(token, { settings, now, graceSeconds });

afterEach(() => void vi.useRealTimers());

test('issues what the helper library of Twilio would', async () => {
  vi.useFakeTimers({ now: noon, toFake: ['Date'] });
  const { AccessToken } = twilio.jwt;
  const model = new AccessToken(accountSid, apiKeySid, apiKeySecret, { identity, ttl: 600 });
  model.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  const { token } = await issue();
  expect(decodeProtectedHeader(token)).toEqual(decodeProtectedHeader(model.toJwt()));
  expect(decodeJwt(token)).toEqual(decodeJwt(model.toJwt()));
  expect(await read(model.toJwt())).toEqual({ identity });
});

test('says when the token ends', async () => {
  expect(await issue()).toMatchObject({
    identity,
    expiresAt: '2026-11-22T12:10:00.000Z',
    expiresInSeconds: 600,
  });
});

test('reads its own token until it ends, and for the grace after that', async () => {
  const { token } = await issue();
  const end = noon + 600_000;
  expect(await read(token, end - 1)).toEqual({ identity });
  await expect(read(token, end)).rejects.toMatchObject({ code: 'token-refused' });
  expect(await read(token, end + 299_000, 300)).toEqual({ identity });
  await expect(read(token, end + 300_000, 300)).rejects.toMatchObject({ code: 'token-refused' });
});

test('takes the token that these tests change', async () => {
  expect(await read(sign({}, {}))).toEqual({ identity });
});

test.each<[name: string, token: string]>([
  ['junk', 'junk'],
  ['another key', sign({}, {}, 'another-secret')],
  ['an empty key', sign({}, {}, '')],
  ['alg none', sign({ alg: 'none' }, {})],
  [
    'alg HS384',
    signToken({ ...rightHeader, alg: 'HS384' }, rightClaims, { key: apiKeySecret, hash: 'sha384' }),
  ],
  ['no cty', sign({ cty: undefined }, {})],
  ['another version of cty', sign({ cty: 'twilio-fpa;v=2' }, {})],
  ['a region', sign({ twr: 'ie1' }, {})],
  ['a kid', sign({ kid: 'key-1' }, {})],
  ['another API key', sign({}, { iss: 'SK00000000000000000000000000000002' })],
  ['no API key', sign({}, { iss: undefined })],
  ['another account', sign({}, { sub: 'AC00000000000000000000000000000002' })],
  ['another service', sign({}, { grants: { identity, chat: { service_sid: 'IS2' } } })],
  ['no chat', sign({}, { grants: { identity } })],
  ['no grants', sign({}, { grants: undefined })],
  ['no identity', sign({}, { grants: { chat: { service_sid: serviceSid } } })],
  ['an empty identity', sign({}, { grants: { identity: '', chat: { service_sid: serviceSid } } })],
  [
    'an identity that is a list',
    sign({}, { grants: { identity: [identity], chat: { service_sid: serviceSid } } }),
  ],
  ['no end', sign({}, { exp: undefined })],
  ['an end that is a text', sign({}, { exp: '9999999999' })],
  ['an identity token', signToken(header, claims)],
  ['an identity token, signed with our secret', signToken(header, claims, { key: apiKeySecret })],
])('refuses %s, and says the same each time', async (_name, token) => {
  await expect(read(token)).rejects.toMatchObject({
    code: 'token-refused',
    message:
      'The chat token was refused. Start a new chat, or send the token that this chat was started with.',
  });
});

test('is no identity token, even where the two secrets are one', async () => {
  const keys = { ...identityKeys, secrets: new Map([['key-1', apiKeySecret]]) };
  const { token } = await issue();
  const both = sign({ kid: 'key-1' }, { ...claims });
  await expect(verifyIdentity(token, keys, noon)).rejects.toMatchObject({
    code: 'identity-refused',
  });
  await expect(verifyIdentity(both, keys, noon)).rejects.toMatchObject({
    code: 'identity-refused',
  });
});

test('logs why, without the token', async () => {
  const error: unknown = await read(sign({}, { iss: 'SK2' })).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    logged: 'A chat token was refused. Its iss is not what this Function issues.',
  });
});
