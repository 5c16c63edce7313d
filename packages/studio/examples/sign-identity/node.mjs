import { createHmac, randomUUID } from 'node:crypto';

export function sign(phone, { secret, kid, audience, now, jti, ttl = 300, name }) {
  const iat = now ?? Math.floor(Date.now() / 1000);
  const header = { alg: 'HS256', typ: 'JWT', kid };
  const claims = { phone, name, aud: audience, iat, exp: iat + ttl, jti: jti ?? randomUUID() };
  const encode = (part) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const signed = `${encode(header)}.${encode(claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
