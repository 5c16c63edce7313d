import type { ProfileSpace } from '@docent/identity';
import { createEnvReader, type EnvReader } from '../settings/env-reader.ts';
import { readIdentityKeys } from '../settings/identity-keys.ts';
import { readOrigins } from '../settings/origins.ts';
import { DeployError } from './deploy-error.ts';
import type { FlowChoice } from './read-deploy-arguments.ts';
import { readFlowSettings } from './read-flow-settings.ts';
import { readSid } from './read-sid.ts';
import { deployOnlyNames, variableNames } from './setting-names.ts';

/** What a deploy needs to know. */
export interface DeploySettings {
  readonly accountSid: string;
  readonly authToken: string;
  /** The Conversations service. */
  readonly serviceSid: string;
  readonly method: ChatMethodName;
  /** The address of web chats; only with the method `web-chat`. */
  readonly addressSid: string | undefined;
  /** The flow to write to, which is found by its name when it is not given; or the customer's own, which is given. */
  readonly flowSid: string | undefined;
  readonly space: Required<ProfileSpace>;
  readonly profileToken: string;
  readonly docsTrait: string;
  /** For the flow that is written; may be empty when it is the customer's own. */
  readonly workflowSid: string;
  /** As above. */
  readonly taskChannelSid: string;
  /** The environment of the Functions, as far as `.env` decides it. */
  readonly variables: Readonly<Record<string, string>>;
  /** Names in `.env` that are no settings. */
  readonly unknownNames: readonly string[];
}

export type ChatMethodName = 'conversation' | 'web-chat' | 'deployment-key';

// @see https://www.twilio.com/docs/serverless/api/resource/variable
const maxVariableBytes = 450;

/**
 * Parses what `.env` says. Throws {@link DeployError}, which names everything that is missing or wrong and where to find
 * it, and no value.
 *
 * @example
 * const settings = parseSettings(dotenv.parse(readFileSync('.env')));
 */
export function parseSettings(
  values: Readonly<Record<string, string>>,
  flow: FlowChoice = 'docent',
): DeploySettings {
  const env = createEnvReader(values);
  const settings = {
    ...readTwilio(env),
    ...readFlowSettings(env, flow),
    ...readMethod(env),
    ...readSegment(env),
    variables: toVariables(values),
    unknownNames: Object.keys(values).filter((name) => !knownNames.has(name)),
  };
  readOrigins(env);
  readIdentity(env);
  readLimits(env);
  for (const [name, value] of Object.entries(settings.variables))
    if (Buffer.byteLength(value) > maxVariableBytes)
      env.problem(`${name} is longer than the ${maxVariableBytes} bytes that Twilio keeps.`);
  if (env.problems.length > 0)
    throw new DeployError(`The settings are not complete:\n- ${env.problems.join('\n- ')}`);
  return settings;
}

const knownNames: ReadonlySet<string> = new Set([...variableNames, ...deployOnlyNames]);

function readTwilio(env: EnvReader) {
  const keys = 'Console > Account > API keys & tokens';
  readSid(env, 'API_KEY_SID', { prefix: 'SK', where: keys });
  env.required('API_KEY_SECRET', `it is shown once, when the key is made in ${keys}`);
  const secret = env.required('PSEUDONYM_SECRET', 'make one, such as by: openssl rand -hex 32');
  if (secret && secret.length < 32) env.problem('PSEUDONYM_SECRET has at least 32 characters.');
  return {
    accountSid: readSid(env, 'ACCOUNT_SID', {
      prefix: 'AC',
      where: 'the first page of the Console',
    }),
    authToken: env.required('AUTH_TOKEN', 'it is on the first page of the Console'),
    serviceSid: readSid(env, 'CONVERSATIONS_SERVICE_SID', {
      prefix: 'IS',
      where: 'Console > Conversations > Manage > Services, the one of Flex',
    }),
  };
}

function readMethod(env: EnvReader): Pick<DeploySettings, 'method' | 'addressSid'> {
  const method = env.choice('CHAT_METHOD', ['conversation', 'web-chat', 'deployment-key']);
  if (method === 'deployment-key')
    readSid(env, 'DEPLOYMENT_KEY', { prefix: 'CV', where: 'Console > Flex > Channels > Webchat' });
  if (method !== 'web-chat') return { method, addressSid: undefined };
  const where = 'Console > Flex > Channels > Addresses, the one of type chat';
  return { method, addressSid: readSid(env, 'ADDRESS_SID', { prefix: 'IG', where }) };
}

function readSegment(env: EnvReader) {
  const place = 'Segment > Unify > Unify settings > API access';
  const host = env.text('PROFILE_HOST', 'https://profiles.segment.com');
  if (!isHost(host))
    env.problem('PROFILE_HOST is an origin with https, such as https://profiles.segment.com.');
  return {
    profileToken: env.required('PROFILE_TOKEN', `make one in ${place}`),
    space: {
      host,
      spaceId: env.required('PROFILE_SPACE_ID', `it stands in ${place}, as spa_…`),
      identifier: env.text('PROFILE_IDENTIFIER', 'phone'),
    },
    docsTrait: env.text('DOCS_TRAIT', 'docs_last_2_days'),
  };
}

function readIdentity(env: EnvReader): void {
  readIdentityKeys(env);
  if (env.flag('REQUIRE_VERIFIED') && !env.text('IDENTITY_KEYS'))
    env.problem('REQUIRE_VERIFIED needs IDENTITY_KEYS: nobody can be verified without them.');
  const captcha = env.choice('CAPTCHA_PROVIDER', ['none', 'turnstile', 'hcaptcha', 'recaptcha']);
  if (captcha !== 'none') env.required('CAPTCHA_SECRET', `it stands in the settings of ${captcha}`);
}

function readLimits(env: EnvReader): void {
  env.number('TOKEN_SECONDS', { fallback: 3600, min: 60, max: 86_400 });
  env.number('RESUME_HOURS', { fallback: 24, min: 0, max: 720 });
  env.number('DOCS_HOURS', { fallback: 48, min: 1, max: 336 });
  env.number('BOT_MAX_TURNS', { fallback: 6, min: 1, max: 8 });
  env.number('BOT_MAX_POOR_ANSWERS', { fallback: 2, min: 1, max: 8 });
  env.number('BOT_MIN_CONFIDENCE', { fallback: 0, min: 0, max: 1 });
}

function toVariables(values: Readonly<Record<string, string>>): Record<string, string> {
  const given = variableNames.map((name) => [name, values[name]?.trim() ?? ''] as const);
  return Object.fromEntries(given.filter(([, value]) => value !== ''));
}

/** Plain HTTP only on this machine, where a local Segment is. */
function isHost(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, origin } = new URL(text);
  const isSafe = protocol === 'https:' || hostname === '127.0.0.1' || hostname === 'localhost';
  return isSafe && origin === text;
}
