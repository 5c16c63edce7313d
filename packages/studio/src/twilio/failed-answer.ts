import type { FailedAnswer } from './twilio-failure.ts';

/** What the helper library makes of an answer. */
export interface TwilioAnswer {
  readonly statusCode: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Reads what went wrong from an answer; a proxy in between may have sent no JSON. */
export function toFailedAnswer({ statusCode, body, headers }: TwilioAnswer): FailedAnswer {
  const { code } = (typeof body === 'object' && body !== null ? body : {}) as { code?: unknown };
  return {
    status: statusCode,
    code: typeof code === 'number' ? code : undefined,
    retryAfterSeconds: toSeconds(headers['retry-after']),
  };
}

/** Reads what happened to a connection. */
export function toLostAnswer(error: unknown): FailedAnswer {
  const { code } = (error ?? {}) as { code?: unknown };
  return { connection: typeof code === 'string' && /^[A-Z_]{3,30}$/.test(code) ? code : 'unknown' };
}

/** `Retry-After` has seconds; its other form, a date, nobody sends for seconds. */
function toSeconds(header: unknown): number | undefined {
  const seconds = Number(header);
  return header !== undefined && seconds >= 0 && seconds < 86_400 ? Math.ceil(seconds) : undefined;
}
