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
 * write key in the body, so that no preflight goes before it. Undefined where no answer comes.
 *
 * @example
 * const { status } = await readOutcome(postMessages([message], config));
 */
export async function postMessages(
  messages: readonly Message[],
  { apiUrl, writeKey }: Destination,
): Promise<Response | undefined> {
  const times = [new Date().toISOString(), ...messages.map(({ timestamp }) => timestamp)];
  // A clock that was set back must not send a message from the future: Segment corrects by the difference.
  const sentAt = times.toSorted().at(-1);
  const body = JSON.stringify({ batch: messages, sentAt, writeKey });
  return fetch(`${apiUrl}/b`, {
    method: 'POST',
    body,
    // Browsers hold at most 64 KiB for pages that are gone; one of more would be refused at once.
    keepalive: body.length < maxLength || new Blob([body]).size < maxBytes,
    credentials: 'omit',
    referrerPolicy: 'origin',
  }).catch(() => undefined);
}

const maxBytes = 60_000;
// However many bytes a letter takes. Most are quicker counted.
const maxLength = maxBytes / 3;

/**
 * Reads what became of messages off Segment's answer. Never rejects.
 *
 * @example
 * await readOutcome(postMessages([message], config));
 */
export async function readOutcome(response: Promise<Response | undefined>): Promise<Outcome> {
  // What JSON cannot hold will never be posted.
  const { status = 0, headers } =
    (await response.catch(() => new Response('', { status: 400 }))) ?? {};
  const isFailed = !status || status >= 500 || [408, 410, 425, 429, 460].includes(status);
  return {
    status: isFailed ? 'failed' : status < 400 ? 'sent' : 'refused',
    code: status,
    retryAfterMs: Number(headers?.get('retry-after')) * 1000 || 0,
  };
}
