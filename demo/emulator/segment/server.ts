import type { IncomingMessage, Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createBatches, type Batches } from './batches.ts';
import { createCdnApi } from './cdn-api.ts';
import { createClock, type Clock } from '../shared/clock.ts';
import type { SegmentConfig } from './config.ts';
import { openDatabase } from '../shared/database.ts';
import { schema } from './schema.ts';
import { ConnectionDropped, createFaults, type Faults } from './faults.ts';
import { listen } from '../shared/listen.ts';
import { createLocalApi } from './local-api.ts';
import { createProfileApi } from './profile-api.ts';
import { createProfiles, type Profiles } from './profiles.ts';
import { createStore, type Store } from './store.ts';
import { lastSeq, toStream, type StreamedMessage } from './stream.ts';
import type { Stream } from '../shared/serve-stream.ts';
import { createTrackingApi } from './tracking-api.ts';

export interface SegmentOptions {
  config: SegmentConfig;
  /** Path of the database file, which a restart finds again; in memory by default. */
  database?: string;
  /** The port to try first; the next free one is taken. 0, the default, is any. */
  port?: number;
  clock?: Clock;
  /** Told what a person should know, in one sentence. */
  log?: (sentence: string) => void;
}

/** A local Segment that is running. */
export interface LocalSegment {
  /** `http://127.0.0.1:port`: CDN, Tracking API and Profile API in one. */
  origin: string;
  clock: Clock;
  faults: Faults;
  config: SegmentConfig;
  /** Everything received, in order of arrival; it grows as soon as it is kept. */
  messages: Stream<StreamedMessage>;
  /** The number of the last message; 0 when there is none. */
  lastSeq(): number;
  /** What the Profile API answers from. */
  profiles: Profiles;
  /** Whether a profile has messages with a number up to this one. */
  hasProfileBefore(profileId: number, seq: number): boolean;
  /** The identifiers of a message that can be promoted. */
  identifiersOf: Store['identifiersOf'];
  /** When the traits with a sliding window are computed next, in ms since 1970; `null` where there are none. */
  nextBatchAt(): number | null;
  /** Calls back with the keys of what a batch has computed; returns a function that stops that. */
  onBatch: Batches['onRun'];
  /** Computes the traits with a sliding window now, as the cloud does about every eight hours; tells their keys. */
  runBatches(): string[];
  /** Stops at once, and closes the database: what was answered is kept. */
  close(): Promise<void>;
}

// How often it is looked whether a batch is due while the clock runs by itself.
const batchCheckMs = 30_000;

/** Starts a local Segment. */
export async function startSegment(options: SegmentOptions): Promise<LocalSegment> {
  const {
    config,
    database = ':memory:',
    port = 0,
    clock = createClock(),
    log = console.log,
  } = options;
  const sql = openDatabase({ file: database, schema, warn: log });
  const store = createStore(sql, config, clock);
  const faults = createFaults();
  const batches = createBatches(store.traits, clock);
  const profiles = createProfiles(store);
  const services = { config, store, clock, faults, batches, profiles };

  const app = new Hono();
  app.onError((error, c) => {
    const { incoming } = c.env as { incoming: IncomingMessage };
    if (error instanceof ConnectionDropped) {
      incoming.socket.destroy();
      return c.body(null, 500);
    }
    // An upload that broke off, as when a reader closes the page: nobody waits for an answer.
    if (incoming.destroyed && !incoming.complete) return c.body(null, 400);
    log(
      `The local Segment failed on ${c.req.method} ${c.req.path.split('/').slice(0, 4).join('/')}: ${error.message}`,
    );
    return c.json(
      { success: false, message: 'Internal error of the local Segment; see its log.' },
      500,
    );
  });
  app.use(faults.middleware);
  app.get('/', (c) => c.text(describe(config)));
  app.route('/_local', createLocalApi(services));
  app.route('/v1/spaces', createProfileApi(services));
  app.route('/', createCdnApi(config));
  app.route('/v1', createTrackingApi(services));

  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  const origin = await listen(server, { port, name: 'local Segment', log }).catch((error) => {
    store.close();
    throw error;
  });
  const runDue = () => void batches.run();
  const timer = setInterval(runDue, batchCheckMs).unref();
  const stopFollowing = clock.onMove(runDue);
  return {
    origin,
    clock,
    faults,
    config,
    messages: toStream(store),
    lastSeq: () => lastSeq(sql),
    profiles,
    hasProfileBefore: (profileId, seq) =>
      sql.get(
        'SELECT 1 FROM messages WHERE profile_id = ? AND seq <= ? LIMIT 1',
        profileId,
        seq,
      ) !== undefined,
    identifiersOf: store.identifiersOf,
    nextBatchAt: batches.nextAt,
    onBatch: batches.onRun,
    runBatches: () => batches.run(true),
    async close() {
      clearInterval(timer);
      stopFollowing();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      store.close();
    },
  };
}

/** What a person reads who opens the address in a browser. */
function describe({ space, sources }: SegmentConfig): string {
  return [
    `The local Segment of the space "${space.name}" (${space.id}).`,
    `Sources: ${sources.map(({ name }) => name).join(', ')}.`,
    '',
    'GET  /_local/messages                 everything received, in order of arrival',
    'GET  /_local/clock                    its time; POST { "advanceMs": 28800000 } moves it on',
    'POST /_local/batches                  computes the traits with a sliding window now',
    `GET  /v1/spaces/${space.id}/collections/users/profiles/phone:%2B…/traits`,
    '',
  ].join('\n');
}
