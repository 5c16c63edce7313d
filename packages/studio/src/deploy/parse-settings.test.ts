import { expect, test } from 'vitest';
import { parseSettings } from './parse-settings.ts';

const hex = (digit: string) => digit.repeat(32);

const complete = {
  ACCOUNT_SID: `AC${hex('a')}`,
  AUTH_TOKEN: 'the-auth-token',
  API_KEY_SID: `SK${hex('b')}`,
  API_KEY_SECRET: 'the-api-key-secret',
  CONVERSATIONS_SERVICE_SID: `IS${hex('c')}`,
  ALLOWED_ORIGINS: 'https://docs.example.com',
  PSEUDONYM_SECRET: 'p'.repeat(32),
  PROFILE_TOKEN: 'the-profile-token',
  PROFILE_SPACE_ID: 'spa_1',
  WORKFLOW_SID: `WW${hex('d')}`,
  TASK_CHANNEL_SID: `TC${hex('e')}`,
};

function refusal(values: Record<string, string>): string {
  try {
    parseSettings(values);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

test('takes defaults for what is not given', () => {
  expect(parseSettings(complete)).toMatchObject({
    method: 'conversation',
    addressSid: undefined,
    flowSid: undefined,
    space: { host: 'https://profiles.segment.com', spaceId: 'spa_1', identifier: 'phone' },
    docsTrait: 'docs_last_2_days',
    unknownNames: [],
  });
});

test('names everything that is missing at once, each with where to find it', () => {
  const lines = refusal({}).split('\n- ').slice(1);
  expect(new Set(lines.map((line) => line.split(' ')[0]))).toEqual(new Set(Object.keys(complete)));
  expect(lines).toHaveLength(Object.keys(complete).length);
  for (const line of lines) expect(line).toMatch(/^\w+ is missing: .{10,}\.$/u);
});

test.each([
  ['ACCOUNT_SID', 'SK12345678'],
  ['API_KEY_SID', `AC${hex('b')}`],
  ['CONVERSATIONS_SERVICE_SID', `IS${hex('z')}`],
  ['WORKFLOW_SID', `WW${hex('d')}0`],
  ['TASK_CHANNEL_SID', 'chat-channel'],
  ['STUDIO_FLOW_SID', 'docent-flow'],
  ['ALLOWED_ORIGINS', 'docs.example.org'],
  ['PSEUDONYM_SECRET', 'too-short-secret'],
  ['PROFILE_HOST', 'http://profiles.example.com'],
  ['PROFILE_HOST', 'https://profiles.example.com/v1'],
  ['CHAT_METHOD', 'webchat-method'],
  ['REQUIRE_VERIFIED', 'perhaps-not'],
  ['IDENTITY_KEYS', 'kid=short-identity-key'],
  ['CAPTCHA_PROVIDER', 'captcha-of-ours'],
  ['TOKEN_SECONDS', 'an-hour-or-so'],
  ['BOT_NAME', 'b'.repeat(451)],
])('%s is refused without its value when it is malformed', (name, value) => {
  const message = refusal({ ...complete, [name]: value });
  expect(message).toContain(`\n- ${name} `);
  expect(message).not.toContain(value);
});

test.each([
  ['the address of web chats', { CHAT_METHOD: 'web-chat' }, 'ADDRESS_SID'],
  ['the deployment key', { CHAT_METHOD: 'deployment-key' }, 'DEPLOYMENT_KEY'],
  ['the secret of a CAPTCHA', { CAPTCHA_PROVIDER: 'turnstile' }, 'CAPTCHA_SECRET'],
  ['the audience of identity tokens', { IDENTITY_KEYS: `k=${hex('f')}` }, 'IDENTITY_AUDIENCE'],
])('%s is needed only where it is used', (_, setting, name) => {
  expect(refusal(complete)).toBe('');
  expect(refusal({ ...complete, ...setting })).toContain(`${name} is missing`);
});

test('an own flow is named, and needs nothing to be filled with', () => {
  const { WORKFLOW_SID: _, TASK_CHANNEL_SID: __, ...values } = complete;
  const refusalOf = (given: Record<string, string>) => () => parseSettings(given, 'own');
  expect(refusalOf(values)).toThrow(
    'The settings are not complete:\n- STUDIO_FLOW_SID is missing: FW…, from Console > Studio > Flows, the one that --flow own keeps.',
  );
  const flowSid = `FW${hex('f')}`;
  expect(parseSettings({ ...values, STUDIO_FLOW_SID: flowSid }, 'own').flowSid).toBe(flowSid);
  const malformed = { ...values, STUDIO_FLOW_SID: flowSid, WORKFLOW_SID: 'WW1' };
  expect(refusalOf(malformed)).toThrow('- WORKFLOW_SID is WW and 32');
});

test('nobody can be verified without keys', () => {
  expect(refusal({ ...complete, REQUIRE_VERIFIED: 'true' })).toContain('needs IDENTITY_KEYS');
});

test('the Functions get what they read, and neither credentials nor what only the flow needs', () => {
  const { variables } = parseSettings({ ...complete, BOT_NAME: ' Docs bot ', CAPTCHA_SECRET: '' });
  expect(Object.keys(variables)).toEqual([
    'API_KEY_SID',
    'API_KEY_SECRET',
    'CONVERSATIONS_SERVICE_SID',
    'ALLOWED_ORIGINS',
    'PSEUDONYM_SECRET',
    'PROFILE_TOKEN',
    'PROFILE_SPACE_ID',
    'BOT_NAME',
  ]);
  expect(variables['BOT_NAME']).toBe('Docs bot');
});

test('names what is no setting, such as a setting with a typing error', () => {
  const { unknownNames, variables } = parseSettings({ ...complete, ALLOWED_ORIGIN: 'x' });
  expect(unknownNames).toEqual(['ALLOWED_ORIGIN']);
  expect(variables).not.toHaveProperty('ALLOWED_ORIGIN');
});
