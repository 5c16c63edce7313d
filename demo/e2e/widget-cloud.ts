import { join } from 'node:path';
import { readConfig as readSegmentConfig } from '../emulator/segment/config.ts';
import { parseConfig, readConfig as readTwilioConfig } from '../emulator/twilio/config.ts';
import type { LocalFunctions } from '../emulator/functions/server.ts';
import { startStack, type FunctionsSetting, type Stack } from '../stack.ts';

const demo = join(import.meta.dirname, '..');
export const segmentConfig = readSegmentConfig(join(demo, 'segment.yaml'));
export const twilioConfig = readTwilioConfig(join(demo, 'twilio.yaml'));
export const writeKey = segmentConfig.sources[0]?.writeKey ?? '';
/** The routing of the 2021 recipe, as an existing customer has it. */
export const recipeFlowSid = twilioConfig.studio.flows[0]?.sid ?? '';

/** The local cloud, with its Functions. */
export type Cloud = Stack & { readonly functions: LocalFunctions };

interface CloudOptions {
  readonly functions: FunctionsSetting;
  /** What is set otherwise than in `functions.env`. */
  readonly env: Readonly<Record<string, string>>;
  /** Sections of `twilio.yaml` that are other. */
  readonly sections: Readonly<Record<string, unknown>>;
  readonly log: (sentence: string) => void;
}

/** Starts a local cloud that remembers nothing. */
export async function startCloud({ functions, env, sections, log }: CloudOptions): Promise<Cloud> {
  const stack = await startStack({
    segment: segmentConfig,
    twilio: parseConfig({ ...twilioConfig, ...sections }),
    flowFolder: demo,
    functions: { ...functions, env: (origins) => ({ ...functions.env(origins), ...env }) },
    log,
  });
  if (!stack.functions) throw new Error('The Functions have not started.');
  return { ...stack, functions: stack.functions };
}

/** Calls what only a local server has: `post(twilio.origin, '/clock', { advanceMs: 1000 })`. */
export async function post(origin: string, path: string, body: object): Promise<unknown> {
  const response = await fetch(`${origin}/_local${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return text && (JSON.parse(text) as unknown);
}
