import { SignJWT, type JWTPayload } from 'jose';
import { identitySecret, noon, phone } from './running-chat.ts';

/** Signs an identity token as a customer's own server does. */
export function signIdentity(claims: JWTPayload = {}, secret = identitySecret): Promise<string> {
  const iat = noon / 1000;
  const payload = { phone, aud: 'docs-chat', iat, exp: iat + 300, jti: 'token-0001', ...claims };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
    .sign(new TextEncoder().encode(secret));
}
