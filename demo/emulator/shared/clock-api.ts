import { Hono } from 'hono';
import * as v from 'valibot';
import type { Clock } from './clock.ts';

const clockMove = v.strictObject({
  advanceMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  freeze: v.optional(v.union([v.literal(true), v.pipe(v.string(), v.isoTimestamp())])),
  reset: v.optional(v.literal(true)),
});

/** Tells the time of a local server, and moves it. */
export function createClockApi(clock: Clock): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json({ now: new Date(clock.now()).toISOString() }));
  app.post('/', async (c) => {
    const move = v.safeParse(clockMove, await c.req.json().catch(() => undefined));
    if (!move.success)
      return c.json(
        { error: 'Send { "advanceMs": 1000 }, { "freeze": true } or { "reset": true }.' },
        400,
      );
    const { reset, freeze, advanceMs } = move.output;
    try {
      if (reset) clock.reset();
      if (freeze) clock.freeze(freeze === true ? undefined : Date.parse(freeze));
      if (advanceMs) clock.advance(advanceMs);
    } catch (error) {
      if (error instanceof RangeError) return c.json({ error: error.message }, 400);
      throw error;
    }
    return c.json({ now: new Date(clock.now()).toISOString() });
  });
  return app;
}
