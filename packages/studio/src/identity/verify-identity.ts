import { parsePhone } from '@docent/identity/parse-phone';
import { ApiError } from '../door/api-error.ts';
import { toLine } from '../door/to-line.ts';
import type { IdentityKeys } from '../settings/identity-keys.ts';
import { parseIdentityClaims, type IdentityClaims } from './identity-claims.ts';
import { readJwt } from './read-jwt.ts';
import type { VerifiedIdentity } from './verified-identity.ts';

const maxLifeSeconds = 15 * 60;
const clockSkewSeconds = 60;

/**
 * Checks an identity token: a JWT that the customer's own server has signed with HS256 for one visitor and this site,
 * for 15 minutes at most. Throws `identity-refused`, always the same; its log sentence says why.
 *
 * @param now - ms since 1970.
 * @example
 * const { phone, jti } = await verifyIdentity(token, settings.identity, surroundings.now());
 */
export async function verifyIdentity(
  token: string,
  keys: IdentityKeys,
  now: number,
): Promise<VerifiedIdentity> {
  try {
    const { header, payload } = await readJwt(token, {
      findSecret: ({ kid }) => (typeof kid === 'string' ? keys.secrets.get(kid) : undefined),
      headerKeys: ['alg', 'kid', 'typ'],
      toleranceSeconds: clockSkewSeconds,
      now,
    });
    const claims = parseIdentityClaims(payload);
    checkClaims(claims, { audience: keys.audience, nowSeconds: now / 1000 });
    return toIdentity(claims, String(header.kid));
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'It cannot be read.';
    throw new ApiError('identity-refused', { logged: `An identity token was refused. ${reason}` });
  }
}

function checkClaims(
  { aud, iat, exp }: IdentityClaims,
  { audience, nowSeconds }: { readonly audience: string; readonly nowSeconds: number },
): void {
  if ((typeof aud === 'string' ? aud : aud[0]) !== audience) {
    throw new Error('Its aud is not IDENTITY_AUDIENCE.');
  }
  if (iat > nowSeconds + clockSkewSeconds) throw new Error('Its iat is in the future.');
  if (exp <= iat || exp - iat > maxLifeSeconds) {
    throw new Error('Its exp is not within 15 minutes after its iat.');
  }
}

function toIdentity(claims: IdentityClaims, kid: string): VerifiedIdentity {
  const parsed = parsePhone(claims.phone);
  if (!parsed.ok) throw new Error(parsed.message);
  return {
    phone: parsed.phone,
    name: toLine(claims.name ?? '') || undefined,
    email: toLine(claims.email ?? '') || undefined,
    userId: claims.sub || undefined,
    jti: claims.jti,
    kid,
  };
}
