import type { Message } from './message.ts';

/** What became of messages that were posted. `failed`: they may be posted again. */
export interface Outcome {
  readonly status: 'sent' | 'failed' | 'refused';
  /** The server's answer; 0 where there was none. */
  readonly code: number;
  /** How long the server asks us to wait, ms. */
  readonly retryAfterMs: number;
}

/** Where messages go, and in whose name. */
export interface Destination {
  readonly apiUrl: string;
  readonly writeKey: string;
}

/**
 * Posts messages in one request that outlives the page. It is what browsers call simple: text, the
 * write key in the body, so that no preflight goes before it. Never rejects.
 *
 * @example
 * const { status } = await postMessages([message], config);
 */
export async function postMessages(
  messages: readonly Message[],
  { apiUrl, writeKey }: Destination,
): Promise<Outcome> {
  // A clock that was set back must not send a message from the future: Segment corrects by the difference.
  const sentAt = messages.reduce((latest, { timestamp }) => (timestamp > latest ? timestamp : latest), new Date().toISOString());
  const body = JSON.stringify({ batch: messages, sentAt, writeKey });
  const options = { method: 'POST', body, credentials: 'omit', referrerPolicy: 'origin' } as const;
  try {
    // Browsers hold at most 64 KiB for pages that are gone; one of more would be refused at once.
    const { status, headers } = await fetch(`${apiUrl}/b`, { ...options, keepalive: body.length < maxKeepalive });
    const retryAfterMs = Number(headers.get('retry-after')) * 1000 || 0;
    return { status: toStatus(status), code: status, retryAfterMs };
  } catch {
    return { status: 'failed', code: 0, retryAfterMs: 0 };
  }
}

const maxKeepalive = 60_000;

function toStatus(code: number): Outcome['status'] {
  if (code < 400) return 'sent';
  return code >= 500 || [408, 410, 425, 429, 460].includes(code) ? 'failed' : 'refused';
}
