import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseScenario } from '../demo/emulator/studio/scenarios/scenario.ts';

// What a README claims must hold: its TypeScript runs and prints what its comments say, its scenarios can be read, the
// files it shows are as it shows them, its links lead somewhere, its commands exist, and the sizes in it are the limits
// that are checked.

const root = join(import.meta.dirname, '..');
const problems: string[] = [];
let checks = 0;
const { version: widgetVersion } = JSON.parse(
  readFileSync(join(root, 'packages/widget/package.json'), 'utf8'),
) as { version: string };

for (const file of findDocs(root)) {
  const name = relative(root, file);
  const text = readFileSync(file, 'utf8');
  for (const [index, code] of fences(text, 'ts').entries()) checkSnippet(name, file, code, index);
  for (const code of fences(text, 'yaml')) checkScenario(name, code);
  checkQuotes(name, file, text);
  for (const [, version] of text.matchAll(/docent-chat-(\d+\.\d+\.\d+)\.js/g))
    check(version === widgetVersion, `${name} embeds version ${version} of the widget`);
  for (const link of links(text))
    check(existsSync(join(dirname(file), link)), `${name} links to ${link}, which is not there`);
  for (const script of commands(text))
    check(script in readScripts(), `${name} names "pnpm ${script}", which is no script`);
}
checkSizes();

for (const problem of problems) console.error(`✗ ${problem}`);
console.log(`${checks - problems.length} of ${checks} claims hold.`);
process.exitCode = problems.length === 0 ? 0 : 1;

function check(holds: boolean, problem: string): void {
  checks += 1;
  if (!holds) problems.push(problem);
}

function findDocs(folder: string): string[] {
  const skip = new Set([
    'node_modules',
    'dist',
    '.git',
    '.tsbuild',
    '.docent',
    '.changeset',
    'pages',
    'docs',
    'test-results',
  ]);
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.isDirectory()) return skip.has(entry.name) ? [] : findDocs(join(folder, entry.name));
    return entry.name.endsWith('.md') ? [join(folder, entry.name)] : [];
  });
}

function fences(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    (match) => match[1] ?? '',
  );
}

/** Links to files of this repository. */
function links(text: string): string[] {
  return [...text.matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)].map((match) => match[1] ?? '');
}

/** What is behind `pnpm` in shell fences and inline code, without pnpm's own commands. */
function commands(text: string): string[] {
  const shell = [
    ...fences(text, 'sh'),
    ...[...text.matchAll(/`([^`\n]+)`/g)].map((match) => match[1] ?? ''),
  ];
  const names = shell.flatMap((code) =>
    [...code.matchAll(/^(?:npx --yes )?pnpm(?:@[\d.]+)? (?:run )?([a-z0-9:-]+)/gm)].map(
      (match) => match[1] ?? '',
    ),
  );
  return names.filter((name) => name !== 'exec' && name !== 'install');
}

function readScripts(): Record<string, string> {
  return (
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    }
  ).scripts;
}

/** Runs a snippet; the comment behind or below each console.log is what it must print. */
function checkSnippet(name: string, file: string, code: string, index: number): void {
  const expected = [...code.matchAll(/console\.log\(.*\);\s*\/\/ (.*)$/gm)].map(
    (match) => match[1],
  );
  // Within its package, whose dependencies it finds there.
  const work = join(findPackage(dirname(file)), '.tsbuild/readme');
  mkdirSync(work, { recursive: true });
  const snippet = join(work, `${name.replaceAll('/', '-')}-${index}.ts`);
  const imports = code.replaceAll(
    /from '\.\/(.*)'/g,
    (_, path: string) => `from '${join(dirname(file), path)}'`,
  );
  writeFileSync(snippet, imports);
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', snippet], {
    cwd: root,
    encoding: 'utf8',
  });
  const printed = stdout.trim().split('\n');
  const example = `the example ${index + 1} in ${name}`;
  check(expected.length > 0, `${example} says nothing of what it prints`);
  check(
    JSON.stringify(printed) === JSON.stringify(expected),
    `${example} printed ${JSON.stringify(printed)} instead of ${JSON.stringify(expected)}${stderr}`,
  );
}

/** A fence such as ```python file=examples/sign.py shows a file of this repository, to the letter. */
function checkQuotes(name: string, file: string, text: string): void {
  for (const [, path = '', code] of text.matchAll(/^```\w+ file=(\S+)\n(.*?)^```/gms)) {
    const quoted = join(dirname(file), path);
    const isSame = existsSync(quoted) && readFileSync(quoted, 'utf8').includes(code ?? '');
    check(isSame, `${name} shows ${path}, but not as it is there`);
  }
}

function checkScenario(name: string, code: string): void {
  if (!code.includes('expect:')) return;
  try {
    parseScenario(code);
    check(true, '');
  } catch (error) {
    check(false, `a scenario in ${name} cannot be read: ${(error as Error).message}`);
  }
}

function findPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : findPackage(dirname(folder));
}

function checkSizes(): void {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const limits = JSON.parse(readFileSync(join(root, '.size-limit.json'), 'utf8')) as {
    name: string;
    limit: string;
  }[];
  for (const { name, limit } of limits) {
    const row = readme.split('\n').find((line) => line.startsWith(`| ${name} `));
    check(
      row?.includes(`| ${limit} `) ?? false,
      `README.md does not say that "${name}" is at most ${limit}`,
    );
  }
}
