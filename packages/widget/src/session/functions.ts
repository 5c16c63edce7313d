import { isRecord } from '@docent/identity';
import { waitAtMost } from '../wait-at-most.ts';
import {
  FunctionsError,
  type ChatAccess,
  type ChatKey,
  type FunctionsApi,
} from './functions-api.ts';
import { parseAccess } from './parse-access.ts';
import { readLimited } from './read-limited.ts';
import { toFunctionsError } from './to-functions-error.ts';
import { toRetryAfterMs } from './to-retry-after.ts';

/** Where the Functions are, and how they are asked. */
export interface FunctionsOptions {
  /** Without a slash at its end. */
  readonly url: string;
  readonly fetch?: typeof globalThis.fetch;
  /** ms since 1970. */
  readonly now?: () => number;
}

interface Answer {
  readonly status: number;
  readonly text: string;
  /** Undefined where the body is no JSON. */
  readonly json: unknown;
  readonly type: string | null;
  readonly retryAfter: string | null;
}

type Json = Readonly<Record<string, unknown>>;

// A Function of Twilio's is stopped after 10 s.
const timeoutMs = 12_000;
const maxBytes = 65_536;
// The most that a Function of Twilio's answers is 6 MB.
const maxTranscriptBytes = 6_291_456;
const maxTokenSeconds = 86_400;

/**
 * Makes the one caller of our Functions. What they answer is checked; each call rejects with a `FunctionsError` alone.
 *
 * @example
 * const api = createFunctionsApi({ url: 'https://docent-1234-live.twil.io' });
 * const access = await api.start({ question: 'How?', requestId: crypto.randomUUID() });
 */
export function createFunctionsApi({
  url,
  fetch = globalThis.fetch,
  now = Date.now,
}: FunctionsOptions): FunctionsApi {
  /** `parse`: what the answer means, undefined if nothing. */
  const askFor = async <Value>(
    name: string,
    body: object,
    { parse, limit }: { parse: (answer: Answer) => Value | undefined; limit: number },
  ): Promise<Value> => {
    const answer = await post(fetch, `${url}/${name}`, { body, limit });
    if (!answer) {
      const hint = "Check functionsUrl, and that ALLOWED_ORIGINS lists this page's origin.";
      throw new FunctionsError('later', `${name} did not answer. ${hint}`);
    }
    const { status, json, retryAfter } = answer;
    const value = status < 300 ? parse(answer) : undefined;
    if (value !== undefined) return value;
    throw toFunctionsError({ name, status, json, retryAfterMs: toRetryAfterMs(retryAfter, now()) });
  };
  const ask = <Value>(
    name: string,
    body: object,
    parse: (json: Json) => Value | undefined,
  ): Promise<Value> =>
    askFor(name, body, {
      parse: ({ json }) => (isRecord(json) ? parse(json) : undefined),
      limit: maxBytes,
    });
  return {
    start: (request) => ask('start-chat', request, (json) => toAccess(json, now())),
    refresh(key) {
      const body = toKey(key);
      return ask('refresh-token', body, (json) => toAccess(json, now(), body));
    },
    resume({ identityToken, ...key }) {
      const body = toKey(key);
      return ask('resume-chat', { ...body, identityToken }, (json) => toAccess(json, now(), body));
    },
    async identify({ visitor, identityToken, replyBy, ...key }) {
      const body = { ...toKey(key), visitor, identityToken, replyBy };
      await ask(
        'identify-visitor',
        body,
        ({ verified }) => typeof verified === 'boolean' || undefined,
      );
    },
    async end(key) {
      await ask('end-chat', toKey(key), ({ ended }) => ended === true || undefined);
    },
    async rate({ score, comment, ...key }) {
      const body = { ...toKey(key), score, comment };
      await ask('rate-chat', body, ({ rated }) => rated === true || undefined);
    },
    transcript({ format, timeZone, locale, ...key }) {
      const body = { ...toKey(key), format, timeZone, locale };
      return askFor('transcript', body, {
        parse: (answer) => toTranscript(answer, format),
        limit: maxTranscriptBytes,
      });
    },
  };
}

/** Undefined where no answer comes in time, or one that is too long. */
function post(
  fetch: typeof globalThis.fetch,
  url: string,
  { body, limit }: { readonly body: object; readonly limit: number },
): Promise<Answer | undefined> {
  const controller = new AbortController();
  const answer = async (): Promise<Answer> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: controller.signal,
    });
    const { status, headers } = response;
    const text = await readLimited(response, limit);
    return {
      status,
      text,
      json: parseJson(text),
      type: headers.get('content-type'),
      retryAfter: headers.get('retry-after'),
    };
  };
  return waitAtMost(answer(), timeoutMs).finally(() => controller.abort());
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Undefined for what something in between has answered, such as a page to log in. */
function toTranscript({ text, json, type }: Answer, format: 'text' | 'json'): Blob | undefined {
  if (format === 'text') {
    return type?.startsWith('text/plain') ? new Blob([text], { type: 'text/plain' }) : undefined;
  }
  if (!isRecord(json) || !Array.isArray(json['messages'])) return undefined;
  // To be read by people too.
  return new Blob([JSON.stringify(json, undefined, 2)], { type: 'application/json' });
}

/** The Functions refuse what they do not know, and callers have more of a chat. */
function toKey({ token, conversationSid }: ChatKey): ChatKey {
  return { token, conversationSid };
}

/** `key`: the chat that was asked for; `refresh-token` does not say it again. */
function toAccess(json: Json, now: number, key?: ChatKey): ChatAccess | undefined {
  const seconds = json['expiresInSeconds'];
  if (typeof seconds !== 'number' || !(seconds > 0 && seconds <= maxTokenSeconds)) return undefined;
  const access = parseAccess({ ...key, ...json, expiresAt: now + seconds * 1000 });
  return key && access?.conversationSid !== key.conversationSid ? undefined : access;
}
