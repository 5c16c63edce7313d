import { Hono } from 'hono';
import * as v from 'valibot';
import { connectionFilter, toFilter } from './connection-filter.ts';
import { identity } from './conversation-input.ts';
import { readInput } from './parse-input.ts';
import type { SocketControl } from './socket-control.ts';

const tokenRequest = v.strictObject({
  identity,
  // One below zero is how a test gets a token that has expired.
  ttlSeconds: v.optional(v.pipe(v.number(), v.integer()), 3600),
});
const selection = v.strictObject(connectionFilter);

/** Issues access tokens, and lets those of connections end. */
export function createTokensApi(
  sockets: SocketControl,
  issueToken: (identity: string, ttlSeconds: number) => string,
): Hono {
  const app = new Hono();
  app.post('/', async (c) => {
    const { ttlSeconds, ...input } = await readInput(c, tokenRequest);
    return c.json({ ...input, token: issueToken(input.identity, ttlSeconds) }, 201);
  });
  app.post('/expire', async (c) => {
    const filter = toFilter(await readInput(c, selection));
    return c.json({ connections: sockets.expireTokens(filter) });
  });
  app.post('/about-to-expire', async (c) => {
    const filter = toFilter(await readInput(c, selection));
    return c.json({ connections: sockets.warnOfExpiry(filter) });
  });
  return app;
}
