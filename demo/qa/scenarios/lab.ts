import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { listen } from '../../emulator/shared/listen.ts';
import type { FunctionsSetting } from '../../stack.ts';
import type { VisitorCommand } from '../world.ts';
import type { Lab } from './lab-types.ts';
import { createLabApp } from './lab/create-lab-app.ts';
import { createLazyCloud } from './lab/lazy-cloud.ts';

/** What a lab is started with. */
export interface LabOptions {
  /** The port to try first; the next free one is taken. */
  readonly port: number;
  /** Where `buildSite`, `buildTracker`, `buildWidget` and `buildPages` wrote to; asked when a page is. */
  readonly built: () => Promise<LabBuilds>;
  /** The Functions of the lab's cloud, for pages of this origin; asked when the cloud is first needed. */
  readonly functions: (siteOrigin: string) => Promise<FunctionsSetting>;
  /** Where the hub and the docs site of the demo are: the bar of the page links to them. */
  readonly addresses: () => { readonly hub: string; readonly site: string };
  /** Tells the open pages of the lab's docs site: `hub.tellVisitors('lab', command)`. */
  readonly tellVisitors: (command: VisitorCommand) => void;
  /** Told what a person should know, in one sentence. */
  readonly log: (sentence: string) => void;
}

/** The folders of what was built. */
export interface LabBuilds {
  readonly siteDir: string;
  readonly trackerDir: string;
  readonly widgetDir: string;
  readonly pagesDir: string;
}

/**
 * Starts the lab: it listens at once, and its cloud starts when it is first needed. It plays with the demo's own
 * `segment.yaml` and `twilio.yaml`, whatever the demo was started with: scenarios are written for them.
 *
 * @example
 * const lab = await startLab({ port: 5174, built, functions, addresses, tellVisitors, log });
 * await lab.close();
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  let fetch: ReturnType<typeof createLabApp>['fetch'] | undefined;
  const server = createAdaptorServer({
    fetch: (request, env) => fetch?.(request, env) ?? new Response('Starting …', { status: 503 }),
    overrideGlobalObjects: false,
  }) as Server;
  const origin = await listen(server, { port: options.port, name: 'lab', log: options.log });
  const cloud = createLazyCloud({ ...options, origin });
  ({ fetch } = createLabApp({ ...options, origin, cloud }));
  return {
    origin,
    open: async () => (await cloud.open()).world,
    get world() {
      return cloud.current?.world;
    },
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      await cloud.close();
    },
  };
}
