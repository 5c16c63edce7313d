import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import twilioLibrary from 'twilio';
import { listen } from '../emulator/shared/listen.ts';
import type { StreamLine } from '../emulator/twilio/stream.ts';
import {
  accountSid,
  apiKey,
  authToken,
  chatAddressSid,
  flowSid,
  maya,
  serviceSid,
  smsAddressSid,
  supportNumber,
  workflowSid,
  workspaceSid,
} from '../emulator/twilio/testing/settings.ts';
import { createTwilioClient } from '../emulator/twilio/testing/twilio-client.ts';
import type { MessageFacts } from './twilio-pages.ts';
import { eventually, expect, test as base, type Visitor } from './twilio-test.ts';

// Nothing here reaches into the local Twilio: what a customer's server has is the helper library and HTTP.
const phone = '+14155550123';

interface Told {
  headers: IncomingHttpHeaders;
  parameters: Record<string, string>;
}

interface Receiver {
  url: string;
  /** Every webhook that came, in order. */
  told: Told[];
}

interface Desk {
  tasks(): Promise<{ sid: string; status: string }[]>;
  /** Does something with a task, as its agent. */
  act(path: string, body?: object): Promise<unknown>;
  sendFile(taskSid: string, filename: string, bytes: Buffer): Promise<void>;
}

const test = base.extend<{ receiver: Receiver; desk: Desk }>({
  // oxlint-disable-next-line no-empty-pattern
  receiver: async ({}, use) => {
    const told: Told[] = [];
    const server = createServer((request, response) => {
      void text(request).then((body) => {
        const parameters = Object.fromEntries(new URLSearchParams(body));
        told.push({ headers: request.headers, parameters });
        response.end();
      });
    });
    const origin = await listen(server, { port: 0, name: 'receiver', log: console.log });
    await use({ url: `${origin}/told?by=twilio`, told });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  },
  desk: async ({ twilio: { origin }, control }, use) => {
    const tasks = `${origin}/_local/desk/tasks`;
    await use({
      async tasks() {
        const answer = (await (await fetch(tasks)).json()) as { tasks: never };
        return answer.tasks;
      },
      act: (path, body) => control(`/desk/tasks/${path}`, body),
      async sendFile(taskSid, filename, bytes) {
        const { status } = await fetch(
          `${tasks}/${taskSid}/files?filename=${encodeURIComponent(filename)}`,
          { method: 'POST', headers: { 'content-type': 'image/gif' }, body: new Uint8Array(bytes) },
        );
        expect(status).toBe(201);
      },
    });
  },
});

/** A token as a customer's server makes it. */
function toToken(identity: string): string {
  const { AccessToken } = twilioLibrary.jwt;
  const token = new AccessToken(accountSid, apiKey.sid, apiKey.secret, { identity, ttl: 3600 });
  token.addGrant(new AccessToken.ChatGrant({ serviceSid }));
  return token.toJwt();
}

function isSigned({ headers, parameters }: Told, url: string, secret = authToken): boolean {
  const signature = String(headers['x-twilio-signature']);
  return twilioLibrary.validateRequest(secret, signature, url, parameters);
}

const stateOf = ({ page }: Visitor) => page.evaluate(() => window.chat.conversation.state?.current);

/** Reads server-sent events until one is as wanted. */
async function readStream(origin: string, isLast: (line: StreamLine) => boolean) {
  const ending = new AbortController();
  const response = await fetch(`${origin}/_local/events`, {
    headers: { accept: 'text/event-stream' },
    signal: ending.signal,
  });
  const lines: StreamLine[] = [];
  let rest = '';
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(
    new TextDecoderStream(),
  )) {
    const parts = (rest + chunk).split('\n\n');
    rest = parts.pop() ?? '';
    lines.push(
      ...parts.map((part) => JSON.parse(/^data: (.*)$/m.exec(part)?.[1] ?? '') as StreamLine),
    );
    if (lines.some(isLast)) break;
  }
  ending.abort();
  return lines;
}

test("tells a server's webhook and a flow what a visitor writes on a page", async ({
  twilio: { origin },
  server,
  receiver,
  visit,
  events,
}) => {
  const { conversations } = server.conversations.v1;
  const { sid } = await conversations.create({ attributes: '{"topic":"ž🙂"}' });
  const { participants, webhooks } = conversations(sid);
  const { sid: participantSid } = await participants.create({ identity: 'ada' });
  await webhooks.create({
    target: 'webhook',
    'configuration.url': receiver.url,
    'configuration.method': 'post',
    'configuration.filters': ['onMessageAdded', 'onMessageUpdated'],
  });
  const studio = await webhooks.create({
    target: 'studio',
    'configuration.flowSid': flowSid,
  });
  const live = readStream(
    origin,
    ({ channel, body }) => channel === 'webhook' && JSON.stringify(body).includes('and one more'),
  );
  const ada = await visit('ada', { sid, token: toToken('ada') });
  await ada.send('hello ž🙂 & more=1', { clientId: 'a1' });
  await ada.send('and one more');

  await eventually(() => receiver.told).toHaveLength(2);
  const [first, second] = receiver.told;
  expect(first?.parameters).toEqual({
    EventType: 'onMessageAdded',
    AccountSid: accountSid,
    ChatServiceSid: serviceSid,
    ConversationSid: sid,
    MessageSid: expect.stringMatching(/^IM[0-9a-f]{32}$/),
    ParticipantSid: participantSid,
    Index: '0',
    Author: 'ada',
    Body: 'hello ž🙂 & more=1',
    Attributes: '{"clientId":"a1"}',
    Source: 'SDK',
    ClientIdentity: 'ada',
    RetryCount: '0',
    DateCreated: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  });
  expect(second?.parameters).toMatchObject({ Index: '1', Body: 'and one more' });
  expect(first?.headers['content-type']).toContain('application/x-www-form-urlencoded');
  expect(receiver.told.map((one) => isSigned(one, receiver.url))).toEqual([true, true]);
  expect(receiver.told.map((one) => isSigned(one, receiver.url, 'another'))).toEqual([
    false,
    false,
  ]);

  const told = (await events()).filter(({ channel }) => /webhook|studio/.test(channel));
  const bodyOf = ({ body }: StreamLine) => body as Record<string, Record<string, unknown>>;
  const flows = told.filter(({ channel }) => channel === 'studio');
  expect(flows.map((line) => bodyOf(line)['context']?.['Body'])).toEqual([
    'hello ž🙂 & more=1',
    'and one more',
  ]);
  expect(flows[0]).toMatchObject({
    who: flowSid,
    conversationSid: sid,
    body: { webhookSid: studio.sid, context: { ChannelAttributes: { topic: 'ž🙂' } } },
  });
  const hooks = told.filter(({ channel }) => channel === 'webhook');
  expect(hooks.map(({ what, status }) => [what, status])).toEqual([
    ['onMessageAdded', 200],
    ['onMessageAdded', 200],
  ]);

  const streamed = await live;
  expect(streamed).toEqual((await events()).slice(0, streamed.length));
  expect(streamed.map(({ seq }) => seq)).toEqual(streamed.map((_, index) => index + 1));
  // A line is written when the request is answered, which may be after a flow was told.
  const at = (channel: StreamLine['channel'], what: RegExp) =>
    streamed.findIndex((line) => line.channel === channel && what.test(line.what));
  const places = [
    at('rest', /POST .*\/Participants$/),
    at('rest', /POST .*\/Webhooks$/),
    at('socket', /^connected$/),
    at('studio', /^incomingConversationMessage$/),
    at('webhook', /^onMessageAdded$/),
  ];
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(at('client', /^POST .*\/Messages$/)).toBeGreaterThan(at('socket', /^connected$/));
});

test('hands a chat to an agent, who types, writes, sends a file and ends it', async ({
  server,
  desk,
  visit,
}) => {
  const { conversations } = server.conversations.v1;
  const { sid } = await conversations.create({ friendlyName: 'Ada' });
  await conversations(sid).participants.create({ identity: 'ada' });
  const ada = await visit('ada', { sid, token: toToken('ada') });
  await ada.send('a person, please');
  await server.flexApi.v1.interaction.create({
    channel: {
      type: 'web',
      initiated_by: 'api',
      properties: { media_channel_sid: sid },
    },
    routing: {
      properties: {
        workspace_sid: workspaceSid,
        workflow_sid: workflowSid,
        task_channel_unique_name: 'chat',
        attributes: { from: 'Ada', docs_last_2_days: 3 },
      },
    },
  });
  const [task, ...others] = await desk.tasks();
  expect(others).toEqual([]);
  expect(task).toMatchObject({
    status: 'pending',
    attributes: { from: 'Ada', docs_last_2_days: 3 },
    worker: null,
    conversation: { sid, lastMessages: [{ author: 'ada', body: 'a person, please' }] },
  });
  const taskSid = task?.sid ?? '';

  await desk.act(`${taskSid}/accept`, { worker: maya.identity });
  await eventually(() => ada.heard('participantJoined')).toContain(maya.identity);
  await desk.act(`${taskSid}/typing`);
  await eventually(() => ada.heard('typingStarted')).toEqual([maya.identity]);
  await desk.act(`${taskSid}/messages`, { body: 'Hello, this is Maya' });
  await eventually(() => ada.heard('typingEnded')).toEqual([maya.identity]);
  const bytes = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
  await desk.sendFile(taskSid, 'mapa ž.gif', bytes);
  await eventually(async () =>
    (await ada.heard<MessageFacts>('messageAdded')).slice(1),
  ).toMatchObject([
    { author: maya.identity, body: 'Hello, this is Maya' },
    { author: maya.identity, media: [{ filename: 'mapa ž.gif', size: bytes.length }] },
  ]);
  const downloaded = await ada.page.evaluate(async () => {
    const { items } = await window.chat.conversation.getMessages(1);
    const url = await items[0]?.attachedMedia?.[0]?.getContentTemporaryUrl();
    return [...new Uint8Array(await (await fetch(url ?? '')).arrayBuffer())];
  });
  expect(Buffer.from(downloaded)).toEqual(bytes);
  await ada.send('thank you');
  await desk.act(`${taskSid}/read`);
  await eventually(async () =>
    (await ada.heard<object>('participantUpdated')).at(-1),
  ).toMatchObject({ identity: maya.identity, lastReadMessageIndex: 3 });

  await desk.act(`${taskSid}/end`);
  await eventually(() => stateOf(ada)).toBe('closed');
  expect(await desk.tasks()).toEqual([]);
  const { assignmentStatus } = await server.taskrouter.v1
    .workspaces(workspaceSid)
    .tasks(taskSid)
    .fetch();
  expect(assignmentStatus).toBe('completed');
});

test('begins a web chat, whose visitor joins with a token and starts the flow', async ({
  server,
  visit,
  events,
}) => {
  const data = { friendlyName: 'Ada', query: 'How do I begin? ž🙂' };
  const { conversationSid, identity } = await server.flexApi.v2.webChannels.create({
    addressSid: chatAddressSid,
    chatFriendlyName: 'Web chat',
    customerFriendlyName: 'Ada',
    preEngagementData: JSON.stringify(data),
  });
  const token = toToken(identity);
  const ada = await visit(identity, { sid: conversationSid, token });
  const told = await ada.page.evaluate(() => {
    const { client, conversation } = window.chat;
    return [client.user.friendlyName, conversation.friendlyName, conversation.attributes];
  });
  expect(told).toEqual(['Ada', 'Web chat', { pre_engagement_data: data }]);
  const started = async () => (await events()).filter(({ channel }) => channel === 'studio');
  expect(await started()).toEqual([]);
  await ada.send(data.query);
  await eventually(started).toMatchObject([
    {
      who: flowSid,
      conversationSid,
      body: {
        event: 'incomingConversationMessage',
        context: {
          From: identity,
          Body: data.query,
          ChannelAttributes: { pre_engagement_data: data },
        },
      },
    },
  ]);
});

test('brings an SMS into a conversation with a webhook, and an answer back to the phone', async ({
  server,
  receiver,
  control,
  visit,
}) => {
  const { conversations, addressConfigurations } = server.conversations.v1;
  await addressConfigurations(smsAddressSid).update({
    'autoCreation.enabled': true,
    'autoCreation.type': 'webhook',
    'autoCreation.webhookUrl': receiver.url,
    'autoCreation.webhookMethod': 'post',
    'autoCreation.webhookFilters': ['onMessageAdded'],
  });
  const { conversationSid: sid } = (await control('/sms', {
    from: phone,
    to: supportNumber,
    body: 'is anybody there? ž🙂',
  })) as { conversationSid: string };
  await eventually(() => receiver.told).toHaveLength(1);
  const [told] = receiver.told;
  expect(told?.parameters).toMatchObject({
    EventType: 'onMessageAdded',
    ConversationSid: sid,
    Author: phone,
    Body: 'is anybody there? ž🙂',
    Source: 'SMS',
  });
  expect(told?.parameters).not.toHaveProperty('ClientIdentity');
  expect(told && isSigned(told, receiver.url)).toBe(true);
  const [sender] = await conversations(sid).participants.list();
  expect(sender?.messagingBinding).toMatchObject({ address: phone, proxy_address: supportNumber });

  await conversations(sid).participants.create({ identity: 'maya' });
  const agent = await visit('maya', { sid, token: toToken('maya') });
  await control('/sms', { from: phone, to: supportNumber, body: 'hello?' });
  await eventually(() => agent.heard('messageAdded')).toMatchObject([
    { author: phone, body: 'hello?' },
  ]);
  await agent.send('I am here');
  await eventually(async () => {
    const sent = await server.messages.list({ to: phone });
    return sent.map(({ from, body }) => [from, body]);
  }).toEqual([[supportNumber, 'I am here']]);
});

test("shows Twilio's errors by the helper library", async ({ server, control, twilio }) => {
  const { conversations } = server.conversations.v1;
  const refusal = async (call: Promise<unknown>) => {
    const { status, code, message, moreInfo } = (await call.then(
      () => ({}),
      (error: unknown) => error,
    )) as Record<string, unknown>;
    return { status, code, message, moreInfo };
  };
  const stranger = createTwilioClient(twilio.origin, { password: 'wrong' });
  expect(await refusal(stranger.conversations.v1.conversations.list())).toEqual({
    status: 401,
    code: 20003,
    message: 'Authenticate',
    moreInfo: 'https://www.twilio.com/docs/errors/20003',
  });
  await control('/faults', { path: '/conversations.twilio.com/v1', status: 429, retryAfter: 1 });
  expect(await refusal(conversations.list())).toEqual({
    status: 429,
    code: 20429,
    message: 'Too Many Requests',
    moreInfo: 'https://www.twilio.com/docs/errors/20429',
  });
  const none = `CH${'0'.repeat(32)}`;
  expect(await refusal(conversations(none).fetch())).toMatchObject({ status: 404, code: 20404 });
});

test.describe('with a limit of three requests a second', () => {
  test.use({ sections: { limits: { restRequestsPerSecond: 3, clientRequestsPerSecond: 1000 } } });

  test('answers 429 above its limit, and goes on a second later', async ({ server }) => {
    const { conversations } = server.conversations.v1;
    const settled = await Promise.allSettled(
      Array.from({ length: 5 }, () => conversations.create()),
    );
    const refused = settled.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { status: number; code: number }] : [],
    );
    expect(refused.map(({ status, code }) => [status, code])).toEqual([
      [429, 20429],
      [429, 20429],
    ]);
    await eventually(async () => (await conversations.list().catch(() => [])).length).toBe(3);
  });
});
