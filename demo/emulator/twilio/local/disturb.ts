import { setTimeout as wait } from 'node:timers/promises';
import type { Context } from 'hono';
import { TwilioError, toEnvelope } from '../errors.ts';
import type { ActiveFault } from './fault.ts';
import { throttle } from './throttle.ts';

/** Thrown to have the connection closed without an answer. */
export class ConnectionDropped extends Error {}

/** Thrown to have a request never answered, on a connection that stays. */
export class AnswerLost extends Error {}

/** Lets a request meet a fault: slows it, answers in place of the API, or throws so that nothing is answered. */
export async function disturb(
  c: Context,
  next: () => Promise<void>,
  fault: ActiveFault,
): Promise<Response | undefined> {
  const { delayMs = 0, lose, drop, status, throttleBytesPerSecond: bytesPerSecond } = fault;
  if (delayMs > 0) await wait(delayMs, undefined, { ref: false });
  if (drop === 'before') throw new ConnectionDropped();
  if (lose === 'request') throw new AnswerLost();
  if (bytesPerSecond !== undefined) throttleRequest(c, bytesPerSecond);
  if (status !== undefined) {
    // An answer to an upload comes when the upload has.
    if (bytesPerSecond !== undefined) await c.req.arrayBuffer();
    return answer(c, status, fault);
  }
  await next();
  if (lose ?? drop) await c.res.body?.cancel();
  if (drop === 'after') throw new ConnectionDropped();
  if (lose === 'reply') throw new AnswerLost();
  if (bytesPerSecond !== undefined && c.res.body)
    c.res = new Response(throttle(c.res.body, bytesPerSecond), c.res);
  return undefined;
}

function throttleRequest(c: Context, bytesPerSecond: number): void {
  const { raw } = c.req;
  if (!raw.body) return;
  const { url, method, headers, signal } = raw;
  const body = throttle(raw.body, bytesPerSecond);
  c.req.raw = new Request(url, { method, headers, signal, body, duplex: 'half' } as RequestInit);
}

// The codes that Twilio gives to a status when it has nothing more exact to say.
const defaults: Record<number, { code: number; message: string }> = {
  400: { code: 20001, message: 'Bad request' },
  401: { code: 20003, message: 'Authenticate' },
  403: { code: 20003, message: 'Permission Denied' },
  404: { code: 20404, message: 'The requested resource was not found' },
  405: { code: 20004, message: 'Method not allowed' },
  409: { code: 20409, message: 'Conflict' },
  413: { code: 20413, message: 'Request Entity Too Large' },
  429: { code: 20429, message: 'Too Many Requests' },
  500: { code: 20500, message: 'Internal Server Error' },
  503: { code: 20503, message: 'Service unavailable' },
};

function answer(c: Context, status: number, { code, message, retryAfter }: ActiveFault): Response {
  const byDefault = defaults[status] ?? defaults[status < 500 ? 400 : 500];
  const error = new TwilioError(
    status,
    code ?? byDefault?.code ?? 20500,
    message ?? byDefault?.message ?? 'Internal Server Error',
  );
  // A page could not tell this answer from a network that is down if it may not read it.
  c.header('Access-Control-Allow-Origin', '*');
  c.header('Access-Control-Expose-Headers', 'Retry-After');
  if (retryAfter !== undefined) c.header('Retry-After', String(retryAfter));
  return c.json(toEnvelope(error), status as 500);
}
