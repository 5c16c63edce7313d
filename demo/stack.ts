import { join } from 'node:path';
import { startFunctions, type LocalFunctions } from './emulator/functions/server.ts';
import type { SegmentConfig } from './emulator/segment/config.ts';
import { createClock, type Clock } from './emulator/shared/clock.ts';
import { startSegment, type LocalSegment } from './emulator/segment/server.ts';
import type { Studio } from './emulator/studio/engine/studio.ts';
import { createStudioApi } from './emulator/studio/rest/studio-api.ts';
import { startStudio } from './emulator/studio/twilio/start-studio.ts';
import type { TwilioConfig } from './emulator/twilio/config.ts';
import { startTwilio, type LocalTwilio } from './emulator/twilio/server.ts';

/** Where the parts of the local cloud listen. */
export interface Origins {
  segment: string;
  twilio: string;
}

/** The Functions of the local account. */
export interface FunctionsSetting {
  /** What was built: `functions/*.js`, and perhaps `assets`. */
  folder: string;
  /** The environment variables of the service, besides the account's SID and token. */
  env: (origins: Origins) => Record<string, string>;
  /** The host that flows name; `docent.local.twil.io` by default. */
  domain?: string;
}

interface StackOptions {
  segment: SegmentConfig;
  twilio: TwilioConfig;
  /** Where the paths of flows begin. */
  flowFolder: string;
  /** Where a restart finds again what happened; in memory by default. */
  state?: string;
  /** The ports to try first; any by default. */
  ports?: { segment: number; twilio: number; functions?: number };
  /** The Functions of the account; none by default. */
  functions?: FunctionsSetting;
  log: (sentence: string) => void;
}

/** Segment, Twilio, Studio and Functions, which know of each other as in the cloud. */
export interface Stack {
  segment: LocalSegment;
  twilio: LocalTwilio;
  studio: Studio;
  functions?: LocalFunctions;
  /** Where a restart finds again what happened; missing where it is in memory alone. */
  state?: string;
  log: (sentence: string) => void;
  close(): Promise<void>;
}

/** Starts the local cloud. */
export async function startStack(options: StackOptions): Promise<Stack> {
  // One time for all of them: whoever moves it at one has moved it everywhere.
  const clock = createClock();
  const segment = await startOwnSegment(options, clock);
  // What has been started so far, last first.
  const started: (() => unknown)[] = [segment.close];
  const close = async () => {
    for (const stop of started.splice(0)) await stop();
  };
  try {
    const hosts: Record<string, string> = { 'https://profiles.segment.com': segment.origin };
    const { twilio, studio } = await startTwilioAndStudio(options, { clock, hosts });
    started.unshift(studio.close, twilio.close);
    const { state, log } = options;
    const parts = { segment, twilio, studio, log, ...(state !== undefined && { state }), close };
    if (!options.functions) return parts;
    const functions = await startOwnFunctions(options, options.functions, parts);
    started.unshift(functions.close);
    // Flows look a host up when they call it: only now is it known where the Functions listen.
    hosts[functions.publicOrigin] = functions.origin;
    return { ...parts, functions };
  } catch (error) {
    await close();
    throw error;
  }
}

function startOwnSegment(
  { segment: config, ports, state, log }: StackOptions,
  clock: Clock,
): Promise<LocalSegment> {
  const database = state && join(state, 'segment.db');
  return startSegment({
    config,
    clock,
    port: ports?.segment ?? 0,
    log,
    ...(database && { database }),
  });
}

async function startTwilioAndStudio(
  { segment, twilio: config, flowFolder, ports, state, log }: StackOptions,
  { clock, hosts }: { clock: Clock; hosts: Readonly<Record<string, string>> },
) {
  let studio: Studio | undefined;
  const twilio = await startTwilio({
    config,
    clock,
    port: ports?.twilio ?? 0,
    log,
    ...(state && { directory: state }),
    onStudioTrigger: (trigger) => void studio?.handle(trigger),
    extend(app, services) {
      const secrets = segment.space.profileTokens;
      studio = startStudio(services, { folder: flowFolder, hosts, secrets });
      app.route('/studio/v2', createStudioApi(services, studio));
    },
  });
  if (!studio) throw new Error('Studio has not started.');
  return { twilio, studio };
}

function startOwnFunctions(
  { ports, log }: StackOptions,
  { env, ...setting }: FunctionsSetting,
  { segment, twilio }: Pick<Stack, 'segment' | 'twilio'>,
): Promise<LocalFunctions> {
  const { sid: accountSid, authToken } = twilio.config.account;
  return startFunctions({
    ...setting,
    env: env({ segment: segment.origin, twilio: twilio.origin }),
    accountSid,
    authToken,
    twilioOrigin: twilio.origin,
    clock: twilio.clock,
    port: ports?.functions ?? 0,
    log,
  });
}
