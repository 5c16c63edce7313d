import { expect, test } from 'vitest';
import { apiKey, chatAddressSid, flowSid, settings, smsAddressSid } from '../testing/settings.ts';
import { readAccessToken } from '../twilsock/access-token.ts';
import type { Commit } from '../store/store.ts';
import { createLab, noon } from '../webhooks/testing/lab.ts';

const deploymentKey = `CV${'7'.repeat(32)}`;
const smsKey = `CV${'8'.repeat(32)}`;
const addresses = settings.addresses.map((address) => ({
  ...address,
  deploymentKey: address.sid === chatAddressSid ? deploymentKey : smsKey,
}));

async function start(now?: () => number) {
  const lab = createLab({ addresses });
  const origin = await lab.serve(now);
  const commits: Commit[] = [];
  lab.services.store.onCommit((commit) => void commits.push(commit));
  const post = async (path: string, fields: Record<string, string>) => {
    const response = await fetch(`${origin}/flex-api.twilio.com/v2/Webchat/${path}`, {
      method: 'POST',
      headers: { origin: 'https://docs.example.com' },
      body: new URLSearchParams(fields),
    });
    const body = (await response.json()) as Record<string, string>;
    return { status: response.status, headers: response.headers, body };
  };
  return { ...lab, origin, commits, post };
}

const init = { DeploymentKey: deploymentKey, CustomerFriendlyName: 'Ada' };

test('a page begins a web chat with a deployment key alone', async () => {
  const { services, post, commits } = await start();
  const data = { friendlyName: 'Ada', query: 'How do I begin?' };
  const answer = await post('Init', { ...init, PreEngagementData: JSON.stringify(data) });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const { conversation_sid: sid = '', identity = '', token, expiration } = answer.body;
  expect(identity).toMatch(/^FX[0-9a-f]{32}$/);
  expect(expiration).toBe('2026-03-02T18:00:00.000Z');
  expect(await readAccessToken(token, services.config, noon)).toEqual({
    identity,
    expiresAt: Date.parse(expiration ?? ''),
  });
  const { store } = services;
  expect(commits).toHaveLength(1);
  expect(store.get('conversations', sid)?.attributes).toBe(
    JSON.stringify({ pre_engagement_data: data }),
  );
  expect(store.participantsOf(sid)).toMatchObject([{ identity }]);
  expect(store.userNamed(identity)).toMatchObject({ friendlyName: 'Ada' });
  expect(store.webhooksOf(sid)).toMatchObject([{ target: 'studio', flowSid }]);
});

test('a visitor who comes back keeps the identity', async () => {
  const { post } = await start();
  expect((await post('Init', { ...init, Identity: 'ada' })).body).toMatchObject({
    identity: 'ada',
  });
});

test.each([
  ['no key', {}, 401, 45741],
  ['an empty key', { DeploymentKey: '' }, 401, 45741],
  ['an unknown key', { DeploymentKey: `CV${'9'.repeat(32)}` }, 401, 45741],
  ['the SID of an address', { DeploymentKey: chatAddressSid }, 401, 45741],
  ['the key of an address for SMS', { DeploymentKey: smsKey }, 400, 45745],
  ['data that is no JSON', { ...init, PreEngagementData: '{' }, 400, 45733],
])('%s is refused, and nothing is made', async (_, fields, status, code) => {
  const { post, commits } = await start();
  expect(await post('Init', fields)).toMatchObject({ status, body: { code } });
  expect(commits).toEqual([]);
});

test('a token is renewed for the same identity, and says nothing of the conversation', async () => {
  const { services, post, clock } = await start();
  const { token = '', identity } = (await post('Init', init)).body;
  clock.advance(60 * 60 * 1000);
  const renewed = await post('Tokens/Refresh', { DeploymentKey: deploymentKey, Token: token });
  expect(renewed.status).toBe(200);
  expect(renewed.body).toEqual({
    token: expect.any(String),
    identity,
    expiration: '2026-03-02T19:00:00.000Z',
  });
  expect(renewed.body['token']).not.toBe(token);
  await expect(
    readAccessToken(renewed.body['token'], services.config, clock.now()),
  ).resolves.toMatchObject({ identity });
});

test('no token is issued for a wrong key, a forged token or one that has expired', async () => {
  const { post, clock } = await start();
  const { token = '' } = (await post('Init', init)).body;
  const refresh = (fields: Record<string, string>) =>
    post('Tokens/Refresh', { DeploymentKey: deploymentKey, Token: token, ...fields });
  const [header, claims] = token.split('.');
  const refused = [
    await refresh({ DeploymentKey: '' }),
    await refresh({ Token: '' }),
    await refresh({ Token: `${header}.${claims}.${'a'.repeat(43)}` }),
  ];
  clock.advance(6 * 60 * 60 * 1000);
  refused.push(await refresh({}));
  expect(refused.map(({ status, body }) => [status, body['code']])).toEqual([
    [401, 45741],
    [401, 20101],
    [401, 20107],
    [401, 20104],
  ]);
  for (const { body } of refused) expect(body).not.toHaveProperty('token');
});

test('pages and servers share the limit of five web chats in a second', async () => {
  const { origin, post, services } = await start(() => 0);
  for (let index = 0; index < 5; index += 1) expect((await post('Init', init)).status).toBe(200);
  expect((await post('Init', init)).status).toBe(429);
  const byServer = await fetch(`${origin}/flex-api.twilio.com/v2/WebChats`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${apiKey.sid}:${apiKey.secret}`).toString('base64')}`,
    },
    body: new URLSearchParams({ AddressSid: chatAddressSid }),
  });
  expect(byServer.status).toBe(429);
  expect([...services.store.all('conversations')]).toHaveLength(5);
});

test('a deployment key opens nothing else', async () => {
  const { origin, commits } = await start();
  const paths = ['WebChats', 'Webchat', 'Webchat/Other'];
  const statuses = paths.map(async (path) => {
    const { status } = await fetch(`${origin}/flex-api.twilio.com/v2/${path}`, {
      method: 'POST',
      body: new URLSearchParams({ ...init, AddressSid: smsAddressSid }),
    });
    return status;
  });
  expect(await Promise.all(statuses)).toEqual([401, 401, 401]);
  expect(commits).toEqual([]);
});
