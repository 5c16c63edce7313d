import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Asset } from './variant.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
};

export function toAsset(content: string | Buffer, extension = '.js'): Asset {
  return {
    type: types[extension] ?? 'application/octet-stream',
    gzip: gzipSync(content, { level: 9 }),
  };
}

/** The scripts of a folder and of the folders in it, by their path below `prefix`. */
export function readAssets(folder: string, prefix: string): Map<string, Asset> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile() && extname(entry.name) in types)
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        const path = file.slice(folder.length).replaceAll(sep, '/');
        return [prefix + path, toAsset(readFileSync(file), extname(file))];
      }),
  );
}

/** The text of a file in a package of the benchmark, also where the package does not export it. */
export function readPackageFile(name: string, path: string): string {
  return readFileSync(join(findPackage(name), path), 'utf8');
}

export function findPackage(name: string): string {
  const folder = join(import.meta.dirname, 'node_modules', name);
  if (existsSync(folder)) return folder;
  throw new Error(`${name} is not installed. Run "pnpm bench:tracker", which installs it.`);
}
