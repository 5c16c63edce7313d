import { Hono } from 'hono';
import * as v from 'valibot';
import { readInput } from './parse-input.ts';
import { connectionFilter as filter, toFilter } from './connection-filter.ts';
import { closeCodes, type SocketControl } from './socket-control.ts';

const selection = v.strictObject(filter);
const closing = v.strictObject({
  ...filter,
  code: v.picklist(closeCodes),
  reconnectMinMs: v.optional(v.pipe(v.number(), v.minValue(0))),
});
const silencing = v.strictObject({ ...filter, on: v.boolean() });

/** Shows the connections of clients, and breaks them; each answer tells how many were met. */
export function createConnectionsApi(sockets: SocketControl): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json({ connections: sockets.list() }));
  app.post('/drop', async (c) => {
    const input = await readInput(c, selection);
    return c.json({ connections: sockets.drop(toFilter(input)) });
  });
  app.post('/close', async (c) => {
    const { code, reconnectMinMs, ...input } = await readInput(c, closing);
    const options = reconnectMinMs === undefined ? {} : { reconnectMinMs };
    return c.json({ connections: sockets.close(toFilter(input), code, options) });
  });
  app.post('/blackhole', async (c) => {
    const { on, ...input } = await readInput(c, silencing);
    return c.json({ connections: sockets.blackhole(toFilter(input), on) });
  });
  return app;
}
