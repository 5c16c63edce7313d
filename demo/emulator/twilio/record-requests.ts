import type { MiddlewareHandler } from 'hono';
import type { Services } from './services.ts';
import { createSid } from './sids.ts';
import type { Happening } from './stream.ts';

/** Numbers each request to Twilio's REST, and tells the stream what was asked, and what it was answered. */
export function recordRequests({ stream }: Services): MiddlewareHandler {
  return async (c, next) => {
    const { path, method } = c.req;
    // What is local tells of itself; media would be bytes.
    if (/^\/(_local|mcs)(\/|$)/.test(path)) return next();
    const form = await readForm(c.req.raw.clone());
    const begin = performance.now();
    await next();
    c.header('Twilio-Request-Id', createSid('RQ'));
    c.header('Twilio-Request-Duration', ((performance.now() - begin) / 1000).toFixed(3));
    const problem = c.res.status >= 400 ? await readProblem(c.res.clone()) : undefined;
    const happening: Happening = {
      channel: 'rest',
      what: `${method} ${path}`,
      status: c.res.status,
      ...(form && { body: form }),
      ...(problem !== undefined && { problem }),
    };
    stream.add(happening);
  };
}

async function readForm(request: Request): Promise<Record<string, string> | undefined> {
  if (request.method === 'GET') return undefined;
  return Object.fromEntries(new URLSearchParams(await request.text()));
}

async function readProblem(response: Response): Promise<string> {
  const body = (await response.json().catch(() => ({}))) as { message?: string };
  return body.message ?? response.statusText;
}
