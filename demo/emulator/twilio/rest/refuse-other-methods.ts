import type { Hono } from 'hono';
import { methodNotAllowed } from '../errors.ts';
import type { RestEnv } from './rest-app.ts';

/** Answers 405 where there is a resource, but not for this method; to be called when all routes are there. */
export function refuseOtherMethods(app: Hono<RestEnv>): void {
  const routes = app.routes.filter(({ method }) => method !== 'ALL');
  for (const path of new Set(routes.map((route) => route.path)))
    app.all(path, () => {
      throw methodNotAllowed();
    });
}
