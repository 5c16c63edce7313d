import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const skipped = new Set([
  'node_modules',
  'dist',
  '.git',
  '.tsbuild',
  '.docent',
  '.changeset',
  'pages',
  'test-results',
]);
// What sites of the tests have for content.
const contents = /(^|\/)(demo|bench|examples)\/.*\bdocs$/;

/** The Markdown documents of this repository, by their paths. */
export function findDocs(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory())
      return skipped.has(entry.name) || contents.test(path) ? [] : findDocs(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
