import { randomUUID } from 'node:crypto';
import type { EventParameters } from './event-parameters.ts';
import { signRequest } from './signature.ts';

export interface WebhookRequest {
  /** As it was configured. */
  url: string;
  method: 'GET' | 'POST';
  parameters: EventParameters;
}

interface SendOptions {
  authToken: string;
  fetch: typeof globalThis.fetch;
  /** Gives the request up. */
  signal: AbortSignal;
  timeoutMs: number;
}

/** The HTTP status, or why there is none. */
export type WebhookOutcome = { status: number; problem?: string } | { problem: string };

/**
 * Sends a webhook once, as the cloud does for Conversations unless retries were configured. Any 2xx is a success.
 * Assumed: redirects are not followed, and what stands behind `#` or before `@` in the URL is not signed.
 */
export async function sendWebhook(
  request: WebhookRequest,
  { authToken, fetch, signal, timeoutMs }: SendOptions,
): Promise<WebhookOutcome> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const { url, init } = toHttp(request, authToken);
    const response = await fetch(url, { ...init, signal: AbortSignal.any([signal, timeout]) });
    void response.body?.cancel().catch(() => undefined);
    const { status } = response;
    if (response.ok) return { status };
    return {
      status,
      problem: `it answered ${status}, which is not 2xx; see the log of that server`,
    };
  } catch (error) {
    if (timeout.aborted)
      return {
        problem: `it did not answer within ${timeoutMs / 1000} s; answer first, and do the work afterwards`,
      };
    return { problem: `it cannot be reached (${toReason(error)}); start it, or change the URL` };
  }
}

/** Where a webhook goes, without path, query and password. */
export function toHost(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '(no URL)';
}

function toHttp({ url: configured, method, parameters }: WebhookRequest, authToken: string) {
  const { url: plain, authorization } = splitCredentials(configured.replace(/#.*$/s, ''));
  const form = new URLSearchParams(parameters).toString();
  const isPost = method === 'POST';
  const url = isPost ? plain : `${plain}${plain.includes('?') ? '&' : '?'}${form}`;
  const init = {
    method,
    redirect: 'manual',
    headers: {
      accept: '*/*',
      'user-agent': 'TwilioProxy/1.1',
      'i-twilio-idempotency-token': randomUUID(),
      'x-twilio-signature': signRequest(authToken, url, isPost ? parameters : {}),
      ...(isPost && { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
      ...(authorization && { authorization }),
    },
    ...(isPost && { body: form }),
  } satisfies RequestInit;
  return { url, init };
}

/** `fetch` refuses a URL with a password; it is sent as a header, as every client does. */
function splitCredentials(url: string): { url: string; authorization?: string } {
  const [, scheme, credentials, rest] = /^(https?:\/\/)([^/?#@]*)@(.*)$/is.exec(url) ?? [];
  if (scheme === undefined || credentials === undefined || rest === undefined) return { url };
  const encoded = Buffer.from(decodeURIComponent(credentials)).toString('base64');
  return { url: scheme + rest, authorization: `Basic ${encoded}` };
}

function toReason(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { code?: string } };
  return cause?.code ?? message.replace(/https?:\S+/g, 'its URL');
}
