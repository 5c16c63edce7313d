import type { IncomingMessage } from 'node:http';
import { Hono } from 'hono';
import { TwilioError, toEnvelope } from './errors.ts';
import { AnswerLost, ConnectionDropped } from './local/faults.ts';
import type { Services } from './services.ts';

/**
 * The path that a request is routed by: `/{product}/…`. Each of Twilio's products has a host of its own; here that host
 * is the first part of the path (`/conversations.twilio.com/v1/…`), or in the Host header.
 */
export function toRoute(request: Request): string {
  const { pathname } = new URL(request.url);
  const [, first = '', ...rest] = pathname.split('/');
  const inPath = toProduct(first);
  if (inPath) return `/${inPath}/${rest.join('/')}`;
  const inHost = toProduct(request.headers.get('host')?.replace(/:\d+$/, '') ?? '');
  return inHost ? `/${inHost}${pathname}` : pathname;
}

/** `conversations` of `conversations.twilio.com`, also with an edge and a region in between. */
function toProduct(host: string): string | undefined {
  return /^([a-z-]+)(\.[a-z0-9-]+)*\.twilio\.com$/.exec(host)?.[1];
}

/** An app that answers errors as Twilio does, and tells the log of what it could not foresee. */
export function createApp({ log }: Services): Hono {
  const app = new Hono({ getPath: toRoute });
  app.notFound((c) => {
    const path = c.req.path.replace(/^\/[a-z-]+(?=\/)/, '');
    const error = new TwilioError(404, 20404, `The requested resource ${path} was not found`);
    return c.json(toEnvelope(error), 404);
  });
  app.onError((error, c) => {
    const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
    if (error instanceof ConnectionDropped || error instanceof AnswerLost) {
      if (!incoming) throw error;
      if (error instanceof ConnectionDropped) incoming.socket.destroy();
      // Nothing is ever answered; the caller gives up by itself.
      return new Promise<Response>(() => undefined);
    }
    if (error instanceof TwilioError) {
      return c.json(toEnvelope(error), error.status as 400);
    }
    // An upload that broke off, as when a reader closes the page: nobody waits for an answer.
    if (incoming?.destroyed && !incoming.complete) return c.body(null, 400);
    log(
      `The local Twilio failed on ${c.req.method} ${c.req.path.split('/').slice(0, 3).join('/')}: ${error.message}`,
    );
    return c.json(toEnvelope(new TwilioError(500, 20500, 'Internal error; see its log')), 500);
  });
  return app;
}
