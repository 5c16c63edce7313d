import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { createClock } from '../../shared/clock.ts';
import { listen } from '../../shared/listen.ts';
import { addDefaultRoles } from '../conversations/roles.ts';
import { createServices } from '../core.ts';
import { createApp } from '../http.ts';
import { createControlApi, type ControlOptions } from '../local/control-api.ts';
import { createFaults } from '../local/faults.ts';
import type { ConnectionInfo, SocketControl } from '../local/socket-control.ts';
import type { StreamLine } from '../stream.ts';
import { buildConfig } from './settings.ts';

/** When the clock of the lab stands. */
export const noon = '2026-03-02T12:00:00.000Z';

/** Two connections that write down what is done to them. */
export function createFakeSockets(): SocketControl & { calls: unknown[][] } {
  const connections: ConnectionInfo[] = ['visitor', 'agent.maya'].map((identity) => ({
    id: `connection of ${identity}`,
    identity,
    conversationSids: [],
    since: noon,
    tokenExpiresAt: noon,
  }));
  const calls: unknown[][] = [];
  const note = (name: string, { identity }: { identity?: string }, ...values: unknown[]) => {
    calls.push([name, identity ?? 'all', ...values]);
    return connections.filter((one) => identity === undefined || one.identity === identity).length;
  };
  return {
    calls,
    list: () => connections,
    drop: (filter) => note('drop', filter),
    close: (filter, code, options) => note('close', filter, code, options),
    blackhole: (filter, isOn) => note('blackhole', filter, isOn),
    expireTokens: (filter) => note('expireTokens', filter),
    warnOfExpiry: (filter) => note('warnOfExpiry', filter),
    typing: (conversationSid, identity) => void calls.push(['typing', conversationSid, identity]),
  };
}

export interface Answer {
  status: number;
  body: unknown;
}

/** A control API that is served, before a core with a frozen clock; it stops when its test ends. */
export async function startControl(overrides: Partial<ControlOptions> = {}) {
  const clock = createClock();
  clock.freeze(Date.parse(noon));
  const logged: string[] = [];
  const log = (sentence: string) => void logged.push(sentence);
  let origin = '';
  const services = createServices({ config: buildConfig(), clock, log, origin: () => origin });
  onTestFinished(() => services.alarms.close());
  addDefaultRoles(services);
  const sockets = createFakeSockets();
  const faults = createFaults(services.stream);
  const options: ControlOptions = {
    faults,
    sockets,
    restart: () => undefined,
    issueToken: (identity, ttlSeconds) => `token of ${identity} for ${ttlSeconds} s`,
    receiveSms: () => undefined,
    ...overrides,
  };
  const app = createApp(services);
  app.use(faults.middleware);
  app.route('/_local', createControlApi(services, options));
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  origin = await listen(server, { port: 0, name: 'test', log });

  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    const response = await fetch(`${origin}/_local${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
  }
  const events = (): StreamLine[] => services.stream.read(0, 1000);
  return { ...services, services, sockets, faults, origin, logged, call, events };
}
