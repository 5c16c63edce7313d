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
  /** Undefined where the body is no JSON. */
  readonly json: unknown;
  readonly retryAfter: string | null;
}

type Json = Readonly<Record<string, unknown>>;

// A Function of Twilio's is stopped after 10 s.
const timeoutMs = 12_000;
const maxBytes = 65_536;
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
  const ask = async <Value>(
    name: string,
    body: object,
    parse: (json: Json) => Value | undefined,
  ): Promise<Value> => {
    const answer = await post(fetch, `${url}/${name}`, body);
    if (!answer) {
      const hint = "Check functionsUrl, and that ALLOWED_ORIGINS lists this page's origin.";
      throw new FunctionsError('later', `${name} did not answer. ${hint}`);
    }
    const { status, json, retryAfter } = answer;
    const value = status < 300 && isRecord(json) ? parse(json) : undefined;
    if (value !== undefined) return value;
    throw toFunctionsError({ name, status, json, retryAfterMs: toRetryAfterMs(retryAfter, now()) });
  };
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
    async identify({ visitor, identityToken, ...key }) {
      const body = { ...toKey(key), visitor, identityToken };
      await ask(
        'identify-visitor',
        body,
        ({ verified }) => typeof verified === 'boolean' || undefined,
      );
    },
    async end(key) {
      await ask('end-chat', toKey(key), ({ ended }) => ended === true || undefined);
    },
  };
}

/** Undefined where no answer comes in time, or one that is too long. */
function post(
  fetch: typeof globalThis.fetch,
  url: string,
  body: object,
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
    const json = parseJson(await readLimited(response, maxBytes));
    return { status: response.status, json, retryAfter: response.headers.get('retry-after') };
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
