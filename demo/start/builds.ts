import { join } from 'node:path';
import type { CachedBuild } from './build-cache.ts';

const root = join(import.meta.dirname, '../..');
const fromRoot = (...paths: string[]) => paths.map((path) => join(root, path));
// Whatever is bundled from node_modules has its version in here.
const lockfile = 'pnpm-lock.yaml';

/*
 * What the demo serves. The builders are loaded only where something has to be built: the bundlers behind them take
 * longer to load than everything else.
 */

/** The script tag of the tracker. */
export const trackerBuild: CachedBuild = {
  name: 'tracker',
  paths: fromRoot('packages/tracker', 'packages/identity', lockfile),
  build: async (outDir) => (await import('../../packages/tracker/build.ts')).buildTracker(outDir),
};

/** The script tag of the chat. */
export const widgetBuild: CachedBuild = {
  name: 'widget',
  paths: fromRoot('packages/widget', 'packages/identity', lockfile),
  build: async (outDir) => (await import('../../packages/widget/build.ts')).buildWidget(outDir),
};

/** What the pages of the docs site load, and what their searches look in. */
export const siteBuild: CachedBuild = {
  name: 'site',
  paths: fromRoot('demo/site', lockfile),
  build: async (outDir) => (await import('../site/build.ts')).buildSite(outDir),
};

/** Inspector, desk and scenarios. */
export const pagesBuild: CachedBuild = {
  name: 'pages',
  paths: fromRoot('demo/qa', 'demo/emulator/studio', 'demo/emulator/twilio', lockfile),
  build: async (outDir) => (await import('./build-each-page.ts')).buildEachPage(outDir),
};

/** The Functions, and the index that the bot searches, whose links lead to the docs site. */
export function toFunctionsBuild(siteOrigin: string): CachedBuild {
  return {
    name: 'functions',
    paths: fromRoot('packages/studio', 'packages/identity', 'demo/site', lockfile),
    facts: [siteOrigin],
    build: async (outDir) =>
      (await import('../prepare-functions.ts')).buildFunctions(outDir, siteOrigin),
  };
}
