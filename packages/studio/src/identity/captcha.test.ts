import { expect, test } from 'vitest';
import type { ApiError } from '../door/api-error.ts';
import type { CaptchaSettings } from '../settings/chat-settings.ts';
import { checkCaptcha } from './captcha.ts';

const hostname = 'docs.example.com';
const secret = 'captcha-secret-that-nobody-may-see';
const asked: { url: string; form: Record<string, string>; init: RequestInit }[] = [];

function answerWith(answer: () => Response | Promise<Response>): typeof globalThis.fetch {
  return async (input, init = {}) => {
    const form = Object.fromEntries(init.body as URLSearchParams);
    asked.push({ url: input as string, form, init });
    return answer();
  };
}

const json = (verdict: unknown, status = 200) =>
  answerWith(() => Response.json(verdict, { status }));
const check = (
  fetch: typeof globalThis.fetch,
  provider: CaptchaSettings['provider'] = 'turnstile',
) => checkCaptcha('the-token', { settings: { provider, secret }, hostname, fetch });
const refuse = (ending: Promise<void>): Promise<ApiError> =>
  ending.then(
    () => {
      throw new Error('It was taken.');
    },
    (error: ApiError) => error,
  );

test.each<[CaptchaSettings['provider'], string]>([
  ['turnstile', 'https://challenges.cloudflare.com/turnstile/v0/siteverify'],
  ['hcaptcha', 'https://api.hcaptcha.com/siteverify'],
  ['recaptcha', 'https://www.google.com/recaptcha/api/siteverify'],
])('asks %s by a form', async (provider, url) => {
  await check(json({ success: true, hostname }), provider);
  const { init, ...last } = asked.at(-1) ?? { init: {} };
  expect(last).toEqual({ url, form: { secret, response: 'the-token' } });
  expect(init.method).toBe('POST');
  expect(init.signal).toBeInstanceOf(AbortSignal);
});

test('takes a success of a provider that names no host', async () => {
  await expect(check(json({ success: true }))).resolves.toBeUndefined();
});

test('asks nobody where chats start without a CAPTCHA', async () => {
  const before = asked.length;
  await checkCaptcha(undefined, { settings: undefined, hostname, fetch: json({}) });
  expect(asked).toHaveLength(before);
});

test.each([undefined, '', 'x'.repeat(8193)])(
  'asks nobody about what is no token',
  async (token) => {
    const before = asked.length;
    const settings = { provider: 'turnstile', secret } as const;
    const ending = checkCaptcha(token, { settings, hostname, fetch: json({ success: true }) });
    expect(await refuse(ending)).toMatchObject({ code: 'captcha-needed', status: 403 });
    expect(asked).toHaveLength(before);
  },
);

test.each<[name: string, verdict: unknown]>([
  ['a failure', { success: false, 'error-codes': ['timeout-or-duplicate'] }],
  ['a success that is a text', { success: 'true', hostname }],
  ['a verdict without success', { hostname }],
  ['a list', [true]],
  ['another host', { success: true, hostname: 'docs.example.com.evil.com' }],
  ['an empty host', { success: true, hostname: '' }],
  ['a low score', { success: true, hostname, score: 0.1 }],
])('refuses %s', async (_name, verdict) => {
  expect(await refuse(check(json(verdict)))).toMatchObject({ code: 'captcha-needed' });
});

test.each<[name: string, fetch: typeof globalThis.fetch]>([
  ['is not reached', answerWith(() => Promise.reject(new TypeError('fetch failed')))],
  ['takes too long', answerWith(() => Promise.reject(new DOMException('', 'TimeoutError')))],
  ['answers 500', json({ success: true }, 500)],
  ['answers no JSON', answerWith(() => new Response('<html>'))],
  ['answers null', json(null)],
  ['failed itself', json({ success: false, 'error-codes': ['internal-error'] })],
])('asks to try later when the provider %s', async (_name, fetch) => {
  expect(await refuse(check(fetch))).toMatchObject({
    code: 'try-later',
    status: 503,
    retryAfterSeconds: 5,
  });
});

test('says in the log that the provider does not know the secret', async () => {
  const error = await refuse(
    check(json({ success: false, 'error-codes': ['invalid-input-secret'] }), 'hcaptcha'),
  );
  expect(error).toMatchObject({
    code: 'not-configured',
    logged: 'hcaptcha does not know CAPTCHA_SECRET.',
  });
});

test('tells nothing of what the provider said, and no secret', async () => {
  const verdicts = ['word-of-provider', { success: false, 'error-codes': ['word-of-provider'] }];
  for (const verdict of verdicts) {
    const { message, logged } = await refuse(check(json(verdict)));
    expect(message + String(logged)).not.toMatch(/word-of-provider|captcha-secret|the-token/);
  }
});
