import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { Twilio } from 'twilio';
import { expect, onTestFinished } from 'vitest';
import { createClock, type Clock } from '../../../../shared/clock.ts';
import { listen } from '../../../../shared/listen.ts';
import { addDefaultRoles } from '../../../conversations/roles.ts';
import { followTimers } from '../../../conversations/timers.ts';
import { createServices } from '../../../core.ts';
import { createApp } from '../../../http.ts';
import type { Services } from '../../../services.ts';
import type { Table } from '../../../store/records.ts';
import type { Commit, Store } from '../../../store/store.ts';
import { buildConfig } from '../../../testing/settings.ts';
import { createTwilioClient } from '../../../testing/twilio-client.ts';
import { createConversationsApi } from '../index.ts';

/** When the clock of every test stands. */
export const noon = '2026-03-02T12:00:00Z';

/** A Conversations API of one test, and Twilio's helper library that speaks to it. */
export interface TestRest {
  origin: string;
  services: Services;
  clock: Clock;
  store: Store;
  client: Twilio;
  /** `client.conversations.v1` */
  v1: Twilio['conversations']['v1'];
  /** Every commit since the start. */
  commits: Commit[];
  /** With what a call is refused; fails if it is not, or if anything has changed. */
  refusalOf(call: () => Promise<unknown>): Promise<Refusal>;
}

export interface Refusal {
  status: number;
  code: number;
  message: string;
}

/** Serves the API until the test ends. */
export async function startRest(overrides: Record<string, unknown> = {}): Promise<TestRest> {
  const clock = createClock();
  clock.freeze(Date.parse(noon));
  let origin = '';
  const services = createServices({
    config: buildConfig(overrides),
    clock,
    log: () => undefined,
    origin: () => origin,
  });
  const { store } = services;
  const commits: Commit[] = [];
  addDefaultRoles(services);
  followTimers(services);
  store.onCommit((commit) => void commits.push(commit));
  const app = createApp(services).route('/conversations/v1', createConversationsApi(services));
  const server = createAdaptorServer({
    fetch: app.fetch,
    overrideGlobalObjects: false,
  }) as Server;
  origin = await listen(server, { port: 0, name: 'local Twilio', log: () => undefined });
  onTestFinished(async () => {
    services.alarms.close();
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });
  const client = createTwilioClient(origin);
  const refusalOf: TestRest['refusalOf'] = async (call) => {
    const before = readStore(store);
    const count = commits.length;
    const error = await call().then(
      () => expect.fail('The call was not refused.'),
      (thrown: unknown) => thrown as Refusal & { moreInfo: string },
    );
    expect(error.moreInfo).toBe(`https://www.twilio.com/docs/errors/${error.code}`);
    expect(readStore(store)).toEqual(before);
    expect(commits).toHaveLength(count);
    return error;
  };
  return {
    origin,
    services,
    clock,
    store,
    client,
    v1: client.conversations.v1,
    commits,
    refusalOf,
  };
}

const tables: readonly Table[] = [
  'conversations',
  'participants',
  'messages',
  'users',
  'roles',
  'scopedWebhooks',
  'addresses',
  'media',
  'tasks',
  'interactions',
  'smsMessages',
];

/** Everything that the store holds. */
function readStore(store: Store): Record<string, unknown> {
  return Object.fromEntries(tables.map((table) => [table, structuredClone([...store.all(table)])]));
}

/** A form by HTTP, for what the helper library does not say. */
export function post(
  origin: string,
  path: string,
  form: [string, string][] = [],
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${origin}/conversations.twilio.com/v1${path}`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(form),
  });
}
