import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildTracker } from '../../packages/tracker/build.ts';
import { buildWidget } from '../../packages/widget/build.ts';
import { prepareFunctions } from '../prepare-functions.ts';
import type { FunctionsSetting } from '../stack.ts';

/** What all tests of a worker share, as nothing in it changes. */
export interface Built {
  /** The tracker's and the chat's files, by name. */
  readonly files: ReadonlyMap<string, string>;
  readonly functions: FunctionsSetting;
}

/** Builds what stands on the pages, and the Functions for a site at `siteOrigin`, into a folder. */
export async function buildAll(dir: string, siteOrigin: string): Promise<Built> {
  const trackerDir = join(dir, 'tracker');
  const widgetDir = join(dir, 'widget');
  await buildTracker(trackerDir);
  await buildWidget(widgetDir);
  const functions = await prepareFunctions({ outDir: join(dir, 'functions'), siteOrigin });
  return { files: new Map([...readScripts(trackerDir), ...readScripts(widgetDir)]), functions };
}

function readScripts(dir: string): [string, string][] {
  return readdirSync(dir)
    .filter((name) => name.endsWith('.js'))
    .map((name) => [name, readFileSync(join(dir, name), 'utf8')]);
}
