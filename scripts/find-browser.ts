import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const root = dirname(import.meta.dirname);
const isWindows = process.platform === 'win32';

const linuxCommands = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsPrograms = [
  'Google/Chrome/Application/chrome.exe',
  'Chromium/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

/**
 * The path of a Chromium-family browser: the one CHROMIUM_PATH names, one that is already here, or one
 * installed now. Sets CHROMIUM_PATH, so that child processes do not search again.
 */
export async function ensureBrowser(): Promise<string> {
  const named = process.env['CHROMIUM_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
    return named;
  }
  const found = findInstalled() ?? (await installBrowser());
  if (!found) {
    throw new Error(
      'No browser to test in. Install Chrome, Edge or Chromium, or set CHROMIUM_PATH to one.',
    );
  }
  process.env['CHROMIUM_PATH'] = found;
  return found;
}

function findInstalled(): string | undefined {
  return [chromium.executablePath(), ...systemBrowsers()].find((file) => existsSync(file));
}

function systemBrowsers(): string[] {
  const { env } = process;
  if (process.platform === 'darwin') {
    return ['', env['HOME'] ?? ''].flatMap((base) =>
      macApps.map((name) => `${base}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (isWindows) {
    return [env['LOCALAPPDATA'], env['PROGRAMFILES'], env['PROGRAMFILES(X86)']]
      .filter((base) => base !== undefined)
      .flatMap((base) => windowsPrograms.map((path) => join(base, path)));
  }
  return linuxCommands.flatMap(onPath);
}

function onPath(name: string): string[] {
  return (process.env['PATH'] ?? '').split(delimiter).map((dir) => join(dir, name));
}

async function installBrowser(): Promise<string | undefined> {
  console.log('No Chromium-family browser on this machine: installing one.');
  if (process.getuid?.() === 0 && onPath('apt-get').some((file) => existsSync(file))) {
    // Root in a Debian or Ubuntu container: the package brings its shared libraries along.
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    const installed = findInstalled();
    if (installed) return installed;
  }
  run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']);
  return findInstalled() ?? (await browserFromNpm());
}

/** Chromium shipped inside an npm package: Linux x64 only, needs the npm registry and nothing else. */
async function browserFromNpm(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const prefix = join(root, 'node_modules/.cache/npm-chromium');
  const quiet = ['--no-save', '--no-audit', '--no-fund'];
  if (!run('npm', ['install', ...quiet, '--prefix', prefix, '@sparticuz/chromium@147.0.0'])) {
    return undefined;
  }
  // The package unpacks its own libnss and libnspr only when it believes it is on Lambda.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const entry = createRequire(join(prefix, 'index.js')).resolve('@sparticuz/chromium');
  const module = (await import(pathToFileURL(entry).href)) as {
    default: { executablePath(): Promise<string> };
  };
  return module.default.executablePath();
}

function run(command: string, args: readonly string[]): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return (
    spawnSync(command, args, { stdio: 'inherit', shell: isWindows, cwd: root, env }).status === 0
  );
}
