import { jwtVerify, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { hasRepeatedKey } from './has-repeated-key.ts';

/** How a token is checked. */
export interface JwtCheck {
  /** The secret that a header asks for; undefined where there is none. */
  readonly findSecret: (header: JWTHeaderParameters) => string | undefined;
  /** What the header may hold; anything else is refused, since it could ask for another way of reading. */
  readonly headerKeys: readonly string[];
  /** By how much clocks may differ, or an end may have passed. */
  readonly toleranceSeconds: number;
  /** ms since 1970. */
  readonly now: number;
}

/** A token whose signature, end and start are right. */
export interface CheckedJwt {
  readonly header: JWTHeaderParameters;
  readonly payload: JWTPayload;
}

const maxLength = 4096;
const shape = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * Reads a token that is signed with HS256, and with nothing else. Throws an error whose message names what is wrong and
 * holds nothing of the token.
 */
export async function readJwt(token: string, check: JwtCheck): Promise<CheckedJwt> {
  if (token.length > maxLength || !shape.test(token)) {
    throw new Error(`It is no token of at most ${maxLength} characters, signed with HS256.`);
  }
  const { payload, protectedHeader } = await jwtVerify(token, (header) => toKey(header, check), {
    algorithms: ['HS256'],
    clockTolerance: check.toleranceSeconds,
    currentDate: new Date(check.now),
  });
  // Another reader might take the other one of the two.
  if (token.split('.').slice(0, 2).some(isRepeating)) throw new Error('It has a key twice.');
  return { header: protectedHeader, payload };
}

function toKey(header: JWTHeaderParameters, check: JwtCheck): Uint8Array {
  if (!Object.keys(header).every((key) => check.headerKeys.includes(key))) {
    throw new Error(`Its header holds more than ${check.headerKeys.join(', ')}.`);
  }
  if ('typ' in header && header.typ !== 'JWT') throw new Error('Its typ is not JWT.');
  const secret = check.findSecret(header);
  if (!secret) throw new Error('No key has its kid.');
  return new TextEncoder().encode(secret);
}

function isRepeating(part: string): boolean {
  return hasRepeatedKey(Buffer.from(part, 'base64url').toString());
}
