import { mkdtempSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { readConfig as readSegmentConfig } from '../../emulator/segment/config.ts';
import { listen } from '../../emulator/shared/listen.ts';
import { readConfig as readTwilioConfig } from '../../emulator/twilio/config.ts';
import { prepareFunctions } from '../../prepare-functions.ts';
import { startStack, type Stack } from '../../stack.ts';
import { buildPages } from '../pages/build.ts';
import { createHub } from '../server/hub.ts';
import { createTimeline } from '../timeline/create-timeline.ts';
import type { World } from '../world.ts';

/** The QA server over a cloud in memory. */
export interface BenchHub {
  readonly origin: string;
  readonly world: World;
  stop(): Promise<void>;
}

const demo = join(import.meta.dirname, '../..');
const site = 'http://127.0.0.1:9';

/** Starts the QA server with the inspector's page, and a cloud in which nothing has happened. */
export async function startBench(): Promise<BenchHub> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-bench-'));
  const pagesDir = join(folder, 'pages');
  await buildPages(pagesDir, ['inspector']);
  const stack = await startCloud(join(folder, 'functions'));
  const timeline = createTimeline(stack);
  const world: World = { id: 'demo', site, stack, timeline, tellVisitors: () => undefined };
  const hub = createHub({
    worlds: () => world,
    pagesDir,
    config: () => ({ hub: origin, site, lab: site }),
    frontPage: () => '',
    status: () => ({ parts: [], isReady: true }),
    log: console.error,
  });
  const server = createAdaptorServer({
    fetch: hub.app.fetch,
    overrideGlobalObjects: false,
  }) as Server;
  server.on('upgrade', hub.upgrade);
  const origin = await listen(server, { port: 0, name: 'QA server', log: console.error });
  return {
    origin,
    world,
    async stop() {
      hub.close();
      server.close();
      server.closeAllConnections();
      timeline.close();
      await stack.close();
      rmSync(folder, { recursive: true });
    },
  };
}

async function startCloud(outDir: string): Promise<World['stack']> {
  const stack: Stack = await startStack({
    segment: readSegmentConfig(join(demo, 'segment.yaml')),
    twilio: readTwilioConfig(join(demo, 'twilio.yaml')),
    flowFolder: demo,
    functions: await prepareFunctions({ outDir, siteOrigin: site }),
    log: () => undefined,
  });
  const { functions } = stack;
  if (!functions) throw new Error('The Functions have not started.');
  return { ...stack, functions };
}
