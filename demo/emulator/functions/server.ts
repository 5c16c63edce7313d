import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../shared/listen.ts';
import { createFunctions, defaultDomain, type FunctionsOptions } from './functions.ts';
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
  close(): Promise<void>;
}

/** Starts a local Functions host. */
export async function startFunctions({
  port = 0,
  ...options
}: ServerOptions): Promise<LocalFunctions> {
  const { app, loaded } = createFunctions(options);
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
