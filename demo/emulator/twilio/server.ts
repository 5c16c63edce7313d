import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Clock } from '../shared/clock.ts';
import { listen } from '../shared/listen.ts';
import { createHttpApp } from './app.ts';
import type { TwilioConfig } from './config.ts';
import { limitActions } from './conversations/action-limit.ts';
import { followTimers } from './conversations/timers.ts';
import { createServices } from './core.ts';
import { followTasks } from './flex/follow-tasks.ts';
import { receiveSms, type InboundSms, type ReceivedSms } from './messaging/inbound.ts';
import { startOutbound } from './messaging/outbound.ts';
import type { Services } from './services.ts';
import { openKept } from './kept.ts';
import { createSync } from './sync/sync.ts';
import { createAccessToken } from './twilsock/access-token.ts';
import { createSocketSide } from './twilsock/socket-side.ts';
import type { Sockets } from './twilsock/sockets.ts';
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
export interface LocalTwilio extends Pick<
  Services,
  'clock' | 'store' | 'stream' | 'config' | 'faults'
> {
  /** `http://127.0.0.1:port`; each of Twilio's hosts is a folder of it. */
  origin: string;
  /** What `new Client(token, { Twilsock: { uri } })` takes. */
  socketUri: string;
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
  const { store, clock, faults } = services;
  const actionLimit = limitActions(services);
  // Views first: they follow what the journal replays.
  const sync = createSync(store);
  followTimers(services);
  followTasks(services);
  const kept = openKept(services, directory);
  const webhooks = startWebhooks(services, { onStudioTrigger });
  startOutbound(services);

  const sockets = createSocketSide(services, { sync, faults, actionLimit });
  const issueToken = (identity: string, ttlSeconds = 3600) =>
    createAccessToken(config, { identity, ttlSeconds, now: clock.now() });
  const receive = (sms: InboundSms) => receiveSms(services, sms, onStudioTrigger);
  const restart = async (state: 'keep' | 'discard') => {
    sockets.drop({});
    sockets.forgetCaches();
    if (state === 'discard') await kept.discard();
  };
  const app = createHttpApp(services, {
    mediaStore: kept.mediaStore,
    actionLimit,
    extend: options.extend,
    faults,
    sockets,
    restart,
    issueToken,
    receiveSms: receive,
  });

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  server.on('upgrade', sockets.upgrade);
  origin = await listen(server, { port, name: 'local Twilio', log }).catch((error) => {
    kept.close();
    throw error;
  });
  return {
    ...services,
    services,
    origin,
    socketUri: `${origin.replace(/^http/, 'ws')}/v3/wsconnect`,
    sockets,
    issueToken,
    receiveSms: receive,
    restart,
    idle: webhooks.idle,
    async close() {
      sockets.stop();
      services.alarms.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await webhooks.close();
      kept.close();
    },
  };
}

function noStudio(): void {
  // The stream shows the trigger; nobody answers it.
}
