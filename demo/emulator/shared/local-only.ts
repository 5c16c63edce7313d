import type { IncomingMessage } from 'node:http';
import type { MiddlewareHandler } from 'hono';
import { findForeign } from './find-foreign.ts';

/** Refuses whoever is not on this machine, and the pages of other sites. */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const problem = findForeign({
    address: incoming?.socket.remoteAddress,
    host: c.req.header('host') ?? new URL(c.req.url).host,
    origin: c.req.header('origin'),
  });
  return problem === undefined ? next() : c.json({ error: problem }, 403);
};
