import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { listFiles } from './list-files.ts';
import { readFingerprint, type BuildInputs } from './read-fingerprint.ts';

/** Something that is built from files, and only when they have changed. */
export interface CachedBuild extends BuildInputs {
  /** Of the folder in which its builds are kept. */
  readonly name: string;
  /** Writes into an empty folder. */
  readonly build: (outDir: string) => Promise<unknown>;
}

interface CacheOptions {
  /** Where all builds are kept. */
  readonly dir: string;
  /** Called before something is really built. */
  readonly onBuild?: (name: string) => void;
}

/**
 * The folder of a build that fits its inputs, made now unless it is there and complete. It gets its name only once
 * everything is in it, and is never written to again: whoever serves it may go on while another is made.
 *
 * @example
 * const dir = await ensureBuilt({ name: 'tracker', paths, build: buildTracker }, { dir: 'dist' });
 */
export async function ensureBuilt(
  { name, build, ...inputs }: CachedBuild,
  { dir, onBuild }: CacheOptions,
): Promise<string> {
  const parent = join(dir, name);
  const finished = join(parent, readFingerprint(inputs));
  if (!isComplete(finished)) {
    onBuild?.(name);
    const unfinished = join(parent, `unfinished-${process.pid}`);
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished, { recursive: true });
    try {
      await build(unfinished);
      moveInto(unfinished, finished);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  // The oldest are removed first, and this one is in use.
  utimesSync(finished, new Date(), new Date());
  removeOld(parent);
  return finished;
}

function moveInto(unfinished: string, finished: string): void {
  writeFileSync(toListFile(finished), JSON.stringify(listSizes(unfinished)));
  // Another process may have made the same one in the meantime; both are good.
  rmSync(finished, { recursive: true, force: true });
  renameSync(unfinished, finished);
}

/** Whether every file of it is still there, as large as it was. */
function isComplete(finished: string): boolean {
  try {
    const list: unknown = JSON.parse(readFileSync(toListFile(finished), 'utf8'));
    return JSON.stringify(list) === JSON.stringify(listSizes(finished));
  } catch {
    return false;
  }
}

function listSizes(folder: string): Record<string, number> {
  const files = listFiles(folder).toSorted();
  return Object.fromEntries(
    files.map((file) => [relative(folder, file), statSync(file).size] as const),
  );
}

function toListFile(folder: string): string {
  return `${folder}.json`;
}

// A demo that has run for long still serves its own build, and there may be several in one working copy.
const kept = 5;
const forgottenMs = 3_600_000;

function removeOld(parent: string): void {
  const folders = readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ path: join(parent, name), name, usedAt: readTime(join(parent, name)) }))
    .toSorted((a, b) => b.usedAt - a.usedAt);
  const finished = folders.filter(({ name }) => !name.startsWith('unfinished-'));
  const forgotten = folders.filter(
    ({ name, usedAt }) => name.startsWith('unfinished-') && Date.now() - usedAt > forgottenMs,
  );
  for (const { path } of [...finished.slice(kept), ...forgotten]) {
    rmSync(path, { recursive: true, force: true });
    if (existsSync(toListFile(path))) rmSync(toListFile(path), { force: true });
  }
}

function readTime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
