import { Hono } from 'hono';
import { toExport } from '../timeline/export/to-export.ts';
import { toPlaywrightSkeleton } from '../timeline/export/to-playwright-skeleton.ts';
import { findJourney } from './find-journey.ts';
import { HubError } from './hub-error.ts';
import type { WorldEnv } from './open-world.ts';
import { parseCount } from './parse-count.ts';
import { readProfile } from './read-profile.ts';

/** What happened, and whose it is, below `/api/:world`. */
export function createTimelineApi(): Hono<WorldEnv> {
  const app = new Hono<WorldEnv>();
  app.get('/entries', (c) => {
    const after = parseCount(c.req.query('after'), { name: 'after', byDefault: 0 });
    const limit = parseCount(c.req.query('limit'), { name: 'limit', byDefault: 500, most: 5000 });
    const entries = c.var.world.timeline.read(after, limit);
    return c.json({ entries, next: entries.at(-1)?.seq ?? after });
  });
  app.get('/entries/:seq', (c) => {
    const seq = parseCount(c.req.param('seq'), { name: 'entry', byDefault: 0 });
    const entry = c.var.world.timeline.find(seq);
    if (!entry) throw new HubError(404, `There is no entry ${seq}. It may have been forgotten.`);
    return c.json(entry);
  });
  app.get('/journeys', (c) => c.json({ journeys: c.var.world.timeline.journeys() }));
  app.get('/journeys/:key', (c) => c.json(findJourney(c.var.world, c.req.param('key'))));
  app.get('/journeys/:key/profile', async (c) =>
    c.json(await readProfile(c.var.world, findJourney(c.var.world, c.req.param('key')))),
  );
  app.get('/journeys/:key/export.json', (c) => {
    const { timeline } = c.var.world;
    const journey = findJourney(c.var.world, c.req.param('key'));
    c.header('Content-Disposition', `attachment; filename="journey-${journey.id}.json"`);
    return c.json(toExport(journey, timeline.entriesOf(journey.id)));
  });
  app.get('/journeys/:key/export.spec.ts', (c) => {
    const { timeline } = c.var.world;
    const journey = findJourney(c.var.world, c.req.param('key'));
    c.header('Content-Disposition', `attachment; filename="journey-${journey.id}.spec.ts"`);
    return c.text(toPlaywrightSkeleton(journey, timeline.entriesOf(journey.id)));
  });
  return app;
}
