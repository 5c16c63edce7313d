import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import twilio from 'twilio';
import { handler } from '../../../packages/studio/functions/start-chat.ts';
import { callFunction } from '../../../packages/studio/src/door/testing/call-function.ts';
import { percentile } from '../../emulator/shared/bench/load.ts';
import { readConfig, type TwilioConfig } from '../../emulator/twilio/config.ts';
import { createHttpClient } from '../../emulator/twilio/http-client.ts';

/** How long `start-chat` takes, in ms, from when a request was due to its answer. */
export interface StartChatFigures {
  readonly requests: number;
  /** Answers that were not 201. */
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

interface Load {
  readonly perSecond: number;
  readonly seconds: number;
}

const configFile = join(import.meta.dirname, '../../twilio.yaml');
const warmUps = 30;

/**
 * Measures `start-chat` against the local Segment, Twilio and Studio in another process: requests begin when they are
 * due, whether those before are done or not.
 *
 * @example
 * const { p95 } = await measureStartChat({ perSecond: 50, seconds: 10 });
 */
export async function measureStartChat({ perSecond, seconds }: Load): Promise<StartChatFigures> {
  const stack = await startStack();
  const start = createCaller(readConfig(configFile), stack.origin);
  // What a Function loads and compiles, it does once: cold starts are measured apart.
  for (let index = 0; index < warmUps; index += 1) await start();
  const times: number[] = [];
  let failed = 0;
  const begin = performance.now();
  const answers = Array.from({ length: perSecond * seconds }, async (_, index) => {
    const due = begin + (index / perSecond) * 1000;
    await waitUntil(due);
    const status = await start();
    times.push(performance.now() - due);
    if (status !== 201) failed += 1;
  });
  await Promise.all(answers);
  await stack.stop();
  const sorted = times.toSorted((a, b) => a - b);
  const [p50, p95, max] = [0.5, 0.95, 1].map((share) => percentile(sorted, share));
  return { requests: times.length, failed, p50: p50 ?? 0, p95: p95 ?? 0, max: max ?? 0 };
}

/** Calls the Function as a page of the docs does; resolves with the status. */
function createCaller({ account, conversations }: TwilioConfig, origin: string) {
  const httpClient = createHttpClient(origin);
  const context = {
    ACCOUNT_SID: account.sid,
    AUTH_TOKEN: account.authToken,
    API_KEY_SID: account.apiKeys[0]?.sid,
    API_KEY_SECRET: account.apiKeys[0]?.secret,
    CONVERSATIONS_SERVICE_SID: conversations.serviceSid,
    ALLOWED_ORIGINS: 'https://docs.example.com',
    PSEUDONYM_SECRET: 'pseudonym-secret-of-the-benchmark',
    STUDIO_FLOW_SID: 'FW00000000000000000000000000d0ce01',
    getTwilioClient: (options: object) =>
      twilio(account.sid, account.authToken, { httpClient, ...options }),
  };
  let count = 0;
  return async (): Promise<number> => {
    count += 1;
    const phone = `+1415555${String(count % 10_000).padStart(4, '0')}`;
    const body = { visitor: { phone, name: 'Ada' }, question: 'How do I retry?', trail };
    return (await callFunction(handler, { context, body })).status;
  };
}

const trail = Array.from({ length: 20 }, (_, index) => ({
  title: `Doc ${index}`,
  url: `https://docs.example.com/guide/${index}`,
  viewedAt: 1_780_000_000_000 + index,
}));

async function startStack() {
  const child = fork(join(import.meta.dirname, 'stack-process.ts'), [configFile], {
    execArgv: ['--import', 'tsx'],
  });
  const { origin } = await nextMessage<{ origin: string }>(child);
  const stop = () => {
    child.disconnect();
    return new Promise<void>((resolve) => child.once('exit', () => resolve()));
  };
  return { origin, stop };
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message as T)));
}

function waitUntil(due: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
}
