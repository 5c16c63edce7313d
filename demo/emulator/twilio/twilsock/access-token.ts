import { createHmac, randomUUID } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { TwilioConfig } from '../config.ts';
import { TwilioError } from '../errors.ts';

/** What a valid access token grants. */
export interface Access {
  identity: string;
  /** ms since 1970 */
  expiresAt: number;
}

// @see https://www.twilio.com/docs/api/errors
const invalidToken = (why: string) => new TwilioError(401, 20101, `Invalid Access Token: ${why}`);
const invalidHeader = () => new TwilioError(401, 20102, 'Invalid Access Token header');
const invalidIssuer = () => new TwilioError(401, 20103, 'Invalid Access Token issuer/subject');
const expired = () =>
  new TwilioError(401, 20104, 'Access Token expired or expiration date invalid');
const notYetValid = () => new TwilioError(401, 20105, 'Access Token not yet valid');
const invalidGrants = () => new TwilioError(401, 20106, 'Invalid Access Token grants');
const invalidSignature = () => new TwilioError(401, 20107, 'Invalid Access Token signature');
const tooLong = () =>
  new TwilioError(401, 20157, 'Expiration time in the Access Token exceeds the maximum allowed');

/** Reads an access token as the cloud does. Throws a {@link TwilioError} with status 401. */
export async function readAccessToken(
  token: unknown,
  config: TwilioConfig,
  now: number,
): Promise<Access> {
  if (typeof token !== 'string') throw invalidToken('it is no text');
  const claims = decode(token);
  const secret = config.account.apiKeys.find(({ sid }) => sid === claims.iss)?.secret;
  if (secret === undefined || claims.sub !== config.account.sid) throw invalidIssuer();
  const options = { algorithms: ['HS256'], currentDate: new Date(now) };
  try {
    await jwtVerify(token, new TextEncoder().encode(secret), options);
  } catch (error) {
    throw toTwilioError(error);
  }
  return readClaims(claims, config, now);
}

function decode(token: string): JWTPayload {
  try {
    const { alg, typ, cty } = decodeProtectedHeader(token);
    if (alg !== 'HS256' || typ !== 'JWT' || !cty?.startsWith('twilio-fpa;v=1'))
      throw invalidHeader();
    return decodeJwt(token);
  } catch (error) {
    throw error instanceof TwilioError ? error : invalidToken('it is no JWT');
  }
}

function toTwilioError(error: unknown): TwilioError {
  if (error instanceof errors.JWTExpired) return expired();
  if (error instanceof errors.JWSSignatureVerificationFailed) return invalidSignature();
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.claim === 'nbf' ? notYetValid() : invalidToken(`its ${error.claim} is not valid`);
  return invalidToken('it cannot be verified');
}

function readClaims(claims: JWTPayload, config: TwilioConfig, now: number): Access {
  const { exp, iat, nbf } = claims;
  if (typeof exp !== 'number') throw expired();
  // One that does not say when it began could else last for years.
  const begin = iat ?? nbf ?? now / 1000;
  if (exp - begin > config.tokens.longestSeconds) throw tooLong();
  const grants = (claims['grants'] ?? {}) as Record<string, unknown>;
  const chat = (grants['chat'] ?? {}) as Record<string, unknown>;
  const { identity } = grants;
  if (typeof identity !== 'string' || identity === '') throw invalidGrants();
  if (chat['service_sid'] !== config.conversations.serviceSid) throw invalidGrants();
  return { identity, expiresAt: exp * 1000 };
}

interface TokenOptions {
  identity: string;
  ttlSeconds: number;
  /** ms since 1970 */
  now: number;
}

/** Issues an access token, in the form in which Twilio's helper libraries do. */
export function createAccessToken(
  { account, conversations }: TwilioConfig,
  { identity, ttlSeconds, now }: TokenOptions,
): string {
  const [key] = account.apiKeys;
  if (!key) throw new Error('The configuration lists no API key: add one, it signs the tokens.');
  const iat = Math.floor(now / 1000);
  const header = { typ: 'JWT', alg: 'HS256', cty: 'twilio-fpa;v=1' };
  const claims = {
    // The moment alone would make two tokens of the same second the same.
    jti: `${key.sid}-${iat}-${randomUUID().slice(0, 8)}`,
    iss: key.sid,
    sub: account.sid,
    iat,
    exp: iat + ttlSeconds,
    grants: { identity, chat: { service_sid: conversations.serviceSid } },
  };
  const signed = `${toBase64Url(header)}.${toBase64Url(claims)}`;
  return `${signed}.${createHmac('sha256', key.secret).update(signed).digest('base64url')}`;
}

function toBase64Url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
