import type { ApiError } from './api-error.ts';
import type { Reply } from './function.ts';

/** Everything that goes back to the caller. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | string;
}

// What a chat says belongs in no cache; and no browser shall take an answer for a page.
const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' } as const;

/** Answers what a use case replied. */
export function toReplyAnswer({ status, body, headers: own }: Reply): Answer {
  const type = typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  return { status, body, headers: { 'Content-Type': type, ...own, ...headers } };
}

/** Answers a refusal. */
export function toErrorAnswer({ code, message, status, retryAfterSeconds }: ApiError): Answer {
  const reply = toReplyAnswer({ status, body: { error: { code, message } } });
  return {
    ...reply,
    headers: {
      ...reply.headers,
      ...(retryAfterSeconds !== undefined && { 'Retry-After': String(retryAfterSeconds) }),
      ...(status === 405 && { Allow: 'POST' }),
    },
  };
}
