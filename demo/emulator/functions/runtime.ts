import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toRoute } from './to-route.ts';

/** A private asset, as a Function finds it. */
export interface Asset {
  path: string;
  open(): string;
}

/** The global `Runtime` of Functions. */
export interface Runtime {
  /** By path: `{ '/docs-index.json': { path, open } }`. Private assets alone, as at Twilio. */
  getAssets(): Record<string, Asset>;
  /** By path without its first slash. */
  getFunctions(): Record<string, { path: string }>;
}

interface RuntimeOptions {
  /** The folder of the assets; it may be missing. */
  assetsDir: string;
  /** The built Functions: path → file. */
  files: ReadonlyMap<string, string>;
}

/** Creates the `Runtime` of a folder. */
export function createRuntime({ assetsDir, files }: RuntimeOptions): Runtime {
  return {
    getAssets: () => readAssets(assetsDir),
    getFunctions: () =>
      Object.fromEntries([...files].map(([path, file]) => [path.slice(1), { path: file }])),
  };
}

function readAssets(folder: string): Record<string, Asset> {
  const assets = listFiles(folder).flatMap((name) => {
    const route = toRoute(name, 'asset');
    if (route.access !== 'private') return [];
    const path = join(folder, name);
    return [[route.path, { path, open: () => readFileSync(path, 'utf8') }] as const];
  });
  return Object.fromEntries(assets);
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    // A service may have no assets.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
