import twilio from 'twilio';
import { Response as FunctionResponse } from './response.ts';
import type { Outcome } from './run-handler.ts';

// A browser's `Response` may not have a body with these.
const withoutBody = [101, 204, 205, 304];

/** What is answered over HTTP for what a Function said. Throws for a status or header that HTTP does not have. */
export function toAnswer(outcome: Outcome): Response {
  // Its text is assumed; the status is that of a gateway that has waited in vain.
  if (outcome.kind === 'timed out')
    return build({ status: 504, type: 'text/plain', body: 'Runtime application timed out' });
  if (outcome.kind === 'failed') return toFailure(outcome.error);
  const { payload } = outcome;
  if (payload instanceof FunctionResponse) {
    const { statusCode: status, headers, body } = payload;
    return build({ status, headers, body, type: 'text/html' });
  }
  if (isTwiml(payload)) return build({ body: String(payload), type: 'text/xml' });
  return build({ body: payload, type: 'text/plain' });
}

function toFailure(error: unknown): Response {
  if (!(error instanceof Error)) return build({ status: 500, body: error, type: 'text/html' });
  const { name, message, stack } = error;
  return build({ status: 500, body: { message, name, stack }, type: 'text/html' });
}

function isTwiml(payload: unknown): boolean {
  const { VoiceResponse, MessagingResponse } = twilio.twiml;
  return payload instanceof VoiceResponse || payload instanceof MessagingResponse;
}

interface Parts {
  status?: number;
  headers?: Readonly<Record<string, string | readonly string[]>>;
  body: unknown;
  /** Of a body that is text. */
  type: string;
}

function build({ status = 200, headers: given = {}, body, type }: Parts): Response {
  // Not every `Response` refuses it: servers replace that of Node with their own.
  if (status < 200 || status > 599) throw new RangeError('A status is from 200 to 599.');
  const headers = new Headers();
  for (const [name, value] of Object.entries(given))
    for (const one of [value].flat()) headers.append(name, one);
  const { content, contentType } = toContent(body, type);
  if (content !== null && !headers.has('content-type')) headers.set('content-type', contentType);
  return new Response(withoutBody.includes(status) ? null : content, { status, headers });
}

function toContent(body: unknown, textType: string) {
  if (body === null || body === undefined) return { content: null, contentType: '' };
  if (typeof body === 'string') return { content: body, contentType: `${textType}; charset=utf-8` };
  if (Buffer.isBuffer(body))
    return { content: new Uint8Array(body), contentType: 'application/octet-stream' };
  return { content: JSON.stringify(body), contentType: 'application/json; charset=utf-8' };
}
