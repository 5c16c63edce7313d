import { Hono } from 'hono';
import { createClockApi } from '../shared/clock-api.ts';
import type { Clock } from '../shared/clock.ts';
import { jsonOnly } from '../shared/json-only.ts';
import { serveStream } from '../shared/serve-stream.ts';
import { parseFault, type Faults } from './faults.ts';
import type { Store } from './store.ts';
import { readStream } from './stream.ts';

interface Services {
  store: Store;
  clock: Clock;
  faults: Faults;
}

/** What only a local Segment has, under `/_local`: the stream, the clock, the batches and faults on purpose. */
export function createLocalApi({ store, clock, faults }: Services): Hono {
  const app = new Hono();
  app.use(jsonOnly);
  app.get('/messages', (c) =>
    serveStream(c, 'messages', {
      read: (after, limit) => readStream(store.sql, after, limit),
      onGrowth: store.onGrowth,
    }),
  );
  app.route('/clock', createClockApi(clock));
  app.post('/batches', (c) => c.json({ computed: store.traits.runBatches(clock.now(), true) }));
  app.post('/faults', async (c) => {
    try {
      faults.add(parseFault(await c.req.json()));
      return c.json({ success: true });
    } catch (error) {
      return c.json({ error: (error as Error).message }, 400);
    }
  });
  app.delete('/faults', (c) => {
    faults.clear();
    return c.json({ success: true });
  });
  return app;
}
