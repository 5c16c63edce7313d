import type { Server } from 'node:http';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { listen } from '../shared/listen.ts';
import type { Clock } from '../shared/clock.ts';
import { createUpstream } from './client-api/upstream.ts';
import type { TwilioConfig } from './config.ts';
import { limitActions } from './conversations/action-limit.ts';
import { addDefaultRoles } from './conversations/roles.ts';
import { followTimers } from './conversations/timers.ts';
import { createServices } from './core.ts';
import { createDeskApi } from './desk/desk-api.ts';
import { followTasks } from './flex/follow-tasks.ts';
import { createApp } from './http.ts';
import { createControlApi } from './local/control-api.ts';
import { createFaults, type Faults } from './local/faults.ts';
import { toFrontPage } from './local/front-page.ts';
import { createMediaApi } from './media/media-api.ts';
import { createMediaStore } from './media/media-store.ts';
import { addConfiguredAddresses } from './messaging/configured-addresses.ts';
import { receiveSms, type InboundSms, type ReceivedSms } from './messaging/inbound.ts';
import { startOutbound } from './messaging/outbound.ts';
import { recordRequests } from './record-requests.ts';
import { mountRest } from './rest/mount.ts';
import type { Services } from './services.ts';
import { clearStore } from './store/clear.ts';
import { openJournal } from './store/journal.ts';
import { createNotifier } from './sync/notifier.ts';
import { createSync } from './sync/sync.ts';
import { createAccessToken, readAccessToken } from './twilsock/access-token.ts';
import { createSockets, type Sockets } from './twilsock/sockets.ts';
import { startWebhooks } from './webhooks/deliver.ts';
import type { StudioTrigger } from './webhooks/studio-trigger.ts';

export interface TwilioOptions {
  config: TwilioConfig;
  /** Where a restart finds again what happened; in memory by default. */
  directory?: string;
  /** The port to try first; the next free one is taken. 0, the default, is any. */
  port?: number;
  clock?: Clock;
  /** Told what a person should know, in one sentence. */
  log?: (sentence: string) => void;
  /** Starts a Studio flow, or goes on with one. */
  onStudioTrigger?: (trigger: StudioTrigger) => void;
  /** Adds products of Twilio that are not in here, such as Studio: routes begin with the name of their host. */
  extend?: (app: Hono, services: Services) => void;
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
  /** An access token of the account. */
  issueToken(identity: string, ttlSeconds?: number): string;
  receiveSms(sms: InboundSms): ReceivedSms;
  /** Cuts all connections and begins again, with what was kept or with nothing. */
  restart(state: 'keep' | 'discard'): Promise<void>;
  /** Resolves when webhooks and flows have been told everything that happened so far. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a local Twilio. */
export async function startTwilio(options: TwilioOptions): Promise<LocalTwilio> {
  const { config, directory, port = 0, log = console.log, onStudioTrigger = noStudio } = options;
  let origin = '';
  const services = createServices({ ...options, origin: () => origin });
  const { store, stream, clock, alarms } = services;
  const faults = createFaults(stream);
  const sync = createSync(store);
  const notifier = createNotifier(store, sync, () => faults.socket);
  followTimers(services);
  followTasks(services);
  const mediaStore = createMediaStore(directory ? { directory: join(directory, 'media') } : {});
  const file = directory && join(directory, 'twilio.db');
  const journal = openJournal({ file, store, warn: log });
  addSettings();
  const webhooks = startWebhooks(services, { onStudioTrigger });
  startOutbound(services);

  const typing = (sid: string, identity: string) => sockets.typing(sid, identity);
  const actionLimit = limitActions(services);
  const parts = { sync, notifier, faults, actionLimit, tellTyping: typing };
  const upstream = createUpstream(services, parts);
  const sockets = createSockets(services, { upstream, notifier, faults });
  const issueToken = (identity: string, ttlSeconds = 3600) =>
    createAccessToken(config, { identity, ttlSeconds, now: clock.now() });
  const receive = (sms: InboundSms) => receiveSms(services, sms, onStudioTrigger);
  const readToken = (token: string) => readAccessToken(token, config, clock.now());

  const app = createApp(services);
  app.use(faults.middleware, recordRequests(services));
  app.use('/conversations/*', actionLimit);
  app.get('/', (c) => c.text(toFrontPage(services)));
  app.route('/_local/desk', createDeskApi(services, { mediaStore, typing }));
  const control = { faults, sockets, restart, issueToken, receiveSms: receive };
  app.route('/_local', createControlApi(services, control));
  app.route('/mcs/v1', createMediaApi(services, mediaStore, { readToken }));
  mountRest(app, services);
  options.extend?.(app, services);

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.on('upgrade', sockets.upgrade);
  origin = await listen(server, { port, name: 'local Twilio', log }).catch((error) => {
    journal.close();
    throw error;
  });

  /** What an account has that nobody has made. */
  function addSettings(): void {
    addDefaultRoles(services);
    addConfiguredAddresses(services);
  }

  async function restart(state: 'keep' | 'discard'): Promise<void> {
    sockets.drop({});
    sockets.forgetCaches();
    if (state === 'keep') return;
    for (const { sid } of store.all('media')) await mediaStore.remove(sid);
    clearStore(store);
    journal.discard();
    addSettings();
  }

  return {
    ...services,
    services,
    origin,
    socketUri: `${origin.replace(/^http/, 'ws')}/v3/wsconnect`,
    faults,
    sockets,
    issueToken,
    receiveSms: receive,
    restart,
    idle: webhooks.idle,
    async close() {
      sockets.stop();
      alarms.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await webhooks.close();
      journal.close();
    },
  };
}

function noStudio(): void {
  // The stream shows the trigger; nobody answers it.
}
