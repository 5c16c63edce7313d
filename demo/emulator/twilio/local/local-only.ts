import type { IncomingMessage } from 'node:http';
import type { MiddlewareHandler } from 'hono';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i;
const loopbackAddress = /^(127\.|::ffff:127\.|::1$)/;

/**
 * Refuses whoever is not on this machine, and the pages of other sites. A name that leads to this machine is not enough:
 * a site can let its own name do so, and its pages could then read the answers.
 */
export const localOnly: MiddlewareHandler = async (c, next) => {
  const { incoming } = (c.env ?? {}) as { incoming?: IncomingMessage };
  const address = incoming?.socket.remoteAddress;
  if (address !== undefined && !loopbackAddress.test(address))
    return c.json({ error: 'Only this machine is answered.' }, 403);
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  if (!loopback.test(host))
    return c.json({ error: 'Ask for 127.0.0.1, localhost or [::1], not for another name.' }, 403);
  const origin = c.req.header('origin');
  if (origin !== undefined && !loopback.test(origin.replace(/^https?:\/\//, '')))
    return c.json({ error: 'Pages of other sites are not answered.' }, 403);
  return next();
};
