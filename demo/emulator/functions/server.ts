import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../shared/listen.ts';
import { createFunctions, defaultDomain, type FunctionsOptions } from './functions.ts';
import type { AnsweredCall } from './call-function.ts';
import type { Outage } from './outage.ts';
import type { LoadedFunction } from './load-functions.ts';

interface ServerOptions extends FunctionsOptions {
  /** The port to try first; the next free one is taken. 0, the default, is any. */
  port?: number;
}

/** A local Functions host that is running. */
export interface LocalFunctions {
  /** `http://127.0.0.1:port`, where it listens. */
  origin: string;
  /** `https://…`, what flows name and Twilio signs. */
  publicOrigin: string;
  loaded: readonly LoadedFunction[];
  /** While it is on, every call is answered with 503. */
  outage: Outage;
  /** Calls back with each call once it is answered, secrets masked; returns a function that stops that. */
  onCall(callback: (call: AnsweredCall) => void): () => void;
  close(): Promise<void>;
}

/** Starts a local Functions host. */
export async function startFunctions({
  port = 0,
  ...options
}: ServerOptions): Promise<LocalFunctions> {
  const listeners = new Set<(call: AnsweredCall) => void>();
  const onCall = (call: AnsweredCall) => {
    options.onCall?.(call);
    for (const listener of listeners) listener(call);
  };
  const { app, loaded, outage } = createFunctions({ ...options, onCall });
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const origin = await listen(server, {
    port,
    name: 'local Functions',
    log: options.log ?? console.log,
  });
  return {
    origin,
    publicOrigin: `https://${options.domain ?? defaultDomain}`,
    loaded,
    outage,
    onCall(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
