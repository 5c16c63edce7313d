import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { buildStudio } from '../packages/studio/build.ts';
import { buildDocsIndex } from '../packages/studio/src/bot/index-build/build-docs-index.ts';
import { parsePage } from '../packages/studio/src/bot/index-build/parse-page.ts';
import { renderSite } from './site/render.ts';
import type { FunctionsSetting } from './stack.ts';

interface PrepareOptions {
  /** Where the built Functions go. */
  outDir: string;
  /** Where the docs site is served: its pages may start chats, and the bot links to them. */
  siteOrigin: string;
  /** What is set otherwise than in `functions.env`. */
  env?: Readonly<Record<string, string>>;
}

/** Builds the Functions and the index of the docs, as a deploy does, for the local stack. */
export async function prepareFunctions({
  outDir,
  siteOrigin,
  env = {},
}: PrepareOptions): Promise<FunctionsSetting> {
  await buildStudio(outDir);
  writeIndex(join(outDir, 'assets'), siteOrigin);
  const settings = readFileSync(join(import.meta.dirname, 'functions.env'), 'utf8');
  return {
    folder: outDir,
    env: ({ segment }) => ({
      ...(parseEnv(settings) as Record<string, string>),
      ALLOWED_ORIGINS: siteOrigin,
      PROFILE_HOST: segment,
      ...env,
    }),
  };
}

function writeIndex(folder: string, siteOrigin: string): void {
  // The index takes no scripts: where the tracker reports to does not matter here.
  const pages = [...renderSite({ segment: { origin: siteOrigin, writeKey: 'none' }, links: [] })]
    .map(([path, html]) => parsePage({ url: `${siteOrigin}${path}`, html }))
    .filter((page) => page !== undefined);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'docs-index.private.json'), buildDocsIndex(pages).json);
}
