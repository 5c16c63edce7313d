import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { buildAll } from '../../e2e/widget-build.ts';
import { startCloud, writeKey } from '../../e2e/widget-cloud.ts';
import { chatAlone } from '../../e2e/widget-delivered.ts';
import { openDoor } from '../../e2e/widget-functions.ts';
import { openAddress, serveDocs } from '../../e2e/widget-site.ts';
import { createWatch } from '../../e2e/widget-watch.ts';
import { chatFile } from '../../site/chat-file.ts';
import type { SoakWorld } from './world.ts';

/** A world that can be taken down. */
export interface OpenWorld extends SoakWorld {
  close(): Promise<void>;
}

interface WorldOptions {
  /** The visitor's browser, without a page. */
  readonly context: BrowserContext;
  /** Hears what the cloud complains of. */
  readonly log: (sentence: string) => void;
}

/** Builds the widget, and starts what a soak needs: the cloud, the docs site. */
export async function openWorld({ context, log }: WorldOptions): Promise<OpenWorld> {
  const closing: (() => unknown)[] = [];
  const close = async () => {
    for (const stop of closing.splice(0).toReversed()) await stop();
  };
  try {
    const dir = mkdtempSync(join(tmpdir(), 'docent-soak-'));
    closing.push(() => rmSync(dir, { recursive: true }));
    const address = await openAddress();
    closing.push(() => address.close());
    const built = await buildAll(dir, address.origin);
    const cloud = await startCloud({ functions: built.functions, env: {}, sections: {}, log });
    closing.push(() => cloud.close());
    const functions = await openDoor(cloud.functions.origin);
    closing.push(() => functions.close());
    const targets = {
      chatFile,
      segment: cloud.segment.origin,
      writeKey,
      functionsUrl: functions.origin,
      socketUrl: cloud.twilio.socketUri,
    };
    serveDocs({ address, files: built.files, targets }).all = chatAlone;
    const watch = createWatch();
    await watch.follow(context);
    return { cloud, functions, origin: address.origin, context, watch, close };
  } catch (error) {
    await close();
    throw error;
  }
}
