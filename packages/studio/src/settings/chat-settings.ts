import { ApiError } from '../door/api-error.ts';
import { createEnvReader, type EnvReader } from './env-reader.ts';
import { readIdentityKeys, type IdentityKeys } from './identity-keys.ts';
import { readOrigins } from './origins.ts';

/** Which CAPTCHA a chat starts with, and the secret by which its answers are checked. */
export interface CaptchaSettings {
  readonly provider: 'turnstile' | 'hcaptcha' | 'recaptcha';
  readonly secret: string;
}

/** How chats are created at Twilio. */
export type ChatMethod =
  | { readonly kind: 'conversation'; readonly flowSid: string }
  | { readonly kind: 'web-chat'; readonly addressSid: string }
  | { readonly kind: 'deployment-key'; readonly deploymentKey: string };

/** What the public Functions need to know. */
export interface ChatSettings {
  readonly accountSid: string;
  readonly apiKeySid: string;
  readonly apiKeySecret: string;
  readonly serviceSid: string;
  /** Exact origins, such as `https://docs.example.com`. */
  readonly allowedOrigins: ReadonlySet<string>;
  /** The key of every pseudonym. */
  readonly pseudonymSecret: string;
  readonly method: ChatMethod;
  /** Undefined where the customer's backend signs no identity tokens. */
  readonly identity: IdentityKeys | undefined;
  /** Gives `from` to verified visitors only. */
  readonly requireVerified: boolean;
  readonly captcha: CaptchaSettings | undefined;
  /** How long an access token lives. */
  readonly tokenSeconds: number;
  /** For how long after its end an access token still resumes its chat. */
  readonly resumeHours: number;
}

/**
 * Reads what the public Functions need from their environment. Throws `not-configured`, with everything that is wrong
 * in its log sentence, and no value.
 *
 * @example
 * const settings = readChatSettings(context);
 */
export function readChatSettings(variables: Readonly<Record<string, unknown>>): ChatSettings {
  const env = createEnvReader(variables);
  const settings = {
    accountSid: env.required('ACCOUNT_SID', 'the SID of your Twilio account, AC…'),
    apiKeySid: env.required('API_KEY_SID', 'an API key of your account, SK…'),
    apiKeySecret: env.required('API_KEY_SECRET', 'the secret of that API key'),
    serviceSid: env.required('CONVERSATIONS_SERVICE_SID', 'the Conversations service of Flex, IS…'),
    allowedOrigins: readOrigins(env),
    pseudonymSecret: readSecret(env),
    method: readMethod(env),
    identity: readIdentityKeys(env),
    requireVerified: env.flag('REQUIRE_VERIFIED'),
    captcha: readCaptcha(env),
    tokenSeconds: env.number('TOKEN_SECONDS', { fallback: 3600, min: 60, max: 86_400 }),
    resumeHours: env.number('RESUME_HOURS', { fallback: 24, min: 0, max: 720 }),
  };
  assertConfigured(env);
  return settings;
}

/** Throws `not-configured` when a reader has found something wrong. */
export function assertConfigured({ problems }: EnvReader): void {
  if (problems.length > 0) throw new ApiError('not-configured', { logged: problems.join(' ') });
}

function readSecret(env: EnvReader): string {
  const secret = env.required('PSEUDONYM_SECRET', 'at least 32 random characters');
  if (secret && secret.length < 32) env.problem('PSEUDONYM_SECRET has at least 32 characters.');
  return secret;
}

function readMethod(env: EnvReader): ChatMethod {
  const kind = env.choice('CHAT_METHOD', ['conversation', 'web-chat', 'deployment-key']);
  if (kind === 'web-chat') {
    return { kind, addressSid: env.required('ADDRESS_SID', 'the address of your web chat, IG…') };
  }
  if (kind === 'deployment-key') {
    return { kind, deploymentKey: env.required('DEPLOYMENT_KEY', 'the key of your web chat, CV…') };
  }
  return { kind, flowSid: env.required('STUDIO_FLOW_SID', 'the flow that routes chats, FW…') };
}

function readCaptcha(env: EnvReader): CaptchaSettings | undefined {
  const provider = env.choice('CAPTCHA_PROVIDER', ['none', 'turnstile', 'hcaptcha', 'recaptcha']);
  if (provider === 'none') return undefined;
  return { provider, secret: env.required('CAPTCHA_SECRET', `the secret of ${provider}`) };
}
