import type { IncomingMessage } from 'node:http';
import { parse as parseQuery } from 'node:querystring';
import type { Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { parseBody, type Body } from './parse-body.ts';
import { readText } from './read-text.ts';
import { toHeaders } from './to-headers.ts';

/** A request to a Function. */
export interface FunctionCall {
  /** What the Function gets: fields of the body win over those of the query, and any may be named `request`. */
  event: object;
  body: Body;
  /** The body as it came. */
  text: string;
}

/** Reads what a Function is called with. Throws a `BodyError` for a body that no Function gets to see. */
export async function readCall(c: Context): Promise<FunctionCall> {
  const text = await readText(c.req.raw);
  const body = parseBody(c.req.header('content-type') ?? '', text);
  const request = { headers: toHeaders(readHeaders(c)), cookies: getCookie(c) };
  const query = parseQuery(new URL(c.req.url).search.slice(1));
  return { event: { request, ...query, ...body.fields }, body, text };
}

/** As they came over the wire: `Headers` would have joined those that came twice. */
function readHeaders(c: Context): [string, string][] {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  if (!incoming) return [...c.req.raw.headers];
  const raw = incoming.rawHeaders;
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[index * 2] ?? '',
    raw[index * 2 + 1] ?? '',
  ]);
}
