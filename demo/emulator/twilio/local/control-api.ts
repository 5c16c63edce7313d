import { Hono } from 'hono';
import * as v from 'valibot';
import { createClockApi } from '../../shared/clock-api.ts';
import { jsonOnly } from '../../shared/json-only.ts';
import { serveStream } from '../../shared/serve-stream.ts';
import { letGuestsEditAttributes } from '../conversations/roles.ts';
import { TwilioError } from '../errors.ts';
import type { Services } from '../services.ts';
import { createConnectionsApi } from './connections-api.ts';
import { createConversationsApi } from './conversations-api.ts';
import { createFaultsApi, createSocketFaultsApi } from './faults-api.ts';
import type { Faults } from './faults.ts';
import { guide } from './guide.ts';
import { localOnly } from '../../shared/local-only.ts';
import { InputError, readInput } from './parse-input.ts';
import { createSmsApi, type IncomingSms } from './sms-api.ts';
import type { SocketControl } from './socket-control.ts';
import { tellStream } from './tell-stream.ts';
import { createTokensApi } from './tokens-api.ts';

export interface ControlOptions {
  faults: Faults;
  sockets: SocketControl;
  /**
   * Cuts all connections and begins again, with what was kept or with nothing. The answer is sent when this is done, so
   * it must not wait for open requests to end.
   */
  restart: (state: 'keep' | 'discard') => void | Promise<void>;
  /** Issues an access token that ends in so many seconds. */
  issueToken: (identity: string, ttlSeconds: number) => string;
  /** An SMS arrives from a phone; what it returns is the answer. */
  receiveSms: (sms: IncomingSms) => unknown;
}

/** What only a local Twilio has, to be mounted at `/_local`: QA and tests see what happens, and make it happen. */
export function createControlApi(services: Services, options: ControlOptions): Hono {
  const { store, stream, clock, origin } = services;
  const { faults, sockets, restart, issueToken, receiveSms } = options;
  const app = new Hono();
  app.onError((error, c) => {
    if (error instanceof InputError) return c.json({ error: error.message }, 400);
    if (!(error instanceof TwilioError)) throw error;
    return c.json({ error: error.message, code: error.code }, error.status as 400);
  });
  app.use(localOnly, jsonOnly, tellStream(stream));
  app.get('/', (c) => c.text(guide(origin())));
  app.get('/events', (c) => serveStream(c, 'events', stream));
  app.route('/clock', createClockApi(clock));
  app.route('/faults', createFaultsApi(faults));
  app.route('/socket-faults', createSocketFaultsApi(faults));
  app.route('/connections', createConnectionsApi(sockets));
  app.route('/tokens', createTokensApi(sockets, issueToken));
  app.route('/conversations', createConversationsApi(services, sockets));
  app.route('/sms', createSmsApi(receiveSms));
  app.post('/restart', async (c) => {
    const { state } = await readInput(c, restarting);
    await restart(state);
    return c.json({ state });
  });
  app.post('/roles/guest', async (c) => {
    const { mayEditAttributes } = await readInput(c, guestRole);
    letGuestsEditAttributes({ store, clock }, mayEditAttributes);
    return c.json({ mayEditAttributes });
  });
  app.all('*', (c) => {
    const what = `${c.req.method} ${c.req.path}`;
    return c.json({ error: `There is no ${what}; GET /_local lists what there is.` }, 404);
  });
  return app;
}

const restarting = v.strictObject({ state: v.picklist(['keep', 'discard']) });
const guestRole = v.strictObject({ mayEditAttributes: v.boolean() });
