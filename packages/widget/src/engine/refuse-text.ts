import type { SendResult } from '../api.ts';

// What Twilio takes, in bytes of UTF-8.
const maxBytes = 32_000;

/**
 * Says why a text cannot be sent; undefined when it can. With files, there need not be one.
 *
 * @example
 * refuseText('  ')?.reason; // 'empty'
 */
export function refuseText(
  body: string,
  hasFiles = false,
): Extract<SendResult, { ok: false }> | undefined {
  if (!hasFiles && !body.trim())
    return { ok: false, reason: 'empty', message: 'The text is empty.' };
  // Encoding a megabyte only to count it would be felt.
  const isTooLong = body.length > maxBytes || new TextEncoder().encode(body).length > maxBytes;
  if (!isTooLong) return undefined;
  return { ok: false, reason: 'too-long', message: 'The text is longer than 32,000 bytes.' };
}
