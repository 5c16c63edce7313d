import { SignJWT } from 'jose';
import twilio from 'twilio';
import { describe, expect, test } from 'vitest';
import { accountSid, apiKey, buildConfig, serviceSid } from '../testing/settings.ts';
import { createAccessToken, readAccessToken } from './access-token.ts';

const config = buildConfig();
const now = Date.parse('2026-03-02T12:00:00.000Z');
const seconds = now / 1000;
const secret = new TextEncoder().encode(apiKey.secret);
const header = { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' };
const claims = {
  jti: 'one',
  iss: apiKey.sid,
  sub: accountSid,
  iat: seconds,
  exp: seconds + 3600,
  grants: { identity: 'ada', chat: { service_sid: serviceSid } },
};

function sign(changes: object = {}, key = secret, head: object = header): Promise<string> {
  return new SignJWT({ ...claims, ...changes })
    .setProtectedHeader({ ...header, ...head })
    .sign(key);
}

describe('accepts', () => {
  test("a token of Twilio's helper library", async () => {
    const { AccessToken } = twilio.jwt;
    const options = { identity: 'ada', ttl: 3600 };
    const token = new AccessToken(accountSid, apiKey.sid, apiKey.secret, options);
    token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
    const access = await readAccessToken(token.toJwt(), config, Date.now());
    expect(access.identity).toBe('ada');
    expect(access.expiresAt).toBeGreaterThan(Date.now());
  });

  test('a token of its own, with its end to the second', async () => {
    const token = createAccessToken(config, { identity: 'Tomás 🙂', ttlSeconds: 60, now });
    expect(await readAccessToken(token, config, now)).toEqual({
      identity: 'Tomás 🙂',
      expiresAt: now + 60_000,
    });
  });

  test('a token of exactly the longest life', async () => {
    const token = await sign({ exp: seconds + 86_400 });
    expect((await readAccessToken(token, config, now)).identity).toBe('ada');
  });
});

test('two tokens of the same second are not the same: the SDK ignores one that it has', () => {
  const options = { identity: 'ada', ttlSeconds: 60, now };
  expect(createAccessToken(config, options)).not.toBe(createAccessToken(config, options));
});

describe('refuses', () => {
  const otherKey = new TextEncoder().encode('another-secret-0000000000000000000');
  test.each([
    ['a token that is over', 20104, () => sign({ exp: seconds - 1 })],
    ['a token without an end', 20104, () => sign({ exp: undefined })],
    ['a token that is not valid yet', 20105, () => sign({ nbf: seconds + 60 })],
    ['another signature', 20107, () => sign({}, otherKey)],
    ['an unknown API key', 20103, () => sign({ iss: `SK${'9'.repeat(32)}` })],
    ['another account', 20103, () => sign({ sub: `AC${'9'.repeat(32)}` })],
    ['another algorithm', 20102, () => sign({}, secret, { alg: 'HS512' })],
    ['another kind of token', 20102, () => sign({}, secret, { cty: 'other' })],
    ['a life of more than a day', 20157, () => sign({ exp: seconds + 86_401 })],
    ['no grants', 20106, () => sign({ grants: undefined })],
    ['no identity', 20106, () => sign({ grants: { chat: { service_sid: serviceSid } } })],
    [
      'another service',
      20106,
      () => sign({ grants: { identity: 'ada', chat: { service_sid: `IS${'9'.repeat(32)}` } } }),
    ],
    ['a grant for voice alone', 20106, () => sign({ grants: { identity: 'ada', voice: {} } })],
    ['what is no token', 20101, () => Promise.resolve('hello')],
    ['an empty text', 20101, () => Promise.resolve('')],
    ['what is no text', 20101, () => Promise.resolve(undefined)],
  ])('%s with %i', async (_, code, make) => {
    await expect(readAccessToken(await make(), config, now)).rejects.toMatchObject({
      status: 401,
      code,
    });
  });

  test('a token whose claims were changed after it was signed', async () => {
    const [head = '', , signature = ''] = (await sign()).split('.');
    const forged = Buffer.from(
      JSON.stringify({ ...claims, grants: { ...claims.grants, identity: 'eve' } }),
    ).toString('base64url');
    await expect(
      readAccessToken(`${head}.${forged}.${signature}`, config, now),
    ).rejects.toMatchObject({ code: 20107 });
  });

  test('a token that is not signed at all', async () => {
    const head = Buffer.from(JSON.stringify({ ...header, alg: 'none' })).toString('base64url');
    const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
    await expect(readAccessToken(`${head}.${body}.`, config, now)).rejects.toMatchObject({
      status: 401,
    });
  });

  test('with a sentence that holds nothing of the token', async () => {
    const token = await sign({}, otherKey);
    const error = await readAccessToken(token, config, now).catch((one: Error) => one.message);
    expect(error).toBe('Invalid Access Token signature');
  });
});
