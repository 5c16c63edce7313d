import type { Answer } from './answer.ts';

type Headers = Readonly<Record<string, string>>;

// Chromium remembers a preflight for two hours at most.
const preflightSeconds = '7200';

/** The headers by which a page of an allowed origin may read an answer. No cookie is ever wanted. */
export function toCorsHeaders(origin: string): Headers {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': 'Retry-After',
  };
}

/** Answers the question that a browser asks before it posts JSON. */
export function toPreflightAnswer(corsHeaders: Headers): Answer {
  return {
    status: 204,
    body: '',
    headers: {
      ...corsHeaders,
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Max-Age': preflightSeconds,
    },
  };
}
