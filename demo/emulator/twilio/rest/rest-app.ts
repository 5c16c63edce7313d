import { Hono, type MiddlewareHandler } from 'hono';
import { createRateLimit } from '../../shared/rate-limit.ts';
import { TwilioError, tooManyRequests, unauthorized } from '../errors.ts';
import { byServer, type Services } from '../services.ts';
import type { Cause } from '../store/store.ts';
import { createAccountCheck } from './account-check.ts';

/** Variables of a request to REST. */
export interface RestEnv {
  Variables: { cause: Cause };
}

/** An app for one of Twilio's REST products: it checks who calls, and how often. */
export function createRestApp({ config }: Services): Hono<RestEnv> {
  const app = new Hono<RestEnv>();
  const isAboveLimit = createRateLimit(config.limits.restRequestsPerSecond);
  const isAccount = createAccountCheck(config);

  const guard: MiddlewareHandler<RestEnv> = async (c, next) => {
    if (!isAccount(c.req.header('authorization'))) throw unauthorized();
    if (isAboveLimit()) throw tooManyRequests();
    const hasWebhooks = c.req.header('x-twilio-webhook-enabled')?.toLowerCase() === 'true';
    c.set('cause', { ...byServer, hasWebhooks });
    return next();
  };
  app.use(guard);
  return app;
}

/** Throws 404 as REST does for an account or service that is not the caller's. */
export function assertSame(given: string | undefined, expected: string, path: string): void {
  if (given !== undefined && given !== expected)
    throw new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}
