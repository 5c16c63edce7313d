import type { SendRefusal } from '../state/model.ts';
import { isUnsent, readDeliveryStatus, readRefusal, type Refusal } from './read-answer.ts';
import type { SendOutcome } from './transport.ts';

// Twilio's codes: text too long, attributes too long.
const tooLong = new Set([50504, 50303]);
// Closed, not a participant, no such conversation.
const over = new Set([50377, 50430, 50350]);
const throttled = 50063;
/** Twilio's own "service unavailable": refused at its door. A gateway's 503 carries no code, and may come too late. */
const unavailable = 20503;

const retryAfterMs = 1_000;

/** Nothing was sent: the line is down. */
export const notSent: SendOutcome = { kind: 'later', retryAfterMs };

/**
 * Says what became of a message whose send failed: refused for good, certainly not stored, or nobody knows.
 *
 * @example
 * toSendOutcome(new Error('disconnected')); // { kind: 'in-doubt' }
 */
export function toSendOutcome(error: unknown): SendOutcome {
  const refusal = readRefusal(error);
  if (refusal) return toOutcome(refusal);
  if (isUnsent(error)) return notSent;
  const delivery = readDeliveryStatus(error);
  return delivery !== undefined && delivery < 500 ? notSent : { kind: 'in-doubt' };
}

function toOutcome(refusal: Refusal): SendOutcome {
  const { status, code } = refusal;
  if (status === 429 || code === throttled) return notSent;
  if (status === 503 && code === unavailable) return { kind: 'later', retryAfterMs: 2_000 };
  // The token has ended; the next one may send it.
  if (status === 401) return notSent;
  if (status >= 500 || status === 408) return { kind: 'in-doubt' };
  return { kind: 'refused', refusal: toRefusal(refusal) };
}

function toRefusal({ status, code = 0 }: Refusal): SendRefusal {
  if (status === 413 || tooLong.has(code)) return 'too-long';
  if (over.has(code) || status === 404) return 'chat-over';
  return status === 403 ? 'not-allowed' : 'refused';
}
