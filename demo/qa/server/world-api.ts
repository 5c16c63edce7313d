import { Hono } from 'hono';
import { createControlsApi } from './controls-api.ts';
import { createDeskProxy } from './desk-api.ts';
import { createExecutionsApi } from './executions-api.ts';
import type { TellVisitors } from './controls/do-action.ts';
import { HubError } from './hub-error.ts';
import { openWorld, type FindWorld, type WorldEnv } from './open-world.ts';
import { createTimelineApi } from './timeline-api.ts';

interface WorldApiOptions {
  worlds: FindWorld;
  tellVisitors: TellVisitors;
}

/** Everything below `/api/:world`. */
export function createWorldApi({ worlds, tellVisitors }: WorldApiOptions): Hono<WorldEnv> {
  const app = new Hono<WorldEnv>();
  app.use('/:world/*', openWorld(worlds), async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.route('/:world/executions', createExecutionsApi());
  app.route('/:world/controls', createControlsApi(tellVisitors));
  app.route('/:world/desk', createDeskProxy());
  app.route('/:world', createTimelineApi());
  app.all('*', () => {
    throw new HubError(404, 'The QA server has no such address. demo/qa/server/api.ts lists them.');
  });
  return app;
}
