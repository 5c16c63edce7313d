import { SignJWT } from 'jose';
import { literal, maxLength, minLength, number, object, pipe, safeParse, string } from 'valibot';
import type { Surroundings } from '../chat/ports.ts';
import { ApiError } from '../door/api-error.ts';
import type { ChatSettings } from '../settings/chat-settings.ts';
import { readJwt } from './read-jwt.ts';
import type { AccessToken } from './verified-identity.ts';

// By which Twilio knows its own tokens.
const contentType = 'twilio-fpa;v=1';
const maxIdentityLength = 256;

/**
 * Issues an access token with which the Conversations SDK may take part as one identity.
 *
 * @example
 * const { token, expiresAt } = await issueAccessToken({ identity, settings, surroundings });
 */
export async function issueAccessToken({
  identity,
  settings,
  surroundings,
}: {
  readonly identity: string;
  readonly settings: ChatSettings;
  readonly surroundings: Pick<Surroundings, 'now'>;
}): Promise<AccessToken> {
  const { apiKeySid, tokenSeconds } = settings;
  const iat = Math.floor(surroundings.now() / 1000);
  const exp = iat + tokenSeconds;
  const token = await new SignJWT({
    jti: `${apiKeySid}-${iat}`,
    grants: { identity, chat: { service_sid: settings.serviceSid } },
    iat,
    exp,
    iss: apiKeySid,
    sub: settings.accountSid,
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT', cty: contentType })
    .sign(new TextEncoder().encode(settings.apiKeySecret));
  const expiresAt = new Date(exp * 1000).toISOString();
  return { token, identity, expiresAt, expiresInSeconds: tokenSeconds };
}

/**
 * Reads whose an access token is that this Function's key has signed. Throws `token-refused`, always the same; its log
 * sentence says why.
 *
 * @param check - `now` in ms since 1970; `graceSeconds`: for how long after its end a token is still taken.
 * @example
 * const { identity } = await readAccessToken(token, { settings, now, graceSeconds: 300 });
 */
export async function readAccessToken(
  token: string,
  check: { readonly settings: ChatSettings; readonly now: number; readonly graceSeconds: number },
): Promise<{ identity: string }> {
  const { settings, now, graceSeconds } = check;
  try {
    const { payload } = await readJwt(token, {
      findSecret: ({ cty }) => (cty === contentType ? settings.apiKeySecret : undefined),
      headerKeys: ['alg', 'typ', 'cty'],
      toleranceSeconds: graceSeconds,
      now,
    });
    return { identity: parseClaims(payload, settings) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'It cannot be read.';
    throw new ApiError('token-refused', { logged: `A chat token was refused. ${reason}` });
  }
}

function parseClaims(payload: unknown, settings: ChatSettings): string {
  const schema = object({
    iss: literal(settings.apiKeySid),
    sub: literal(settings.accountSid),
    exp: number(),
    grants: object({
      identity: pipe(string(), minLength(1), maxLength(maxIdentityLength)),
      chat: object({ service_sid: literal(settings.serviceSid) }),
    }),
  });
  const result = safeParse(schema, payload, { abortEarly: true });
  if (result.success) return result.output.grants.identity;
  throw new Error(
    `Its ${String(result.issues[0].path?.[0].key)} is not what this Function issues.`,
  );
}
