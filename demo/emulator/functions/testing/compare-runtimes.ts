import twilio from 'twilio';
import { createClock } from '../../shared/clock.ts';
import type { TwilioConfig } from '../../twilio/config.ts';
import { startTwilio } from '../../twilio/server.ts';
import { accountSid, apiKey, buildConfig } from '../../twilio/testing/settings.ts';
import type { AnswerOf, ConformanceRow } from '../conformance-table.ts';
import { startFunctions } from '../server.ts';
import { authToken } from './functions-lab.ts';
import { send, type Received, type Sent } from './send.ts';
import { startTwilioRun } from './twilio-run.ts';

interface CompareOptions {
  /** What was built. */
  folder: string;
  rows: readonly ConformanceRow[];
  /** The environment variables, besides the account's SID and token. */
  env: Readonly<Record<string, string>>;
  /** Sections of the local Twilio's configuration. */
  sections?: Record<string, unknown>;
}

/** What both have answered to every row, by its title. */
export interface Comparison {
  twilioRun: ReadonlyMap<string, Received>;
  host: ReadonlyMap<string, Received>;
  /** Everything that `twilio-run` has printed. */
  output: string;
}

interface Runtime {
  origin: string;
  close(): Promise<void>;
}

const domain = 'docent.local.twil.io';

/** Sends every row to `twilio-run` and to our host, each with a local Twilio of its own, so that both begin alike. */
export async function compareRuntimes({
  rows,
  sections,
  env,
  folder,
}: CompareOptions): Promise<Comparison> {
  const account = { sid: accountSid, authToken, apiKeys: [apiKey] };
  const config = buildConfig({ account, ...sections });
  const variables = { ACCOUNT_SID: accountSid, AUTH_TOKEN: authToken, ...env };
  let output = '';
  const runTwilioRun = async (twilioOrigin: string) => {
    const run = await startTwilioRun({ folder, env: variables, twilioOrigin });
    return { ...run, close: () => run.close().then(() => void (output = run.output())) };
  };
  const runHost = (twilioOrigin: string) => startHost({ folder, env: variables, twilioOrigin });
  // Both are waited for, even when one fails: nothing runs on.
  const results = await Promise.allSettled(
    [runTwilioRun, runHost].map((start) => ask(start, { rows, config })),
  );
  const [twilioRun, host] = results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
  if (!twilioRun || !host) throw new Error('A runtime was not asked.');
  return { twilioRun, host, output };
}

interface Questions {
  rows: readonly ConformanceRow[];
  config: TwilioConfig;
}

async function ask(
  start: (twilioOrigin: string) => Promise<Runtime>,
  { rows, config }: Questions,
): Promise<ReadonlyMap<string, Received>> {
  const local = await startTwilio({ config, log: () => undefined });
  try {
    const runtime = await start(local.origin);
    try {
      return await sendAll(runtime.origin, rows);
    } finally {
      await runtime.close();
    }
  } finally {
    await local.close();
  }
}

function startHost(options: {
  folder: string;
  env: Readonly<Record<string, string>>;
  twilioOrigin: string;
}): Promise<Runtime> {
  const log = () => undefined;
  return startFunctions({ ...options, accountSid, authToken, domain, clock: createClock(), log });
}

async function sendAll(origin: string, rows: readonly ConformanceRow[]) {
  const answers = new Map<string, Received>();
  const answerOf: AnswerOf = (title) => {
    const found = answers.get(title);
    if (!found) throw new Error(`No row before this one is named "${title}".`);
    return found;
  };
  // In order: a row may need what an earlier one was answered.
  for (const row of rows) answers.set(row.title, await send(origin, toSent(row, answerOf)));
  return answers;
}

function toSent(row: ConformanceRow, answerOf: AnswerOf): Sent {
  const { method, path, headers = {}, body: given, isSigned = false } = row;
  const body = typeof given === 'function' ? given(answerOf) : given;
  const fields = Object.fromEntries(new URLSearchParams(body));
  const url = `https://${domain}${path}`;
  const signature = () => twilio.getExpectedTwilioSignature(authToken, url, fields);
  return {
    path,
    headers: { ...headers, ...(isSigned && { 'x-twilio-signature': signature() }) },
    ...(method !== undefined && { method }),
    ...(body !== undefined && { body }),
  };
}
