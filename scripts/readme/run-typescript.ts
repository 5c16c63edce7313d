import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Runs a TypeScript snippet of a document; the comment behind each `console.log` is what it must print. Gives what is wrong.
 */
export function runTypeScript(file: string, code: string, line: number): string | undefined {
  const expected = [...code.matchAll(/console\.log\(.*\);\s*\/\/ (.*)$/gm)].map(([, said]) => said);
  if (expected.length === 0) return `${file}:${line}: The example says nothing of what it prints.`;
  const { stdout, stderr } = run(file, code, line);
  const printed = JSON.stringify(stdout.trim().split('\n'));
  if (printed === JSON.stringify(expected)) return undefined;
  return `${file}:${line}: The example printed ${printed} instead of ${JSON.stringify(expected)}${stderr}`;
}

function run(file: string, code: string, line: number) {
  // Within its package, whose dependencies it finds there.
  const work = join(findPackage(dirname(file)), '.tsbuild/readme');
  mkdirSync(work, { recursive: true });
  const snippet = join(work, `${file.replaceAll(/[^\w.]/g, '-')}-${line}.ts`);
  const source = code.replaceAll(
    /from '\.\/(.*)'/g,
    (_, path: string) => `from '${join(process.cwd(), dirname(file), path)}'`,
  );
  writeFileSync(snippet, source);
  const args = ['--import', 'tsx', snippet];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

function findPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findPackage(dirname(folder));
}
