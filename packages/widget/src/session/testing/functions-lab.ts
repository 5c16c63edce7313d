import { FunctionsError } from '../functions-api.ts';
import { createFunctionsApi } from '../functions.ts';

/** ms since 1970, of every test. */
export const now = Date.parse('2026-11-22T10:00:00Z');
export const conversationSid = `CH${'1'.repeat(32)}`;
/** Of the lab's chat. */
export const key = { token: 'old.token.signed', conversationSid };
/** What `start-chat` answers. */
export const answer = {
  token: 'a.b.c',
  conversationSid,
  identity: 'guest-1',
  expiresAt: '2026-11-22T11:00:00.000Z',
  expiresInSeconds: 3600,
  verified: false,
  cut: [],
};
/** The same, as the widget takes it. */
export const access = {
  token: 'a.b.c',
  conversationSid,
  identity: 'guest-1',
  expiresAt: now + 3_600_000,
};

interface Asked {
  readonly url: string;
  readonly init: RequestInit;
}

/** The caller, and what it asked. */
export function toApi(respond: (signal: AbortSignal) => Response | Promise<Response>) {
  const asked: Asked[] = [];
  const api = createFunctionsApi({
    url: 'https://functions.example.com',
    now: () => now,
    async fetch(url, init = {}) {
      asked.push({ url: url as string, init });
      return respond(init.signal as AbortSignal);
    },
  });
  return { api, asked };
}

/** An answer. */
export function json(body: unknown, init?: ResponseInit): Response {
  return new Response(JSON.stringify(body), init);
}

/** A refusal, as the Functions write it. */
export function refuse(code: string, status: number, headers?: Record<string, string>): Response {
  return json({ error: { code, message: 'What to do.' } }, { status, ...(headers && { headers }) });
}

/** The error that a call rejects with; throws if it does not. */
export async function failure(promise: Promise<unknown>): Promise<FunctionsError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof FunctionsError) return error;
    throw error;
  }
  throw new Error('It was answered.');
}
