import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitWithSentence } from './exit-with-sentence.ts';

// Times the command of the README until the front page says that every door is open: `pnpm time-demo`. Cold is a clone of the
// last commit in which nothing is installed or built, and needs a registry or pnpm's store; warm is a second start here.

const root = join(import.meta.dirname, '..');
const command = ['--yes', 'pnpm@12.21.0', 'demo'];
const giveUpMs = 300_000;
const warmGoalMs = 3000;

interface Times {
  /** Until the front page answers, in ms. */
  readonly page: number;
  /** Until it says that every door is open, in ms. */
  readonly doors: number;
}

async function timeDemo(folder: string): Promise<Times> {
  const state = mkdtempSync(join(tmpdir(), 'docent-time-'));
  const begin = performance.now();
  const child = spawn('npx', command, {
    cwd: folder,
    env: { ...ownEnvironment(), DOCENT_STATE: state },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  try {
    const hub = await readAddress(child);
    const page = await waitUntil(begin, async () => (await fetch(hub)).ok);
    const doors = await waitUntil(begin, async () => {
      const status = (await (await fetch(`${hub}/api/status`)).json()) as { isReady: boolean };
      return status.isReady;
    });
    return { page, doors };
  } finally {
    await stop(child);
    rmSync(state, { recursive: true, force: true });
  }
}

/** What a person's terminal has: pnpm, which runs this, tells those below it not to install anything. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const isOfPnpm = /^(npm|pnpm)_/i;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOfPnpm.test(name)));
}

function readAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      const address = /^Open (http:\S+)$/m.exec(output)?.[1];
      if (address) resolve(address);
    });
    child.once('error', reject);
    child.once('exit', () =>
      reject(new Error(`The demo has ended before it was there:\n${output}`)),
    );
  });
}

/** How long it took since `begin`, in ms. */
async function waitUntil(begin: number, isThere: () => Promise<boolean>): Promise<number> {
  while (performance.now() - begin < giveUpMs) {
    if (await isThere().catch(() => false)) return performance.now() - begin;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(
    `The demo was not ready within ${giveUpMs / 1000} s. Look at what it has printed.`,
  );
}

/** Stops the whole group: npx does not hand signals on. */
async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGINT');
  await exited;
}

function report(name: string, { page, doors }: Times): void {
  const format = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
  console.log(`${name}: front page after ${format(page)}, all doors open after ${format(doors)}`);
}

async function timeCold(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'docent-clone-'));
  try {
    const cloned = spawnSync('git', ['clone', '--quiet', root, folder], { stdio: 'inherit' });
    if (cloned.status !== 0) throw new Error('The working copy could not be cloned. Is git there?');
    report('cold', await timeDemo(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeWarm(): Promise<void> {
  // Whatever has changed since the last start is built by the first.
  await timeDemo(root);
  const times = await timeDemo(root);
  report('warm', times);
  if (times.doors > warmGoalMs) {
    console.error(`That is more than ${warmGoalMs / 1000} s. Is the machine busy?`);
    process.exitCode = 1;
  }
}

try {
  if (!process.argv.includes('--warm')) await timeCold();
  await timeWarm();
} catch (error) {
  exitWithSentence(error);
}
