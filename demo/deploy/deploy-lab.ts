import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Build } from '../../packages/studio/src/deploy/build.ts';
import { runDeploy, type DeployWorld } from '../../packages/studio/src/deploy/run-deploy.ts';
import { connectTwilio } from '../../packages/studio/src/deploy/twilio-access.ts';
import { startTestSegment, type TestSegment } from '../emulator/segment/testing/test-support.ts';
import { createHttpClient, toLocalUri } from '../emulator/twilio/http-client.ts';
import type { LocalTwilio } from '../emulator/twilio/server.ts';
import type { Studio } from '../emulator/studio/engine/studio.ts';
import { buildEnv, sampleBuild, sampleFlow } from './deploy-settings.ts';
import { createServerlessStore, type ServerlessStore } from './serverless-store.ts';
import { startAccount } from './start-account.ts';

/** What a run of the command came to. */
export interface Run {
  code: 0 | 1;
  output: string;
  errors: string;
  /** The requests to Twilio that wrote something: `POST /serverless/v1/Services`. */
  writes: string[];
}

/** An account of one test: Conversations, Studio, Functions and Segment, and the command that deploys to it. */
export interface DeployLab {
  twilio: LocalTwilio;
  studio: Studio;
  segment: TestSegment;
  functions: ServerlessStore;
  /** What stands in `.env`. */
  env: Record<string, string>;
  build: Build;
  flowText: string;
  run(words: readonly string[], world?: Partial<DeployWorld>): Promise<Run>;
  /** The environment variables that the Functions have. */
  variables(): Record<string, string>;
}

interface LabOptions {
  /** Sections of the account's settings. */
  twilio?: Record<string, unknown>;
  timeoutMs?: number;
  buildTimeoutMs?: number;
}

/** Starts an account with nothing of ours in it; it ends with its test. */
export async function startDeployLab(options: LabOptions = {}): Promise<DeployLab> {
  const functions = createServerlessStore();
  const segment = await startTestSegment();
  const account = await startAccount(functions, options.twilio);
  const lab: DeployLab = {
    ...account,
    segment,
    functions,
    env: buildEnv(segment.origin),
    build: sampleBuild,
    flowText: sampleFlow,
    run: (words, world) => run(lab, { words, world: { ...toWorld(lab, options), ...world } }),
    variables() {
      const service = functions.services.find(({ uniqueName }) => uniqueName === 'docent');
      const variables = service?.environments[0]?.variables ?? [];
      return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
    },
  };
  return lab;
}

type QuietWorld = Omit<DeployWorld, 'write' | 'writeError'>;

function toWorld(lab: DeployLab, { timeoutMs, buildTimeoutMs }: LabOptions): QuietWorld {
  const { origin } = lab.twilio;
  return {
    envFile: writeEnv(lab.env),
    readFlow: () => lab.flowText,
    build: async () => lab.build,
    connect: (credentials) =>
      connectTwilio(credentials, {
        httpClient: createHttpClient(origin),
        toUrl: (url) => toLocalUri(url, origin),
        ...(timeoutMs !== undefined && { timeoutMs }),
        ...(buildTimeoutMs !== undefined && { buildTimeoutMs }),
      }),
    fetch,
    ask: undefined,
  };
}

async function run(
  { twilio: { stream } }: DeployLab,
  { words, world }: { words: readonly string[]; world: QuietWorld },
): Promise<Run> {
  const before = stream.read(0, 100_000).length;
  const written: string[] = [];
  const errors: string[] = [];
  const code = await runDeploy(words, {
    ...world,
    write: (text) => void written.push(text),
    writeError: (text) => void errors.push(text),
  });
  const calls = stream.read(before, 100_000).filter(({ channel }) => channel === 'rest');
  const writes = calls.map(({ what }) => what).filter((what) => !what.startsWith('GET '));
  return { code, output: written.join(''), errors: errors.join(''), writes };
}

function writeEnv(env: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'docent-deploy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, '.env');
  const lines = Object.entries(env).map(([name, value]) => `${name}='${value}'`);
  writeFileSync(file, lines.join('\n'));
  return file;
}
