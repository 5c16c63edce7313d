import { describe, expect, test } from 'vitest';
import { ApiError } from '../door/api-error.ts';
import { readChatSettings } from './chat-settings.ts';

const complete = {
  ACCOUNT_SID: 'AC1',
  API_KEY_SID: 'SK1',
  API_KEY_SECRET: 'api-key-secret',
  CONVERSATIONS_SERVICE_SID: 'IS1',
  ALLOWED_ORIGINS: 'https://docs.example.com, http://127.0.0.1:5173',
  PSEUDONYM_SECRET: 'p'.repeat(32),
  STUDIO_FLOW_SID: 'FW1',
};

function problemsOf(variables: Record<string, unknown>): string {
  try {
    readChatSettings(variables);
    return '';
  } catch (error) {
    if (error instanceof ApiError && error.code === 'not-configured') return error.logged ?? '';
    throw error;
  }
}

test('reads what is needed, and takes defaults for the rest', () => {
  expect(readChatSettings(complete)).toEqual({
    accountSid: 'AC1',
    apiKeySid: 'SK1',
    apiKeySecret: 'api-key-secret',
    serviceSid: 'IS1',
    allowedOrigins: new Set(['https://docs.example.com', 'http://127.0.0.1:5173']),
    pseudonymSecret: 'p'.repeat(32),
    method: { kind: 'conversation', flowSid: 'FW1' },
    identity: undefined,
    requireVerified: false,
    captcha: undefined,
    tokenSeconds: 3600,
    resumeHours: 24,
  });
});

test('names everything that is missing at once', () => {
  const problems = problemsOf({});
  const needed = Object.keys(complete);
  expect(needed.filter((name) => !problems.includes(`${name} is missing`))).toEqual([]);
});

test('says nothing of a value that is wrong', () => {
  const problems = problemsOf({
    ...complete,
    PSEUDONYM_SECRET: 'short-secret',
    IDENTITY_KEYS: 'first=too-short',
    REQUIRE_VERIFIED: 'perhaps',
  });
  expect(problems).toContain('PSEUDONYM_SECRET has at least 32 characters.');
  expect(problems).toContain('IDENTITY_KEYS lists');
  expect(problems).toContain('REQUIRE_VERIFIED is true or false.');
  expect(problems).not.toMatch(/short-secret|too-short|perhaps/);
});

test('does not answer with what it logs', () => {
  expect(() => readChatSettings({})).toThrow(/^The Function lacks settings\. Its log names them/);
});

describe('an origin', () => {
  test.each([
    '*',
    'https://*.example.com',
    'docs.example.com',
    'https://docs.example.com/',
    'https://docs.example.com/path',
    'https://DOCS.example.com',
    'https://docs.example.com:443',
    'javascript:alert(1)',
    'null',
  ])('%s is refused', (origin) => {
    expect(problemsOf({ ...complete, ALLOWED_ORIGINS: origin })).toContain('lists exact origins');
  });
});

describe('the way in which chats are created', () => {
  test.each([
    ['web-chat', { ADDRESS_SID: 'IG1' }, { kind: 'web-chat', addressSid: 'IG1' }],
    ['deployment-key', { DEPLOYMENT_KEY: 'CV1' }, { kind: 'deployment-key', deploymentKey: 'CV1' }],
  ])('%s needs its own setting', (method, setting, expected) => {
    const variables = { ...complete, STUDIO_FLOW_SID: '', CHAT_METHOD: method };
    expect(problemsOf(variables)).toContain(`${Object.keys(setting)[0]} is missing`);
    expect(readChatSettings({ ...variables, ...setting }).method).toEqual(expected);
  });

  test('is one of those that exist', () => {
    expect(problemsOf({ ...complete, CHAT_METHOD: 'webchat' })).toBe(
      'CHAT_METHOD is one of conversation, web-chat, deployment-key.',
    );
  });
});

test('holds several identity keys, so that one can be changed for the next', () => {
  const first = 'a='.repeat(20);
  const second = 'b'.repeat(32);
  const { identity } = readChatSettings({
    ...complete,
    IDENTITY_KEYS: `2026-10=${first}, 2026-11=${second}`,
    IDENTITY_AUDIENCE: 'docs',
  });
  expect(identity).toEqual({
    audience: 'docs',
    secrets: new Map([
      ['2026-10', first],
      ['2026-11', second],
    ]),
  });
});

test('a CAPTCHA needs its secret', () => {
  expect(problemsOf({ ...complete, CAPTCHA_PROVIDER: 'turnstile' })).toContain('CAPTCHA_SECRET');
  expect(problemsOf({ ...complete, CAPTCHA_PROVIDER: 'none' })).toBe('');
});

test('takes no setting that the environment only inherits', () => {
  expect(problemsOf(Object.create(complete) as Record<string, unknown>)).toContain(
    'ACCOUNT_SID is missing',
  );
});
