import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { checkFences } from './readme/check-fences.ts';
import { readFences } from '../demo/snippets/fences.ts';
import { findCommands } from './readme/find-commands.ts';
import { findDocs } from '../demo/snippets/find-docs.ts';
import { findBrokenLinks } from './readme/find-links.ts';
import { runTypeScript } from './readme/run-typescript.ts';

// What documents claim must hold: their TypeScript runs and prints what its comments say, what is shown of files is as it is
// there, their links lead somewhere, their commands exist, and the sizes in them are the limits that are checked. What is for
// pages is run by demo/e2e/docs-snippets.spec.ts.

const root = join(import.meta.dirname, '..');
process.chdir(root);
const readJson = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as never;
const { version } = readJson('packages/widget/package.json') as { version: string };
const { scripts } = readJson('package.json') as { scripts: Record<string, string> };
const problems: string[] = [];
const notRun: string[] = [];
let checks = 0;

for (const file of findDocs(root).map((path) => relative(root, path))) {
  const text = readFileSync(file, 'utf8');
  const fences = readFences(text);
  checks += fences.length;
  problems.push(...checkFences(file, fences), ...findBrokenLinks(file, text));
  for (const { language, marks, code, line } of fences) {
    const why = marks['not-run'];
    if (why) notRun.push(`${file}:${line}: ${why}`);
    else if (language === 'ts' && !marks['file']) note(runTypeScript(file, code, line));
  }
  for (const [, embedded] of text.matchAll(/docent-chat-(\d+\.\d+\.\d+)\.js/g))
    note(embedded !== version && `${file} embeds version ${embedded} of the widget.`);
  for (const script of findCommands(text))
    note(!(script in scripts) && `${file} names "pnpm ${script}", which is no script.`);
}
checkSizes();

for (const line of notRun) console.log(`Not run: ${line}`);
for (const problem of problems) console.error(`✗ ${problem}`);
console.log(`${checks} claims were checked, ${problems.length} do not hold.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function note(problem: string | false | undefined): void {
  checks += 1;
  if (problem) problems.push(problem);
}

function checkSizes(): void {
  const rows = readFileSync('README.md', 'utf8').split('\n');
  for (const { name, limit } of readJson('.size-limit.json') as { name: string; limit: string }[]) {
    const row = rows.find((line) => line.startsWith(`| ${name} `));
    const isSaid = row?.includes(`| ${limit} `) ?? false;
    note(!isSaid && `README.md does not say that "${name}" is at most ${limit}.`);
  }
}
