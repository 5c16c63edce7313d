import { Hono } from 'hono';
import { proxy } from 'hono/proxy';
import * as v from 'valibot';
import { jsonOnly } from '../../emulator/shared/json-only.ts';
import { readInput } from '../../emulator/twilio/local/parse-input.ts';
import { HubError } from './hub-error.ts';
import type { WorldEnv } from './open-world.ts';

const tokenRequest = v.strictObject({ worker: v.pipe(v.string(), v.nonEmpty()) });

/** The agents' desk, below `/api/:world/desk`: who works there, their tokens, and the desk of the local Twilio. */
export function createDeskProxy(): Hono<WorldEnv> {
  const app = new Hono<WorldEnv>();
  app.get('/workers', (c) => {
    const { workers } = c.var.world.stack.twilio.config.flex;
    return c.json({ workers: workers.map(({ identity, name }) => ({ identity, name })) });
  });
  app.post('/token', jsonOnly, async (c) => {
    const { worker } = await readInput(c, tokenRequest);
    const { twilio } = c.var.world.stack;
    if (!twilio.config.flex.workers.some(({ identity }) => identity === worker))
      throw new HubError(404, 'There is no such worker. GET …/desk/workers lists those there are.');
    return c.json({ token: twilio.issueToken(worker), socketUri: twilio.socketUri });
  });
  // By HTTP, as for any other client of the desk.
  app.all('/*', async (c) => {
    const { pathname, search } = new URL(c.req.url);
    const path = pathname.replace(/^\/api\/[^/]+\/desk/, '');
    return proxy(`${c.var.world.stack.twilio.origin}/_local/desk${path}${search}`, c.req).catch(
      () => {
        throw new HubError(502, 'The local Twilio does not answer. Start the demo again.');
      },
    );
  });
  return app;
}
