import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { listFiles } from './list-files.ts';

/** What a build reads. */
export interface BuildInputs {
  /** Files, and folders with all that is in them; tests and what others built are left out. */
  readonly paths: readonly string[];
  /** What else its result depends on, such as an address that is written into it. */
  readonly facts?: readonly string[];
}

const root = join(import.meta.dirname, '../..');
const skipped = new Set(['node_modules', 'dist', '.tsbuild', 'docs']);
const isTest = /\.(test|spec|fuzz)\.ts$/;

/**
 * A short text that is another one as soon as anything of the inputs is: names, contents or facts. Contents, not times: a
 * fresh checkout of the same files needs no new build.
 *
 * @example
 * readFingerprint({ paths: ['/repo/packages/tracker'], facts: ['http://127.0.0.1:5173'] }); // '3f9c0a…'
 */
export function readFingerprint({ paths, facts = [] }: BuildInputs): string {
  const hash = createHash('sha256').update(JSON.stringify(facts));
  const files = paths.flatMap((path) => listFiles(path, isSkipped));
  for (const file of files.toSorted()) {
    const content = readFileSync(file);
    hash.update(`\n${relative(root, file)} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

function isSkipped(name: string): boolean {
  return skipped.has(name) || isTest.test(name);
}
