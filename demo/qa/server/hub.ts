import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hono } from 'hono';
import { localOnly } from '../../emulator/shared/local-only.ts';
import type { VisitorCommand, World, WorldId } from '../world.ts';
import { answerError } from './answer-error.ts';
import type { QaConfig, QaStatus } from './api.ts';
import { createHubSockets } from './hub-sockets.ts';
import { createPages } from './pages.ts';
import { createWorldApi } from './world-api.ts';

export interface HubOptions {
  /** The world of an ID, once it is there; rejects with a sentence where it cannot be. */
  worlds: (id: WorldId) => World | Promise<World>;
  /** Where `buildPages` wrote to. */
  pagesDir: string;
  config: () => QaConfig;
  /** The front page as HTML. */
  frontPage: () => string;
  status: () => QaStatus;
  /** Told what a person should know, in one sentence. */
  log: (sentence: string) => void;
}

/** The QA server: what its HTTP server answers with, and what becomes of its WebSockets. */
export interface Hub {
  app: Hono;
  /** For the event `upgrade` of the HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Tells every open page of a world's docs site what its visitor does; returns how many there are. `World.tellVisitors` is
   * made of it.
   */
  tellVisitors(world: WorldId, command: VisitorCommand): number;
  /** Cuts all WebSockets. */
  close(): void;
}

/**
 * Creates the QA server; listening is the caller's.
 *
 * @example
 * const hub = createHub({ worlds, pagesDir, config, frontPage, status, log });
 * const server = createAdaptorServer({ fetch: hub.app.fetch, overrideGlobalObjects: false }) as Server;
 * server.on('upgrade', hub.upgrade);
 */
export function createHub(options: HubOptions): Hub {
  const { worlds, pagesDir, config, frontPage, status, log } = options;
  const sockets = createHubSockets({ worlds, log });
  const app = new Hono();
  app.onError(answerError(log));
  app.use(localOnly);
  app.get('/', (c) => c.html(frontPage(), 200, { 'Cache-Control': 'no-store' }));
  app.get('/api/status', (c) => c.json(status()));
  app.route('/api', createWorldApi({ worlds, tellVisitors: sockets.tellVisitors }));
  app.route('/', createPages({ pagesDir, pages: ['inspector', 'desk'], config }));
  return { app, ...sockets };
}
