import { expect, test } from 'vitest';
import { createRedactor, redact } from './redact.ts';

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJwaG9uZSI6IisxIn0.c2lnbmF0dXJl';

test.each([
  '+14155552671',
  '14155552671',
  '%2B14155552671',
  '(415) 555-2671',
  '+1 415.555.2671',
  '+44 (0)7911 123456',
  '415\u00A0555\u20112671',
  '\u202A+1\u202C4155552671',
  '%2B1%20415%20555%202671',
  '٠١٢٣٤٥٦٧٨٩',
  '5552671',
])('takes out the phone %s', (phone) => {
  expect(redact(`before ${phone} after`)).toMatch(/^before \S*\[phone\] after$/);
});

test.each([
  ['jwt', `token=${jwt}`, 'token=[token]'],
  ['unsecured jwt', 'eyJhbGciOiJub25lIn0.eyJhIjoxfQ.', '[token]'],
  ['auth header', 'Authorization: Basic QUM6c2VjcmV0', 'Authorization: [token]'],
  ['auth token', 'with 0123456789abcdef0123456789abcdef', 'with [token]'],
  ['e-mail', 'of ada.l+x@example.com, and', 'of [email], and'],
  [
    'e-mail in a URL',
    'https://x.example/?mail=ada%40example.com',
    'https://x.example/?mail=[email]',
  ],
])('takes out: %s', (_name, text, expected) => {
  expect(redact(text)).toBe(expected);
});

test.each([
  'POST /v1/Conversations answered 429, error 20429, in 1200 ms',
  'CH0123456789abcdef0123456789abcdef',
  'AC99999999999999999999999999999999 with SK12345678901234567890123456789012',
  'request 4b1e23ec-9af7-4a0b-8f0d-012345678901',
])('keeps what a log is searched for: %s', (text) => {
  expect(redact(text)).toBe(text);
});

test('keeps no SID that is longer than one', () => {
  expect(redact('ab0123456789abcdef0123456789abcdef')).toBe('[token]');
});

test('makes one line', () => {
  expect(redact('one\r\ntwo\u2028three')).toBe('one two three');
});

test('knows the secrets of the environment, one by one', () => {
  const clean = createRedactor({
    AUTH_TOKEN: 'plain-words',
    API_KEY_SECRET: 'base64+secret=',
    IDENTITY_KEYS: 'key-1=first secret, key-2=second secret',
    CAPTCHA_SECRET: 'short',
    ACCOUNT_SID: 'the account',
    TOKEN_SECONDS: '3600 seconds',
    getTwilioClient: () => undefined,
  });
  expect(clean('plain-words|base64+secret=|first secret|second secret|key-1')).toBe(
    '[secret]|[secret]|[secret]|[secret]|key-1',
  );
  expect(clean('short, the account, 3600 seconds')).toBe('short, the account, 3600 seconds');
});

test('stays quick on a long text', () => {
  const text = `${'a'.repeat(200_000)} ${'1 '.repeat(100_000)} ${'eyJ.'.repeat(50_000)}`;
  expect(redact(text).length).toBeLessThan(text.length);
});
