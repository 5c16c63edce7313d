import { isPhone } from '@docent/identity';
import type { Build } from './build.ts';
import { createConceal } from './conceal.ts';
import { deploy } from './deploy.ts';
import { DeployError } from './deploy-error.ts';
import { parseSettings } from './parse-settings.ts';
import {
  readDeployArguments,
  type DeployArguments,
  type FlowFile,
} from './read-deploy-arguments.ts';
import { readEnvFile } from './read-env-file.ts';
import { toSecrets } from './to-secrets.ts';
import type { TwilioAccess, TwilioCredentials } from './twilio-access.ts';

/** What the command works with. */
export interface DeployWorld {
  /** The `.env` that is read when none is named. */
  readonly envFile: string;
  readonly readFlow: (name: FlowFile) => string;
  readonly build: () => Promise<Build>;
  readonly connect: (credentials: TwilioCredentials) => TwilioAccess;
  readonly fetch: typeof globalThis.fetch;
  /** Asks a question that is answered by yes or no; undefined where nobody sits. */
  readonly ask: ((question: string) => Promise<boolean>) | undefined;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
}

/**
 * Runs `pnpm run deploy`; returns the exit code. Whatever it writes has gone through a filter that knows every secret.
 *
 * @param words - What stands behind the command's name.
 */
export async function runDeploy(words: readonly string[], world: DeployWorld): Promise<0 | 1> {
  let conceal = (text: string): string => text;
  try {
    const given = readDeployArguments(words);
    const values = readEnvFile(given.envFile ?? world.envFile);
    conceal = createConceal([...toSecrets(values), ...(given.probe ? [given.probe] : [])]);
    await start({ given, values }, { ...world, write: (text) => world.write(conceal(text)) });
    return 0;
  } catch (error) {
    world.writeError(`${conceal(toSentence(error))}\n`);
    return 1;
  }
}

async function start(
  { given, values }: { given: DeployArguments; values: Record<string, string> },
  world: DeployWorld,
): Promise<void> {
  const { flow, mayReplace, probe, isDryRun } = given;
  const settings = parseSettings(values, flow);
  if (probe !== undefined && !isPhone(probe))
    throw new DeployError('--probe takes a phone with its plus, such as +14155552671.');
  const notes = settings.unknownNames.map(
    (name) => `Note: ${name} is not a setting, and stays here.\n`,
  );
  if (notes.length > 0) world.write(`${notes.join('')}\n`);
  await deploy({
    settings,
    build: await world.build(),
    flow: flow === 'own' ? undefined : { source: flow, text: world.readFlow(flow) },
    mayReplace,
    access: world.connect(settings),
    fetch: world.fetch,
    probe,
    isDryRun,
    confirm: () => confirm(given, world),
    write: world.write,
  });
}

async function confirm({ isConfirmed }: DeployArguments, { ask }: DeployWorld): Promise<boolean> {
  if (isConfirmed) return true;
  if (ask) return ask('Do this?');
  throw new DeployError('Nothing was written: nobody is here to confirm. Add --yes to do it.');
}

function toSentence(error: unknown): string {
  if (error instanceof DeployError) return error.message;
  const message = error instanceof Error ? error.message : String(error);
  return `The deploy stopped at something unforeseen: ${message}`;
}
