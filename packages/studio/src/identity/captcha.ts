import { isRecord } from '@docent/identity';
import { ApiError } from '../door/api-error.ts';
import type { CaptchaSettings } from '../settings/chat-settings.ts';

const urls = {
  turnstile: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
  hcaptcha: 'https://api.hcaptcha.com/siteverify',
  recaptcha: 'https://www.google.com/recaptcha/api/siteverify',
} as const satisfies Record<CaptchaSettings['provider'], string>;

const maxTokenLength = 8192;
const timeoutMs = 2000;
const retryAfterSeconds = 5;
// reCAPTCHA v3 calls everything a success, and says how sure it is that a person is there.
const minScore = 0.5;

interface CaptchaCheck {
  /** Undefined where chats start without a CAPTCHA. */
  readonly settings: CaptchaSettings | undefined;
  /** Of the page that asks. */
  readonly hostname: string;
  readonly fetch?: typeof globalThis.fetch;
}

/**
 * Asks the provider whether a visitor has solved the CAPTCHA, on this page. Throws `captcha-needed` when not,
 * `not-configured` when the provider does not know the secret, and `try-later` when it does not answer in 2 seconds.
 *
 * @example
 * await checkCaptcha(request.captchaToken, { settings: settings.captcha, hostname: 'docs.example.com' });
 */
export async function checkCaptcha(
  token: string | undefined,
  { settings, hostname, fetch = globalThis.fetch }: CaptchaCheck,
): Promise<void> {
  if (!settings) return;
  if (!token || token.length > maxTokenLength) throw new ApiError('captcha-needed');
  const verdict = await askProvider(token, { settings, fetch });
  const problem = findProblem(verdict, hostname);
  if (problem) {
    throw new ApiError('captcha-needed', { logged: `${settings.provider}: ${problem}` });
  }
}

async function askProvider(
  token: string,
  { settings, fetch }: { settings: CaptchaSettings; fetch: typeof globalThis.fetch },
): Promise<Record<string, unknown>> {
  const { provider, secret } = settings;
  const verdict = await fetch(urls[provider], {
    method: 'POST',
    body: new URLSearchParams({ secret, response: token }),
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  })
    .then((response) => (response.ok ? (response.json() as Promise<unknown>) : undefined))
    .catch(() => undefined);
  const codes = readCodes(verdict);
  if (codes.some((code) => code.endsWith('-input-secret'))) {
    throw new ApiError('not-configured', { logged: `${provider} does not know CAPTCHA_SECRET.` });
  }
  if (!isRecord(verdict) || codes.includes('internal-error')) {
    throw new ApiError('try-later', { logged: `${provider} does not answer.`, retryAfterSeconds });
  }
  return verdict;
}

function readCodes(verdict: unknown): string[] {
  const codes = isRecord(verdict) ? verdict['error-codes'] : undefined;
  return Array.isArray(codes) ? codes.map(String) : [];
}

function findProblem(verdict: Record<string, unknown>, hostname: string): string | undefined {
  const { success, score } = verdict;
  if (success !== true) return 'the token is wrong, old or used.';
  // Else a token solved on another page, or by people who are paid for it, would do here.
  if (typeof verdict['hostname'] === 'string' && verdict['hostname'] !== hostname) {
    return 'it was solved on another host.';
  }
  return typeof score === 'number' && score < minScore ? 'the score is low.' : undefined;
}
