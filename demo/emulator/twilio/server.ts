import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../shared/listen.ts';
import type { Clock } from '../shared/clock.ts';
import { createUpstream } from './client-api/upstream.ts';
import type { TwilioConfig } from './config.ts';
import { addDefaultRoles } from './conversations/roles.ts';
import { createServices } from './core.ts';
import { createApp } from './http.ts';
import { createFaults, type Faults } from './local/faults.ts';
import { recordRequests } from './record-requests.ts';
import type { Services } from './services.ts';
import { createNotifier } from './sync/notifier.ts';
import { createSync } from './sync/sync.ts';
import { createSockets, type Sockets } from './twilsock/sockets.ts';

export interface TwilioOptions {
  config: TwilioConfig;
  /** The port to try first; the next free one is taken. 0, the default, is any. */
  port?: number;
  clock?: Clock;
  /** Told what a person should know, in one sentence. */
  log?: (sentence: string) => void;
}

/** A local Twilio that is running. */
export interface LocalTwilio extends Pick<Services, 'clock' | 'store' | 'stream' | 'config'> {
  /** `http://127.0.0.1:port`; each of Twilio's hosts is a folder of it. */
  origin: string;
  /** What `new Client(token, { Twilsock: { uri } })` takes. */
  socketUri: string;
  faults: Faults;
  sockets: Sockets;
  /** What its resources work with, for whoever acts as a server in the same process. */
  services: Services;
  close(): Promise<void>;
}

/** Starts a local Twilio. */
export async function startTwilio(options: TwilioOptions): Promise<LocalTwilio> {
  const { config, port = 0, log = console.log } = options;
  let origin = '';
  const services = createServices({ ...options, origin: () => origin });
  const { store, stream } = services;
  const faults = createFaults(stream);
  const sync = createSync(store);
  addDefaultRoles(services);
  const notifier = createNotifier(store, sync, () => faults.socket);
  const upstream = createUpstream(services, {
    sync,
    notifier,
    faults,
    tellTyping: (conversationSid, identity) => sockets.typing(conversationSid, identity),
  });
  const sockets = createSockets(services, { upstream, notifier, faults });

  const app = createApp(services);
  app.use(faults.middleware, recordRequests(services));

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.on('upgrade', sockets.upgrade);
  origin = await listen(server, { port, name: 'local Twilio', log });
  return {
    ...services,
    services,
    origin,
    socketUri: `${origin.replace(/^http/, 'ws')}/v3/wsconnect`,
    faults,
    sockets,
    async close() {
      sockets.stop();
      services.alarms.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
    },
  };
}
