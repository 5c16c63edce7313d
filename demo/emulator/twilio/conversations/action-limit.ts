import type { MiddlewareHandler } from 'hono';
import { createRateLimit } from '../../shared/rate-limit.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';

// Those of conversations in which something has happened lately; an older one begins anew, as a second later it would.
const keptLimits = 1000;

/**
 * Limits what happens to one conversation in a second, by clients and servers together; reading is free.
 *
 * @see https://www.twilio.com/docs/conversations/conversations-limits
 */
export function limitActions({ config, store }: Services): MiddlewareHandler {
  const perSecond = config.limits.conversationActionsPerSecond;
  const limits = new Map<string, () => boolean>();
  return async (c, next) => {
    const given = /\/Conversations\/([^/]+)/.exec(c.req.path)?.[1];
    if (given === undefined || c.req.method === 'GET') return next();
    const sid = store.conversationNamed(decodeURIComponent(given)) ?? given;
    const isAboveLimit = limits.get(sid) ?? createRateLimit(perSecond);
    limits.delete(sid);
    limits.set(sid, isAboveLimit);
    const [oldest] = limits.size > keptLimits ? limits.keys() : [];
    if (oldest !== undefined) limits.delete(oldest);
    if (isAboveLimit()) throw new TwilioError(429, 50063, 'Actions per second limit exceeded');
    return next();
  };
}
