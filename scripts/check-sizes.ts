import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import sizeLimit from 'size-limit';

// What a reader's browser loads, with brotli, against the limits of .size-limit.json. Sources are bundled first; what
// has been built is taken as it is.

interface Limit {
  name: string;
  path: string | string[];
  /** Such as `4 kB`: thousands of bytes. */
  limit: string;
}

type Plugins = Parameters<typeof sizeLimit>[0];

// These come without types.
const [esbuild, file] = await Promise.all(
  ['@size-limit/esbuild', '@size-limit/file'].map(
    async (name) => ((await import(name)) as { default: Plugins }).default,
  ),
);

const root = join(import.meta.dirname, '..');
const limits = JSON.parse(readFileSync(join(root, '.size-limit.json'), 'utf8')) as Limit[];

for (const { name, path, limit } of limits) {
  const paths = [path].flat();
  const isBuilt = paths.every((one) => one.includes('/dist/'));
  const size = await measure(isBuilt ? [file] : [esbuild, file], paths);
  const isOver = size > Number.parseFloat(limit) * 1000;
  if (isOver) process.exitCode = 1;
  console.log(`${isOver ? '✗' : '✓'} ${name}: ${(size / 1000).toFixed(2)} kB of ${limit}`);
}

async function measure(plugins: unknown[], paths: string[]): Promise<number> {
  const files = paths.flatMap((path) => findFiles(join(root, path)));
  if (files.length === 0)
    throw new Error(`There is no ${paths.join(', ')}. Build the packages first.`);
  const results = (await sizeLimit(plugins as Plugins, files)) as { size: number }[];
  return results[0]?.size ?? Number.POSITIVE_INFINITY;
}

/** The files that a path means; a star in its last part stands for anything. */
function findFiles(path: string): string[] {
  const [before = '', after] = basename(path).split('*');
  const isMeant = (name: string): boolean =>
    after === undefined ? name === before : name.startsWith(before) && name.endsWith(after);
  return readdirSync(dirname(path))
    .filter(isMeant)
    .map((name) => join(dirname(path), name));
}
