import { Hono } from 'hono';
import { createClockApi } from '../shared/clock-api.ts';
import type { Clock } from '../shared/clock.ts';
import { jsonOnly } from '../shared/json-only.ts';
import { serveStream } from '../shared/serve-stream.ts';
import { parseFault, type Faults } from './faults.ts';
import type { Batches } from './batches.ts';
import type { Store } from './store.ts';
import { toStream } from './stream.ts';

interface Services {
  store: Store;
  batches: Batches;
  clock: Clock;
  faults: Faults;
}

/** What only a local Segment has, under `/_local`: the stream, the clock, the batches and faults on purpose. */
export function createLocalApi({ store, batches, clock, faults }: Services): Hono {
  const app = new Hono();
  app.use(jsonOnly);
  app.get('/messages', (c) => serveStream(c, 'messages', toStream(store)));
  app.route('/clock', createClockApi(clock));
  app.post('/batches', (c) => c.json({ computed: batches.run(true) }));
  app.post('/faults', async (c) => {
    try {
      faults.add(parseFault(await c.req.json()));
      return c.json({ success: true });
    } catch (error) {
      return c.json({ error: (error as Error).message }, 400);
    }
  });
  app.get('/faults', (c) => c.json({ faults: faults.list() }));
  app.delete('/faults', (c) => {
    const path = c.req.query('path');
    if (path === undefined) faults.clear();
    else faults.remove(path);
    return c.json({ success: true });
  });
  return app;
}
