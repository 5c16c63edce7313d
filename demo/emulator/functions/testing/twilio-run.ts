import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const modules = join(import.meta.dirname, '../../../../packages/studio/node_modules');
const hook = join(import.meta.dirname, 'send-to-local-twilio.cjs').replaceAll('\\', '/');
const patienceMs = 60_000;

interface TwilioRunOptions {
  /** What was built: `functions/*.js`, `package.json`, and perhaps `assets`. */
  folder: string;
  /** The variables of its `.env`, each in one line. */
  env: Readonly<Record<string, string>>;
  /** Where the helper library sends. */
  twilioOrigin: string;
}

/** A `twilio-run` that is running. */
export interface TwilioRun {
  origin: string;
  /** Everything that it has printed. */
  output(): string;
  close(): Promise<void>;
}

/** Starts the real `twilio-run` on a copy of what was built, which has what packages/studio has installed. */
export async function startTwilioRun({
  folder,
  env,
  twilioOrigin,
}: TwilioRunOptions): Promise<TwilioRun> {
  const project = mkdtempSync(join(tmpdir(), 'docent-twilio-run-'));
  cpSync(folder, project, { recursive: true });
  symlinkSync(modules, join(project, 'node_modules'), 'junction');
  // It gives a process of its own to each call, whose environment is this file and nothing else.
  const variables = {
    ...env,
    LOCAL_TWILIO_ORIGIN: twilioOrigin,
    NODE_OPTIONS: `--require "${hook}"`,
  };
  writeFileSync(join(project, '.env'), toLines(variables));
  const port = await findPort();
  const child = start(project, port, variables);
  let output = '';
  const hear = (text: string) => (output += text);
  child.stdout?.setEncoding('utf8').on('data', hear);
  child.stderr?.setEncoding('utf8').on('data', hear);
  const close = async () => {
    await stop(child);
    rmSync(project, { recursive: true, force: true });
  };
  const origin = `http://127.0.0.1:${port}`;
  try {
    await untilPrinted(child, `http://localhost:${port}/`, () => output);
  } catch (error) {
    await close();
    throw error;
  }
  return { origin, output: () => output, close };
}

function start(project: string, port: number, variables: Record<string, string>): ChildProcess {
  const bin = join(modules, 'twilio-run/bin/twilio-run.js');
  // Nobody can answer it: a question would end in the time limit below.
  return spawn(process.execPath, [bin, 'start', '--port', String(port), '--no-live'], {
    cwd: project,
    // Its settings would else be those of whoever runs the tests.
    env: { PATH: process.env['PATH'], HOME: project, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function toLines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => {
      if (value.includes('\n')) throw new Error(`${name} has more than one line: .env takes one.`);
      // Without quotes of its own, the last one of a value would count as such.
      return `${name}='${value}'\n`;
    })
    .join('');
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilPrinted(child: ChildProcess, text: string, output: () => string) {
  const end = performance.now() + patienceMs;
  while (!output().includes(text)) {
    if (child.exitCode !== null) throw new Error(`twilio-run has ended:\n${output()}`);
    if (performance.now() > end) throw new Error(`twilio-run does not start:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
