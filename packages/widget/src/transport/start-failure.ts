import { readRefusal } from './read-answer.ts';
import type { OpenError } from './transport.ts';

interface StartRequest {
  readonly url: string;
  readonly conversationSid: string;
  /** Without its answer the SDK never begins. */
  readonly isVital: boolean;
}

// The SDK itself tries these again.
const transient = new Set([429, 502, 503, 504]);

/**
 * Says why a connection cannot be opened, from a request of the SDK that failed meanwhile; undefined for what the SDK can
 * do without, or tries again.
 */
export function toStartFailure(
  error: unknown,
  { url, conversationSid, isVital }: StartRequest,
): Exclude<OpenError['why'], 'token'> | undefined {
  // It tries again for a second and a half, and then says itself that it has failed.
  if (url.includes('/Client/v2/Configuration')) return undefined;
  const refusal = readRefusal(error);
  if (!refusal) return 'line';
  const { status } = refusal;
  if ((status === 403 || status === 404) && url.includes(conversationSid)) return 'gone';
  if (isVital || (status >= 500 && !transient.has(status))) return 'line';
  return undefined;
}
