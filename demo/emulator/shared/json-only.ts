import type { MiddlewareHandler } from 'hono';

/**
 * Refuses a POST that is not JSON. A page of another site can send a form, but not JSON: so no site can move the clock,
 * or whatever else a local server offers its user, behind that user's back.
 */
export const jsonOnly: MiddlewareHandler = async (c, next) => {
  if (c.req.method !== 'POST') return next();
  if (c.req.header('content-type')?.startsWith('application/json')) return next();
  return c.json({ error: 'Send JSON, with the content type application/json.' }, 415);
};
