import type { StreamLine } from '../emulator/twilio/stream.ts';
import {
  accountSid,
  chatAddressSid,
  flowSid,
  maya,
  serviceSid,
  workflowSid,
  workspaceSid,
} from '../emulator/twilio/testing/settings.ts';
import type { MessageFacts } from './twilio-pages.ts';
import { isSigned, readStream, stateOf, test, toToken } from './twilio-servers.ts';
import { eventually, expect } from './twilio-test.ts';

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
