import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The demo as its user starts it, in a process of its own. */
export interface DemoProcess {
  /** The front page, the inspector and the desk. */
  hub: string;
  /** Where scenarios are played. */
  lab: string;
  site: string;
  segment: string;
  twilio: string;
  functions: string;
  /** Everything that it has printed so far. */
  output(): string;
  /** Stops it as Ctrl+C does; returns its exit code. */
  stop(): Promise<number | null>;
}

const demo = join(import.meta.dirname, '..');

/** Starts the demo with its state in a folder of the test's. */
export async function startDemo(state: string): Promise<DemoProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'start.ts'], {
    cwd: demo,
    env: { ...process.env, DOCENT_STATE: state },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: string) => {
      output += chunk;
      if (output.includes('Ready in')) resolve();
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('exit', () => reject(new Error(`The demo ended before it was ready:\n${output}`)));
  });
  await ready;
  return {
    hub: readAddress(output, 'Inspector'),
    lab: readAddress(output, 'Scenarios'),
    site: readAddress(output, 'Docs site'),
    segment: readAddress(output, 'Local Segment'),
    twilio: readAddress(output, 'Local Twilio'),
    functions: readAddress(output, 'Local Functions'),
    output: () => output,
    stop: () => {
      child.kill('SIGINT');
      return exited;
    },
  };
}

function readAddress(output: string, name: string): string {
  const address = new RegExp(`^${name}\\s+(http://\\S+)$`, 'm').exec(output)?.[1];
  if (!address) throw new Error(`The demo did not print the address of its ${name}:\n${output}`);
  return new URL(address).origin;
}
