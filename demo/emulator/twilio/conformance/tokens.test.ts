import { createHmac } from 'node:crypto';
import type { Client } from '@twilio/conversations';
import { expect, test } from 'vitest';
import { accountSid, apiKey, serviceSid } from '../testing/settings.ts';
import { nextEvent, startTestTwilio } from '../testing/test-support.ts';
import { failureOf } from './failure-of.ts';
import { connectRaw } from './raw-client.ts';
import { visit } from './visit.ts';
import { watch } from './watch.ts';

const hour = 3600;

interface ConnectionError {
  terminal: boolean;
  httpStatusCode?: number;
  errorCode?: number;
}

interface TokenParts {
  header?: object;
  claims?: object;
  grants?: unknown;
  secret?: string;
}

/** A token that is right but for the parts that are given. */
function forge({ header = {}, claims = {}, grants, secret = apiKey.secret }: TokenParts): string {
  const iat = Math.floor(Date.now() / 1000);
  const parts = [
    { typ: 'JWT', alg: 'HS256', cty: 'twilio-fpa;v=1', ...header },
    {
      jti: 'forged',
      iss: apiKey.sid,
      sub: accountSid,
      iat,
      exp: iat + hour,
      grants:
        grants === undefined ? { identity: 'visitor', chat: { service_sid: serviceSid } } : grants,
      ...claims,
    },
  ];
  const signed = parts
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}

const now = Math.floor(Date.now() / 1000);
const chat = { service_sid: serviceSid };
const bad: readonly (readonly [string, number, string])[] = [
  ['a wrong signature', 20107, forge({ secret: 'another' })],
  ['a signature cut off', 20107, forge({}).replace(/[^.]+$/, 'AAAA')],
  ['no signature', 20107, forge({}).replace(/[^.]+$/, '')],
  [
    'changed claims',
    20107,
    forge({}).replace(/\..+\./, `.${forge({ claims: { jti: 'x' } }).split('.')[1]}.`),
  ],
  ['a time that is over', 20104, forge({ claims: { iat: now - 2 * hour, exp: now - hour } })],
  ['no end', 20104, forge({ claims: { exp: undefined } })],
  ['a time that has not begun', 20105, forge({ claims: { nbf: now + hour } })],
  ['an unknown issuer', 20103, forge({ claims: { iss: `SK${'0'.repeat(32)}` } })],
  ['no issuer', 20103, forge({ claims: { iss: undefined } })],
  ['another account', 20103, forge({ claims: { sub: `AC${'0'.repeat(32)}` } })],
  ['no grants', 20106, forge({ grants: null })],
  ['no grant of chat', 20106, forge({ grants: { identity: 'visitor' } })],
  [
    'another service',
    20106,
    forge({ grants: { identity: 'visitor', chat: { service_sid: `IS${'0'.repeat(32)}` } } }),
  ],
  ['no identity', 20106, forge({ grants: { chat } })],
  ['an empty identity', 20106, forge({ grants: { identity: '', chat } })],
  ['an identity that is no text', 20106, forge({ grants: { identity: { a: 1 }, chat } })],
  ['no algorithm', 20102, forge({ header: { alg: 'none' } }).replace(/[^.]+$/, '')],
  ['another algorithm', 20102, forge({ header: { alg: 'HS512' } })],
  ['another content type', 20102, forge({ header: { cty: undefined } })],
  ['more than 24 hours', 20157, forge({ claims: { exp: now + 24 * hour + 60 } })],
  [
    'more than 24 hours, and no beginning',
    20157,
    forge({ claims: { iat: undefined, exp: now + 48 * hour } }),
  ],
  ['garbage', 20101, 'garbage'],
  ['garbage in three parts', 20101, 'a.b.c'],
  ['emoji', 20101, '🙂.🙂.🙂'],
];

test.each(bad)('is refused with %s', async (_, errorCode, token) => {
  const twilio = await startTestTwilio();
  const client = twilio.begin(token);
  const error = await nextEvent<ConnectionError>(client, 'connectionError');
  expect(error).toMatchObject({ terminal: true, httpStatusCode: 401, errorCode });
  await expect.poll(() => client.connectionState).toBe('denied');
  expect([...twilio.store.all('users')]).toEqual([]);
  const [line] = twilio.stream.read(0, 100).filter(({ what }) => what === 'init refused');
  expect(line).toMatchObject({
    status: 401,
    problem: expect.stringContaining(`${errorCode} `) as string,
  });
  expect(JSON.stringify(twilio.stream.read(0, 100))).not.toContain(token);
});

test.each([
  ['nothing', undefined],
  ['a number', 5],
  ['a list', []],
  ['null', null],
])('is refused where it is %s', async (_, token) => {
  const twilio = await startTestTwilio();
  const raw = await connectRaw(twilio);
  const { header } = await raw.ask({ method: 'init', token });
  expect(header.status).toMatchObject({ code: 401, errorCode: 20101 });
});

test('works when all of it is right', async () => {
  const twilio = await startTestTwilio();
  const client = twilio.begin(forge({}));
  await nextEvent(client, 'initialized');
  expect(client.user.identity).toBe('visitor');
});

test('says that it has expired to a client that begins with an old one', async () => {
  const twilio = await startTestTwilio();
  const client = twilio.begin(forge({ claims: { iat: now - 2 * hour, exp: now - hour } }));
  await nextEvent(client, 'tokenExpired');
  expect(twilio.sockets.list().every(({ identity }) => identity === null)).toBe(true);
});

test('is about to expire three minutes before its end, and is renewed in time', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const warned = watch(client, 'tokenAboutToExpire');
  const [expired, states] = ['tokenExpired', 'connectionStateChanged'].map((name) =>
    watch(client, name),
  );
  // The clock runs on meanwhile: a minute on each side.
  twilio.clock.advance((hour - 240) * 1000);
  await client.getSubscribedConversations();
  await readUser(client);
  expect(warned).toHaveLength(0);
  twilio.clock.advance(120_000);
  await expect.poll(() => warned.length).toBe(1);

  await client.updateToken(twilio.token('visitor'));
  twilio.clock.advance(600_000);
  await readUser(client);
  expect({ expired, states }).toEqual({ expired: [], states: [] });
  expect(twilio.sockets.list()).toHaveLength(1);
  expect(warned).toHaveLength(1);
});

test('is never about to expire when it is as short as the warning', async () => {
  const twilio = await startTestTwilio();
  const client = twilio.begin(twilio.token('visitor', 175));
  const warned = watch(client, 'tokenAboutToExpire');
  await nextEvent(client, 'initialized');
  twilio.clock.advance(100_000);
  await readUser(client);
  expect(warned).toEqual([]);
});

test('ends the connection when it is not renewed', async () => {
  const twilio = await startTestTwilio();
  const client = await twilio.connect('visitor');
  const expired = nextEvent(client, 'tokenExpired');
  const states = watch(client, 'connectionStateChanged');
  twilio.clock.advance(hour * 1000);
  await expired;
  await expect.poll(() => twilio.sockets.list()).toEqual([]);
  await expect.poll(() => states).toEqual(['disconnecting', 'disconnected']);

  await client.updateToken(twilio.token('visitor'));
  await expect.poll(() => client.connectionState).toBe('connected');
});

test('is not renewed with that of another identity, nor with a bad one', async () => {
  const twilio = await startTestTwilio();
  const { sid } = await twilio.conversation(['agent']);
  const agent = await visit(twilio, 'agent', sid);
  const visitor = await twilio.connect('visitor');
  const error = nextEvent<ConnectionError>(visitor, 'connectionError');
  await failureOf(visitor.updateToken(twilio.token('agent')));
  expect(await error).toMatchObject({ terminal: true, httpStatusCode: 401, errorCode: 20106 });
  await expect.poll(() => visitor.connectionState).toBe('denied');
  expect(agent.client.connectionState).toBe('connected');

  const raw = await connectRaw(twilio);
  await raw.ask({ method: 'init', token: twilio.token('visitor') });
  const refused = await raw.ask({ method: 'update', token: 'garbage' });
  expect(refused.header.status).toMatchObject({ code: 401, errorCode: 20101 });
  const { body } = await raw.request({ method: 'GET', path: '/Client/v2/Configuration' });
  expect(body).toMatchObject({ identity: 'visitor' });
});

/** Asks something, whereupon whatever came before has arrived. */
async function readUser(client: Client): Promise<void> {
  await client.getUser(client.user.identity);
  await failureOf(client.getConversationBySid('CH0'));
}

test('a token cannot be renewed on a connection that has not given one', async () => {
  const twilio = await startTestTwilio();
  const raw = await connectRaw(twilio);
  const refused = await raw.ask({ method: 'update', token: twilio.token('visitor') });
  expect(refused.header.status).toMatchObject({ code: 401 });
  expect(twilio.sockets.list()).toMatchObject([{ identity: null }]);
});
