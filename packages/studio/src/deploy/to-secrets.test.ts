import { expect, test } from 'vitest';
import { toSecrets } from './to-secrets.ts';

test('takes the secrets, and of identity keys what stands behind their kid', () => {
  const values = {
    ACCOUNT_SID: 'AC1',
    AUTH_TOKEN: ' token ',
    CAPTCHA_SECRET: '',
    IDENTITY_KEYS: '2026-10=first=, 2026-11=second',
  };
  expect(toSecrets(values)).toEqual(['token', 'first=', 'second']);
});
