import { spawnSync } from 'node:child_process';

interface Language {
  readonly name: string;
  /** Succeeds where the language is there. */
  readonly check: readonly [command: string, ...args: string[]];
  /** Its package on Debian and Ubuntu. */
  readonly debianPackage: string;
}

const languages: readonly Language[] = [
  { name: 'Python', check: ['python3', '--version'], debianPackage: 'python3-minimal' },
  { name: 'PHP', check: ['php', '--version'], debianPackage: 'php-cli' },
  { name: 'Ruby', check: ['ruby', '--version'], debianPackage: 'ruby' },
  { name: 'Go', check: ['go', 'version'], debianPackage: 'golang-go' },
];

/**
 * Installs the languages of the signing examples that are missing here, where this is root on Debian or Ubuntu; else
 * says which examples are not checked. Never throws: the tests skip what is missing, by name.
 */
export function ensureLanguages(): void {
  const missing = findMissing(languages);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0 && succeeds('apt-get', ['--version'])) install(missing);
  const names = findMissing(missing).map(({ name }) => name);
  if (names.length > 0) console.log(`Not checked here: signing in ${names.join(', ')}.`);
}

function findMissing(all: readonly Language[]): Language[] {
  return all.filter(({ check: [command, ...args] }) => !succeeds(command, args));
}

function install(missing: readonly Language[]): void {
  console.log(`Installing ${missing.map(({ name }) => name).join(', ')} for the signing examples.`);
  const packages = missing.map(({ debianPackage }) => debianPackage);
  run(['update', '-qq']);
  run(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
}

function run(args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
