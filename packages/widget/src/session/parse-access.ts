import { isRecord, readText } from '@docent/identity';
import type { ChatAccess } from './functions-api.ts';

const sidShape = /^CH[\da-f]{32}$/;
const tokenShape = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const maxTokenLength = 4096;
const maxIdentityLength = 256;

/**
 * Says whether a value looks like a signed token; what is in it is for the server to judge.
 *
 * @example
 * isToken('a.b.c'); // true
 */
export function isToken(value: unknown): value is string {
  return typeof value === 'string' && value.length <= maxTokenLength && tokenShape.test(value);
}

/**
 * Reads the access to a chat that was stored, or answered. Undefined for what is none.
 *
 * @example
 * parseAccess({ ...answer, expiresAt: Date.now() + answer.expiresInSeconds * 1000 });
 */
export function parseAccess(value: unknown): ChatAccess | undefined {
  if (!isRecord(value)) return undefined;
  const { token, expiresAt } = value;
  const conversationSid = readText(value, 'conversationSid', 34);
  const identity = readText(value, 'identity', maxIdentityLength);
  if (!identity || !conversationSid || !sidShape.test(conversationSid)) return undefined;
  if (!isToken(token) || typeof expiresAt !== 'number' || !Number.isFinite(expiresAt)) {
    return undefined;
  }
  return { token, conversationSid, identity, expiresAt };
}
