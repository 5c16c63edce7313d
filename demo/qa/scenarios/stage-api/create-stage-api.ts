import { Hono } from 'hono';
import * as v from 'valibot';
import { jsonOnly } from '../../../emulator/shared/json-only.ts';
import type { LazyCloud } from '../lab/lazy-cloud.ts';
import { actSchema } from './act.ts';
import { createRuns, LabBusy } from './create-runs.ts';
import { readSnapshot } from './read-snapshot.ts';
import { runAct } from './run-act.ts';

/**
 * What the page of scenarios needs of the world:
 *
 * GET    /servers              where Segment, Twilio and the Functions of the lab are
 * POST   /runs                 begins a run: `RunBegun`; 409 while another page plays one
 * GET    /runs/:run/snapshot   `Snapshot`: what the servers hold of it
 * POST   /runs/:run/acts       does an `Act`
 * POST   /runs/:run/end        ends it, and takes back what it has broken
 */
export function createStageApi(cloud: LazyCloud): Hono {
  const app = new Hono();
  const runs = createRuns();
  app.use(jsonOnly);
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.onError((error, c) => {
    const status = error instanceof LabBusy ? 409 : 500;
    return c.json({ error: error.message }, status);
  });
  app.get('/servers', async (c) => {
    const { segment, twilio, functions } = (await cloud.open()).world.stack;
    return c.json({
      segment: segment.origin,
      twilio: twilio.origin,
      functions: functions.origin,
    });
  });
  app.post('/runs', async (c) => c.json(await runs.begin(await cloud.open()), 201));
  app.get('/runs/:run/snapshot', async (c) => {
    const before = runs.find(Number(c.req.param('run')));
    if (!before) return c.json(ended, 404);
    return c.json(await readSnapshot((await cloud.open()).world, before));
  });
  app.post('/runs/:run/acts', async (c) => {
    if (!runs.find(Number(c.req.param('run')))) return c.json(ended, 404);
    const act = v.safeParse(actSchema, await c.req.json().catch(() => undefined));
    if (!act.success) return c.json({ error: `The act: ${act.issues[0].message}` }, 400);
    return c.json((await runAct(act.output, await cloud.open())) ?? {});
  });
  app.post('/runs/:run/end', async (c) => {
    runs.end(Number(c.req.param('run')), await cloud.open());
    return c.json({});
  });
  return app;
}

const ended = { error: 'This run has ended. Run the scenario again.' };
