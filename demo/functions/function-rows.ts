import { SignJWT, UnsecuredJWT } from 'jose';
import type { AnswerOf, ConformanceRow } from '../emulator/functions/conformance-table.ts';
import { apiKey, flowSid, serviceSid } from '../emulator/twilio/testing/settings.ts';

/** The page that calls. */
export const siteOrigin = 'https://docs.example.com';

const identity = { kid: 'first', secret: 'identity-secret-of-the-tests-0001', audience: 'docs' };

/** The environment of the Functions. No Profile API answers there. */
export const variables: Readonly<Record<string, string>> = {
  API_KEY_SID: apiKey.sid,
  API_KEY_SECRET: apiKey.secret,
  CONVERSATIONS_SERVICE_SID: serviceSid,
  ALLOWED_ORIGINS: siteOrigin,
  PSEUDONYM_SECRET: 'pseudonym-secret-of-the-tests-0001',
  STUDIO_FLOW_SID: flowSid,
  IDENTITY_KEYS: `${identity.kid}=${identity.secret}`,
  IDENTITY_AUDIENCE: identity.audience,
  PROFILE_TOKEN: 'profile-token-of-the-tests',
  PROFILE_SPACE_ID: 'spa_tests',
  PROFILE_HOST: 'http://127.0.0.1:1',
};

const headers = { origin: siteOrigin, 'content-type': 'application/json' };
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const fresh = ['token', 'identity', 'conversationSid', 'expiresAt'];

const calls: readonly ConformanceRow[] = [
  row('a chat', '/start-chat', { visitor: { phone: '+14155552671' }, question: 'Hi' }, 201),
  row('a new token', '/refresh-token', ofChat('a chat'), 200),
  row('the chat again', '/resume-chat', ofChat('a chat'), 200),
  row(
    'a name told later',
    '/identify-visitor',
    ofChat('a chat', { visitor: { name: 'Ada' } }),
    200,
  ),
  row('the transcript', '/transcript', ofChat('a chat', { timeZone: 'UTC', locale: 'en' }), 200),
  row('the end', '/end-chat', ofChat('a chat'), 200),
  row('a rating after the end', '/rate-chat', ofChat('a chat', { score: 4 }), 200),
  row('a token after the end', '/refresh-token', ofChat('a chat'), 410),
  row(
    'a chat of somebody else',
    '/end-chat',
    ofChat('a chat', { conversationSid: `CH${'0'.repeat(32)}` }),
    404,
  ),
  {
    title: 'a profile that cannot be looked up',
    path: '/find-profile',
    headers: form,
    body: 'phone=%2B14155552671&policy=docs',
    isSigned: true,
    status: 200,
    varying: ['asked'],
  },
  {
    title: 'a question to the bot',
    path: '/answer',
    headers: form,
    body: 'question=How+do+I+retry+a+job%3F&turn=0&poor_answers=0',
    isSigned: true,
    status: 200,
  },
  {
    title: 'what the agent gets',
    path: '/prepare-task',
    headers: form,
    body: 'phone=%2B14155552671&name=Ada&question=%22quoted%22',
    isSigned: true,
    status: 200,
  },
];

/** What every public Function refuses, however it is called. */
function attacksOn(path: string): readonly ConformanceRow[] {
  const attack = (what: string, request: Partial<ConformanceRow>, status: number) => ({
    title: `${path}: ${what}`,
    path,
    headers,
    status,
    body: '{}',
    ...request,
  });
  const { origin: _, ...withoutOrigin } = headers;
  const json = (title: string, body: string, status = 400) => attack(title, { body }, status);
  return [
    attack('no origin', { headers: withoutOrigin }, 403),
    attack(
      'another origin',
      { headers: { ...headers, origin: `${siteOrigin}.evil.example` } },
      403,
    ),
    attack('a form', { headers: { ...headers, ...form } }, 415),
    attack('text', { headers: { ...headers, 'content-type': 'text/plain' } }, 415),
    { title: `${path}: GET`, path, headers: { origin: siteOrigin }, status: 405 },
    json('1 MB', `{"question":"${'a'.repeat(1_048_576)}"}`, 413),
    json('broken JSON', '{"visitor":'),
    json('a list', '[]'),
    json('an unknown key', '{"isAdmin":true}'),
    json('__proto__', '{"__proto__":{"verified":true}}'),
    json('constructor', '{"constructor":{"prototype":{"verified":true}}}'),
    json('a phone of another type', '{"visitor":{"phone":{"$gt":""}}}'),
    json('a token of another type', '{"token":["a"],"identityToken":1}'),
  ];
}

/** Identity tokens that no server of ours has signed, or not for this. */
async function badTokens(): Promise<readonly [string, string][]> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    phone: '+14155552671',
    aud: identity.audience,
    iat: now,
    exp: now + 300,
    jti: 'attack-0001',
  };
  const sign = (change: object, secret = identity.secret, alg = 'HS256') =>
    new SignJWT({ ...claims, ...change })
      .setProtectedHeader({ alg, kid: identity.kid })
      .sign(new TextEncoder().encode(secret));
  return [
    ['forged', await sign({}, 'another-secret-of-at-least-32-chars')],
    ['expired', await sign({ iat: now - 900, exp: now - 600 })],
    ['for a day', await sign({ exp: now + 86_400 })],
    ['for another audience', await sign({ aud: 'shop' })],
    ['of another algorithm', await sign({}, `${identity.secret}${identity.secret}`, 'HS512')],
    ['unsigned', new UnsecuredJWT(claims).encode()],
  ];
}

/** Every request to the real Functions that both runtimes must answer alike. */
export async function createFunctionRows(): Promise<readonly ConformanceRow[]> {
  const names = [
    'start-chat',
    'refresh-token',
    'resume-chat',
    'identify-visitor',
    'end-chat',
    'rate-chat',
    'transcript',
  ];
  const tokens = await badTokens();
  return [
    ...calls,
    ...names.flatMap((name) => attacksOn(`/${name}`)),
    ...tokens.map(([what, identityToken]) =>
      row(`an identity token that is ${what}`, '/start-chat', { identityToken }, 401),
    ),
    row(
      'an access token of nobody',
      '/refresh-token',
      { token: 'a.b.c', conversationSid: `CH${'0'.repeat(32)}` },
      401,
    ),
    row('a premium-rate number', '/start-chat', { visitor: { phone: '+449098790000' } }, 400),
  ];
}

function row(
  title: string,
  path: string,
  body: object | ConformanceRow['body'],
  status: number,
): ConformanceRow {
  const text = typeof body === 'object' ? JSON.stringify(body) : body;
  return {
    title,
    path,
    headers,
    status,
    varying: fresh,
    ...(text !== undefined && { body: text }),
  };
}

/** What a page sends of a chat that it has started. */
function ofChat(title: string, more: object = {}) {
  return (answerOf: AnswerOf): string => {
    const { token, conversationSid } = JSON.parse(answerOf(title).text) as Record<string, string>;
    return JSON.stringify({ token, conversationSid, ...more });
  };
}
