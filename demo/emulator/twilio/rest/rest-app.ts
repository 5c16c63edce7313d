import { timingSafeEqual } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { createRateLimit } from '../../shared/rate-limit.ts';
import { TwilioError, tooManyRequests, unauthorized } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import type { Cause } from '../store/store.ts';

/** Variables of a request to REST. */
export interface RestEnv {
  Variables: { cause: Cause };
}

/** An app for one of Twilio's REST products: it checks who calls, and how often. */
export function createRestApp({ config }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const isAboveLimit = createRateLimit(config.limits.restRequestsPerSecond);
  const { sid, authToken, apiKeys } = config.account;
  const secrets = new Map([
    [sid, authToken],
    ...apiKeys.map((key) => [key.sid, key.secret] as const),
  ]);

  const guard: MiddlewareHandler<RestEnv> = async (c, next) => {
    if (!isKnown(secrets, c.req.header('authorization'))) throw unauthorized();
    if (isAboveLimit()) throw tooManyRequests();
    const hasWebhooks = c.req.header('x-twilio-webhook-enabled')?.toLowerCase() === 'true';
    c.set('cause', { ...byServer, hasWebhooks });
    return next();
  };
  app.use(guard);
  return app;
}

function isKnown(secrets: Map<string, string>, authorization: string | undefined): boolean {
  const [scheme, credentials = ''] = authorization?.split(' ') ?? [];
  if (scheme?.toLowerCase() !== 'basic') return false;
  const [user = '', ...rest] = Buffer.from(credentials, 'base64').toString('utf8').split(':');
  const secret = secrets.get(user);
  return secret !== undefined && isSame(rest.join(':'), secret);
}

function isSame(given: string, secret: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(secret)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Throws 404 as REST does for an account or service that is not the caller's. */
export function assertSame(given: string | undefined, expected: string, path: string): void {
  if (given !== undefined && given !== expected)
    throw new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}
