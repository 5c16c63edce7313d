import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { buildFixtures } from '../../../emulator/functions/testing/build-fixtures.ts';
import { buildConfig as buildSegmentConfig } from '../../../emulator/segment/testing/test-support.ts';
import { listen } from '../../../emulator/shared/listen.ts';
import { buildFlow, buildWidget } from '../../../emulator/studio/flow/testing/build-flow.ts';
import { buildConfig, flowSid } from '../../../emulator/twilio/testing/settings.ts';
import { startStack } from '../../../stack.ts';
import { createTimeline } from '../../timeline/create-timeline.ts';
import type { World } from '../../world.ts';
import { createHub, type Hub } from '../hub.ts';

/** A QA server over a cloud of its own. */
export interface TestHub {
  origin: string;
  hub: Hub;
  world: World;
  /** Every sentence that it logged. */
  logged: string[];
  /** The JSON that a GET is answered with, or a POST where there is a body. */
  ask(path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
}

const noLog = () => undefined;

/** Starts a QA server and its cloud; both stop when the test ends. The world `lab` cannot be opened. */
export async function startTestHub(): Promise<TestHub> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-hub-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writePages(folder);
  const world = await startWorld(folder);
  const logged: string[] = [];
  const hub = createHub({
    worlds: (id) =>
      id === 'demo' ? world : Promise.reject(new Error('The lab is closed today. Come back.')),
    pagesDir: folder,
    config: () => ({ hub: '</script>', site: 'http://127.0.0.1:1', lab: 'http://127.0.0.1:2' }),
    frontPage: () => '<!doctype html><title>Front</title>',
    status: () => ({ parts: [], isReady: true }),
    log: (sentence) => logged.push(sentence),
  });
  const origin = await serveHub(hub);
  return { origin, hub, world, logged, ask: (path, body) => ask(origin + path, body) };
}

function writePages(folder: string): void {
  for (const [name, text] of [
    ['inspector/index.html', '<head><!--qa-config--></head>'],
    ['qa-assets/main-a1B2c3D4.js', '// The page'],
  ] as const) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

async function startWorld(folder: string): Promise<World> {
  const built = await buildFixtures();
  onTestFinished(() => built.remove());
  writeFileSync(join(folder, 'flow.json'), JSON.stringify(flow));
  const stack = await startStack({
    segment: buildSegmentConfig({ traits: [slidingTrait] }),
    twilio: buildConfig({
      studio: { flows: [{ sid: flowSid, friendlyName: 'Test', file: 'flow.json' }] },
    }),
    flowFolder: folder,
    functions: { folder: built.folder, env: () => ({}) },
    log: noLog,
  });
  onTestFinished(stack.close);
  const { functions } = stack;
  if (!functions) throw new Error('The Functions have not started.');
  const timeline = createTimeline({ ...stack, functions });
  onTestFinished(() => timeline.close());
  const site = 'http://127.0.0.1:5173';
  return { id: 'demo', site, stack: { ...stack, functions }, timeline, tellVisitors: noLog };
}

const slidingTrait = {
  name: 'Docs Last 2 Days',
  kind: 'event_counter',
  event: 'Page Viewed',
  window: { sliding: '2 days' },
};

/** Each message goes to a person. */
const flow = buildFlow(
  { incomingConversationMessage: 'person', incomingMessage: 'person' },
  buildWidget(
    ['person', 'send-to-flex'],
    { callComplete: null, failedToEnqueue: null, callFailure: null },
    { attributes: '{}' },
  ),
);

async function serveHub(hub: Hub): Promise<string> {
  const { fetch } = hub.app;
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false }) as Server;
  server.on('upgrade', hub.upgrade);
  const origin = await listen(server, { port: 0, name: 'QA server', log: noLog });
  onTestFinished(async () => {
    hub.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });
  return origin;
}

async function ask(url: string, body?: unknown) {
  const response = await fetch(url, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    }),
  });
  return { status: response.status, body: (await response.json()) as unknown };
}
