import { Hono } from 'hono';
import { parseFault } from './fault.ts';
import type { Faults } from './faults.ts';
import { readJson } from './parse-input.ts';
import { noSocketFaults, parseSocketFaults } from './socket-faults.ts';

/** Makes requests fail. */
export function createFaultsApi(faults: Faults): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json({ faults: faults.list() }));
  app.post('/', async (c) => {
    faults.add(parseFault(await readJson(c)));
    return c.json({ faults: faults.list() });
  });
  app.delete('/', (c) => {
    const path = c.req.query('path');
    if (path === undefined) faults.clear();
    else faults.remove(path);
    return c.json({ faults: faults.list() });
  });
  return app;
}

/** Makes the sockets of clients fail. */
export function createSocketFaultsApi(faults: Faults): Hono {
  const app = new Hono();
  app.get('/', (c) => c.json(faults.socket));
  app.post('/', async (c) => {
    faults.setSocket(parseSocketFaults(await readJson(c)));
    return c.json(faults.socket);
  });
  app.delete('/', (c) => {
    faults.setSocket(noSocketFaults);
    return c.json(faults.socket);
  });
  return app;
}
