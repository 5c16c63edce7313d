import { expect, test } from 'vitest';
import { accountSid, apiKey, authToken, serviceSid } from '../../testing/settings.ts';
import { createTwilioClient } from '../../testing/twilio-client.ts';
import { post, startRest } from './testing/test-support.ts';

const basic = (user: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});

test('lets in the account by its auth token and by an API key', async () => {
  const { origin } = await startRest();
  const byKey = createTwilioClient(origin, { user: apiKey.sid, password: apiKey.secret });
  expect((await byKey.conversations.v1.conversations.create()).accountSid).toBe(accountSid);
  const byToken = createTwilioClient(origin);
  expect(await byToken.conversations.v1.conversations.list()).toHaveLength(1);
});

test('lets nobody else in, and changes nothing', async () => {
  const { origin, refusalOf } = await startRest();
  for (const credentials of [
    { user: accountSid, password: 'wrong' },
    { user: `AC${'9'.repeat(32)}`, password: authToken },
    { user: `SK${'9'.repeat(32)}`, password: apiKey.secret },
  ]) {
    const { v1 } = createTwilioClient(origin, credentials).conversations;
    const refusal = { status: 401, code: 20003, message: 'Authenticate' };
    expect(await refusalOf(() => v1.conversations.create())).toMatchObject(refusal);
    expect(await refusalOf(() => v1.services(serviceSid).users.list())).toMatchObject(refusal);
  }
  expect((await post(origin, '/Conversations')).status).toBe(401);
});

test('answers 429 above its rate, and the helper library tells it', async () => {
  const { v1, refusalOf } = await startRest({ limits: { restRequestsPerSecond: 1 } });
  await v1.services.list();
  expect(await refusalOf(() => v1.conversations.create())).toMatchObject({
    status: 429,
    code: 20429,
  });
});

test('has every resource of the account under its service, with addresses of the service', async () => {
  const { v1 } = await startRest();
  const service = v1.services(serviceSid);
  const conversation = await service.conversations.create({ friendlyName: 'A' });
  const { sid } = conversation;
  const base = `https://conversations.twilio.com/v1/Services/${serviceSid}`;
  expect(conversation).toMatchObject({
    url: `${base}/Conversations/${sid}`,
    links: { messages: `${base}/Conversations/${sid}/Messages` },
  });
  const inService = service.conversations(sid);
  const participant = await inService.participants.create({ identity: 'visitor' });
  const message = await inService.messages.create({ body: 'Hello', author: 'visitor' });
  const webhook = await inService.webhooks.create({
    target: 'studio',
    'configuration.flowSid': `FW${'d'.repeat(32)}`,
  });
  for (const one of [participant, message, webhook])
    expect(one).toMatchObject({
      chatServiceSid: serviceSid,
      url: expect.stringMatching(`^${base}/Conversations/${sid}/`),
    });
  const user = await service.users('visitor').fetch();
  expect(user.url).toBe(`${base}/Users/${user.sid}`);
  expect(await service.users('visitor').userConversations.list()).toHaveLength(1);
  expect(await service.participantConversations.list({ identity: 'visitor' })).toHaveLength(1);
  expect((await service.roles.list())[0]?.url).toMatch(`${base}/Roles/`);
  expect(await v1.conversations(sid).messages.list()).toHaveLength(1);
});

test('pages through a service on addresses of the service', async () => {
  const { v1, client, origin } = await startRest();
  const service = v1.services(serviceSid);
  for (const name of ['a', 'b', 'c']) await service.conversations.create({ friendlyName: name });
  const page = await service.conversations.page({ pageSize: 2 });
  expect(page.nextPageUrl).toMatch(
    `https://conversations.twilio.com/v1/Services/${serviceSid}/Conversations?`,
  );
  const next = await page.nextPage();
  expect(next?.instances.map(({ friendlyName }) => friendlyName)).toEqual(['c']);
  expect(client.httpClient.lastRequest?.url).toMatch(origin);
});

test('knows no other service', async () => {
  const { v1, refusalOf } = await startRest();
  const other = `IS${'9'.repeat(32)}`;
  const message = `The requested resource /v1/Services/${other}/Conversations was not found`;
  expect(await refusalOf(() => v1.services(other).conversations.create())).toMatchObject({
    status: 404,
    code: 20404,
    message,
  });
  for (const call of [
    () => v1.services(other).fetch(),
    () => v1.services(other).configuration().fetch(),
    () => v1.services(other).users.list(),
  ])
    expect(await refusalOf(call)).toMatchObject({ status: 404, code: 20404 });
});

test('tells the one service, and lists it', async () => {
  const { v1 } = await startRest();
  expect(await v1.services(serviceSid).fetch()).toMatchObject({
    accountSid,
    sid: serviceSid,
    url: `https://conversations.twilio.com/v1/Services/${serviceSid}`,
  });
  expect((await v1.services.list()).map(({ sid }) => sid)).toEqual([serviceSid]);
});

test('tells what is so by default', async () => {
  const { v1 } = await startRest();
  expect(await v1.configuration().fetch()).toMatchObject({
    accountSid,
    defaultChatServiceSid: serviceSid,
  });
  const configuration = await v1.services(serviceSid).configuration().fetch();
  const roles = await v1.roles.list();
  const nameOf = (sid: string) => roles.find((role) => role.sid === sid)?.friendlyName;
  expect(configuration).toMatchObject({ chatServiceSid: serviceSid, reachabilityEnabled: false });
  expect(nameOf(configuration.defaultConversationRoleSid)).toBe('guest');
  expect(nameOf(configuration.defaultConversationCreatorRoleSid)).toBe('channel admin');
  expect(nameOf(configuration.defaultChatServiceRoleSid)).toBe('service user');
});

test('fires webhooks only where the call asks for it', async () => {
  const { v1, commits } = await startRest();
  const { sid } = await v1.conversations.create();
  await v1.conversations(sid).messages.create({ body: 'Quiet' });
  await v1.conversations(sid).messages.create({ body: 'Heard', xTwilioWebhookEnabled: 'true' });
  await v1.conversations(sid).update({ friendlyName: 'A', xTwilioWebhookEnabled: 'true' });
  await v1.conversations(sid).remove({ xTwilioWebhookEnabled: 'true' });
  const heard = { source: 'API', identity: null, hasWebhooks: true };
  const quiet = { ...heard, hasWebhooks: false };
  expect(commits.map(({ cause }) => cause)).toEqual([quiet, quiet, heard, heard, heard]);
});

test('refuses methods that a resource does not have', async () => {
  const { origin, commits } = await startRest();
  const headers = basic(accountSid, authToken);
  const root = `${origin}/conversations.twilio.com/v1`;
  for (const [method, path] of [
    ['PUT', '/Conversations'],
    ['DELETE', '/Conversations'],
    ['PATCH', `/Services/${serviceSid}/Users/visitor`],
    ['POST', '/Services'],
    ['DELETE', '/Configuration'],
  ] as const) {
    const response = await fetch(`${root}${path}`, { method, headers });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ code: 20004, status: 405 });
  }
  expect(commits).toEqual([]);
});

test('says of a resource that there is not which path was asked', async () => {
  const { origin } = await startRest();
  const response = await post(origin, '/Nothing', [], basic(accountSid, authToken));
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    code: 20404,
    message: 'The requested resource /v1/Nothing was not found',
    more_info: 'https://www.twilio.com/docs/errors/20404',
    status: 404,
  });
});

test('refuses a body that is no form', async () => {
  const { origin, commits } = await startRest();
  const headers = { ...basic(accountSid, authToken), 'content-type': 'application/json' };
  const url = `${origin}/conversations.twilio.com/v1/Conversations`;
  const response = await fetch(url, { method: 'POST', headers, body: '{"FriendlyName":"A"}' });
  expect(response.status).toBe(400);
  expect(commits).toEqual([]);
});
