import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What it costs to load a Function that has not run yet. */
export interface ColdStart {
  /** Of its file, without `.js`. */
  name: string;
  bytes: number;
  /** The median of several processes. */
  loadMs: number;
}

const runs = 7;

// It prints how long `require` took, and nothing of Node's own start.
const script = `
const begin = performance.now();
require(process.argv[1]);
console.log(performance.now() - begin);`;

/**
 * Measures how long each built Function takes to load, with all that it requires, in processes that have loaded nothing.
 *
 * @example
 * console.table(await measureColdStart('packages/studio/dist'));
 */
export async function measureColdStart(folder: string): Promise<ColdStart[]> {
  const functionsDir = join(folder, 'functions');
  const files = readdirSync(functionsDir).filter((name) => name.endsWith('.js'));
  return files.toSorted().map((file) => measure(join(functionsDir, file), file));
}

function measure(path: string, file: string): ColdStart {
  // The first run reads the disk for the others.
  const times = Array.from({ length: runs + 1 }, () => run(path)).slice(1);
  const loadMs = times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
  return { name: file.slice(0, -'.js'.length), bytes: statSync(path).size, loadMs };
}

function run(path: string): number {
  return Number(execFileSync(process.execPath, ['-e', script, path], { encoding: 'utf8' }));
}
