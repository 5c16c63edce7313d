import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import * as v from 'valibot';
import type { Clock } from './clock.ts';
import { parseFault, type Faults } from './faults.ts';
import type { Store } from './store.ts';
import { readStream } from './stream.ts';

interface Services {
  store: Store;
  clock: Clock;
  faults: Faults;
}

const clockMove = v.strictObject({
  advanceMs: v.optional(v.pipe(v.number(), v.minValue(0))),
  freeze: v.optional(v.union([v.literal(true), v.pipe(v.string(), v.isoTimestamp())])),
  reset: v.optional(v.literal(true)),
});

/** What only a local Segment has, under `/_local`: the stream, the clock, the batches and faults on purpose. */
export function createLocalApi({ store, clock, faults }: Services): Hono {
  const app = new Hono();

  app.get('/messages', (c) => {
    const after = toCount(c.req.header('last-event-id') ?? c.req.query('after'), 0);
    if (!c.req.header('accept')?.includes('text/event-stream')) {
      const limit = Math.min(toCount(c.req.query('limit'), 100), 1000);
      const messages = readStream(store.sql, after, limit);
      return c.json({ messages, next: messages.at(-1)?.seq ?? after });
    }
    return streamSSE(c, async (stream) => {
      let last = after;
      let wake = noop;
      const stop = store.onGrowth(() => wake());
      stream.onAbort(() => {
        stop();
        wake();
      });
      while (!stream.aborted) {
        const grown = new Promise<void>((resolve) => (wake = resolve));
        for (const message of readStream(store.sql, last, 500)) {
          await stream.writeSSE({
            id: String(message.seq),
            event: 'message',
            data: JSON.stringify(message),
          });
          last = message.seq;
        }
        if (readStream(store.sql, last, 1).length === 0) await grown;
      }
    });
  });

  // A page of another site can send a form, but not JSON: so no site can move the clock behind the user's back.
  app.on('POST', '*', async (c, next) => {
    if (c.req.header('content-type')?.startsWith('application/json')) return next();
    return c.json({ error: 'Send JSON, with the content type application/json.' }, 415);
  });
  app.get('/clock', (c) => c.json({ now: new Date(clock.now()).toISOString() }));
  app.post('/clock', async (c) => {
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

function noop(): void {
  // Nobody waits yet.
}

function toCount(text: string | undefined, byDefault: number): number {
  const value = Number(text ?? byDefault);
  return Number.isSafeInteger(value) && value >= 0 ? value : byDefault;
}
