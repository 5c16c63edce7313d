import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * Writes the types of a package that is published. Those of this one, which is not published, go along with them.
 *
 * @param packageDir - Where its `tsconfig.types.json` is.
 * @example
 * publishTypes(import.meta.dirname, 'dist/types');
 */
export function publishTypes(packageDir: string, outDir: string): void {
  const args = ['-p', join(packageDir, 'tsconfig.types.json'), '--outDir', outDir];
  execFileSync('tsc', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const files = readdirSync(outDir, { recursive: true, encoding: 'utf8' });
  for (const path of files
    .filter((name) => name.endsWith('.d.ts'))
    .map((name) => join(outDir, name))) {
    const identity = relative(dirname(path), join(outDir, 'identity/src')).replaceAll('\\', '/');
    const text = readFileSync(path, 'utf8')
      .replace(/'@docent\/identity\/([\w-]+)'/g, `'${identity}/$1.js'`)
      .replaceAll("'@docent/identity'", `'${identity}/index.js'`)
      .replace(/(from '\.[^']*)\.ts'/g, "$1.js'");
    writeFileSync(path, text);
  }
}
