import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { SignJWT } from 'jose';

const lifeSeconds = 300;

/** Signs a token as the customer's server does for a visitor who has signed in there; `now` in ms since 1970. */
export function createIdentityToken(
  { phone, name }: { readonly phone: string; readonly name: string },
  now: number,
): Promise<string> {
  const file = join(import.meta.dirname, '../../../functions.env');
  const { IDENTITY_KEYS: keys = '', IDENTITY_AUDIENCE: aud = '' } = parseEnv(
    readFileSync(file, 'utf8'),
  );
  const [kid = '', secret = ''] = keys.split('=');
  const iat = Math.floor(now / 1000);
  return new SignJWT({ phone, name, aud, iat, exp: iat + lifeSeconds, jti: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', kid })
    .sign(new TextEncoder().encode(secret));
}
