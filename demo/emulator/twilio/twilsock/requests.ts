import type { Hono } from 'hono';
import { TwilioError, toEnvelope } from '../errors.ts';
import type { Packet } from './codec.ts';
import type { Session } from './session.ts';

/** A request inside the socket: what would be HTTP anywhere else. */
export interface UpstreamRequest {
  method: string;
  host: string;
  /** With its query, both still percent-encoded. */
  path: string;
  headers: Record<string, string>;
  payload: Buffer;
}

/** What it was answered. */
export interface UpstreamReply {
  status: number;
  headers: Record<string, string>;
  /** JSON, or nothing. */
  body: string;
}

/** Reads the request that a `message` packet carries. Throws {@link TwilioError}. */
export function toUpstreamRequest({ header, payload }: Packet): UpstreamRequest {
  const request = (header['http_request'] ?? {}) as Record<string, unknown>;
  const { host, path, method } = request;
  if (typeof host !== 'string' || typeof path !== 'string' || typeof method !== 'string')
    throw new TwilioError(400, 20001, 'The packet has no http_request with host, path and method');
  const query = toQuery(request['params']);
  const contentType = header['payload_type'];
  return {
    method,
    host: host.replace(/:\d+$/, ''),
    path: query ? `${path}?${query}` : path,
    headers: {
      ...toHeaders(request['headers']),
      ...(typeof contentType === 'string' && { 'content-type': contentType }),
    },
    payload,
  };
}

/** The SDK splits a query without decoding it; repeated keys are lists. */
function toQuery(params: unknown): string {
  return Object.entries((params ?? {}) as Record<string, unknown>)
    .flatMap(([key, value]) => [value].flat().map((one) => `${key}=${String(one)}`))
    .join('&');
}

function toHeaders(headers: unknown): Record<string, string> {
  const entries = Object.entries((headers ?? {}) as Record<string, unknown>);
  const texts = entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return Object.fromEntries(texts.map(([name, value]) => [name.toLowerCase(), value]));
}

/** Has the app answer a request on behalf of a connection. */
export async function answerUpstream(
  app: Hono,
  request: UpstreamRequest,
  session: Session,
): Promise<UpstreamReply> {
  let made: Request;
  try {
    const hasBody = request.payload.length > 0 && request.method !== 'GET';
    made = new Request(`http://${request.host}${request.path}`, {
      method: request.method,
      headers: { ...request.headers, host: request.host },
      ...(hasBody && { body: new Uint8Array(request.payload) }),
    });
  } catch {
    const error = new TwilioError(400, 20001, 'The http_request is not one that HTTP allows');
    return { status: 400, headers: {}, body: JSON.stringify(toEnvelope(error)) };
  }
  const response = await app.fetch(made, { session });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}
