import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { FunctionsSetting } from './stack.ts';

interface FunctionsPlace {
  /** Where the docs site is served: its pages may start chats. */
  siteOrigin: string;
  /** What is set otherwise than in `functions.env`. */
  env?: Readonly<Record<string, string>>;
}

interface PrepareOptions extends FunctionsPlace {
  /** Where the built Functions go. */
  outDir: string;
}

/** Builds the Functions and the index of the docs, as a deploy does, for the local stack. */
export async function prepareFunctions({
  outDir,
  ...place
}: PrepareOptions): Promise<FunctionsSetting> {
  await buildFunctions(outDir, place.siteOrigin);
  return toFunctionsSetting(outDir, place);
}

/** Builds the Functions, and the index of the docs, whose links lead to `siteOrigin`. */
export async function buildFunctions(outDir: string, siteOrigin: string): Promise<void> {
  const { buildStudio } = await import('../packages/studio/build.ts');
  await buildStudio(outDir);
  await writeIndex(join(outDir, 'assets'), siteOrigin);
}

/** What the local stack is told of Functions that were built into a folder. */
export function toFunctionsSetting(
  folder: string,
  { siteOrigin, env = {} }: FunctionsPlace,
): FunctionsSetting {
  const settings = readFileSync(join(import.meta.dirname, 'functions.env'), 'utf8');
  return {
    folder,
    env: ({ segment }) => ({
      ...(parseEnv(settings) as Record<string, string>),
      ALLOWED_ORIGINS: siteOrigin,
      PROFILE_HOST: segment,
      ...env,
    }),
  };
}

async function writeIndex(folder: string, siteOrigin: string): Promise<void> {
  const [{ buildDocsIndex }, { parsePage }, { renderSite }] = await Promise.all([
    import('../packages/studio/src/bot/index-build/build-docs-index.ts'),
    import('../packages/studio/src/bot/index-build/parse-page.ts'),
    import('./site/render.ts'),
  ]);
  // The index takes no scripts: where the tracker reports to does not matter here.
  const pages = [...renderSite({ segment: { origin: siteOrigin, writeKey: 'none' }, links: [] })]
    .map(([path, html]) => parsePage({ url: `${siteOrigin}${path}`, html }))
    .filter((page) => page !== undefined);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'docs-index.private.json'), buildDocsIndex(pages).json);
}
