import { expect, test } from 'vitest';
import { addMessage } from '../conversations/messages.ts';
import { updateConversation } from '../conversations/conversations.ts';
import { byServer } from '../services.ts';
import { createSid } from '../sids.ts';
import { put, type Change } from '../store/store.ts';
import {
  flowSid,
  maya,
  supportNumber,
  tomas,
  workflowSid,
  workspaceSid,
} from '../testing/settings.ts';
import { endTask } from './end-interaction.ts';
import { sendToFlex, tasksOf } from './interactions.ts';
import { acceptTask } from './tasks.ts';
import { noon, phone, refusal, startFlexLab, visitor, type FlexLab } from './testing/flex-lab.ts';

function buildChannel(conversationSid: string, type = 'web', initiatedBy = 'customer') {
  return { type, initiated_by: initiatedBy, properties: { media_channel_sid: conversationSid } };
}

function buildRouting(properties: Record<string, unknown> = {}) {
  const required = { workspace_sid: workspaceSid, workflow_sid: workflowSid };
  return { properties: { ...required, task_channel_unique_name: 'chat', ...properties } };
}

/** A web chat that Maya has, by way of the Interactions API. */
async function startServedChat() {
  const lab = await startFlexLab();
  const conversation = lab.webChat();
  const interaction = await lab.client.flexApi.v1.interaction.create({
    channel: buildChannel(conversation.sid),
    routing: buildRouting({ attributes: { topic: 'billing' } }),
  });
  const record = lab.services.store.get('interactions', interaction.sid);
  const [waiting] = record ? tasksOf(lab.services, record) : [];
  if (!record || !waiting) throw new Error('The interaction has no task.');
  const task = acceptTask(lab.services, waiting, maya);
  const channel = lab.client.flexApi.v1.interaction(interaction.sid).channels(record.channelSid);
  const read = () => ({
    task: lab.services.store.get('tasks', task.sid)?.assignmentStatus,
    conversation: lab.services.store.get('conversations', conversation.sid)?.state,
    channel: lab.services.store.get('interactions', interaction.sid)?.channelStatus,
  });
  return { ...lab, conversation, interaction, task, channel, read };
}

/** The changes of each commit from now on. */
function followCommits({ services }: FlexLab): (readonly Change[])[] {
  const commits: (readonly Change[])[] = [];
  services.store.onCommit(({ changes }) => commits.push(changes));
  return commits;
}

test('brings a web chat to an agent: an interaction with a channel and a task', async () => {
  const { client, webChat } = await startFlexLab();
  const { sid: conversationSid } = webChat();
  const interaction = await client.flexApi.v1.interaction.create({
    channel: buildChannel(conversationSid, 'web', 'api'),
    routing: buildRouting({
      attributes: { topic: 'billing', from: 'Ada' },
      priority: 4,
      timeout: 90,
    }),
  });
  expect(interaction.sid).toMatch(/^KD[0-9a-f]{32}$/);
  expect(interaction.channel).toEqual({ type: 'web', sid: expect.stringMatching(/^UO/) });
  const { properties, reservation } = interaction.routing;
  expect(reservation).toBeNull();
  expect(properties).toMatchObject({
    sid: expect.stringMatching(/^WT/),
    assignment_status: 'pending',
    date_created: noon / 1000,
    priority: 4,
    queue_name: 'Everyone',
    reason: '',
    task_channel_unique_name: 'chat',
    timeout: 90,
    workspace_sid: workspaceSid,
  });
  expect(JSON.parse(properties.attributes)).toEqual({
    topic: 'billing',
    from: 'Ada',
    customers: {},
    channelType: 'web',
    conversationSid,
    conversations: {
      initiated_by: 'API',
      conversation_id: interaction.sid,
      media: [{ type: 'ChatTranscript', sid: conversationSid }],
    },
    direction: 'inbound',
    initiatedBy: 'api',
    taskCreateSource: 'interaction',
    flexInteractionSid: interaction.sid,
    flexInteractionChannelSid: interaction.channel.sid,
    flexChannelInviteSid: expect.stringMatching(/^KG[0-9a-f]{32}$/),
  });
  const fetched = await client.flexApi.v1.interaction(interaction.sid).fetch();
  expect(fetched.toJSON()).toEqual(interaction.toJSON());
  const [channel] = await client.flexApi.v1.interaction(interaction.sid).channels.list();
  expect(channel).toMatchObject({ sid: interaction.channel.sid, status: 'active', type: 'web' });
});

test.for([
  ['without a channel that is JSON', { channel: '{"type"' }],
  ['on a channel type that is none', { channel: { ...buildChannel('CH'), type: 'fax' } }],
  ['without a conversation', { channel: { type: 'web', initiated_by: 'customer' } }],
  ['of a conversation that is not there', { channel: buildChannel(`CH${'0'.repeat(32)}`) }],
] as const)('refuses an interaction %s', async ([, input]) => {
  const { client, commits } = await startFlexLab();
  const before = commits();
  const call = client.flexApi.v1.interaction.create({ routing: buildRouting(), ...input });
  expect(await refusal(call)).toMatchObject({ status: 400, code: 45366 });
  expect(commits()).toBe(before);
});

test('refuses routing to another workspace, workflow or worker, and changes nothing', async () => {
  const { client, webChat, commits } = await startFlexLab();
  const channel = buildChannel(webChat().sid);
  const before = commits();
  for (const properties of [
    { workspace_sid: `WS${'9'.repeat(32)}` },
    { workflow_sid: `WW${'9'.repeat(32)}` },
    { worker_sid: `WK${'9'.repeat(32)}` },
    { attributes: { text: 'x'.repeat(4096) } },
  ]) {
    const routing = buildRouting(properties);
    expect((await refusal(client.flexApi.v1.interaction.create({ channel, routing }))).status).toBe(
      400,
    );
  }
  expect(commits()).toBe(before);
});

test('refuses a second task for a chat while the first is open, and allows it after', async () => {
  const { services, webChat, commits } = await startFlexLab();
  const { sid: conversationSid } = webChat();
  const first = sendToFlex(services, { conversationSid });
  const before = commits();
  expect(() => sendToFlex(services, { conversationSid })).toThrow(
    expect.objectContaining({ status: 409, code: 45353 }),
  );
  expect(commits()).toBe(before);
  services.store.commit([put('tasks', { ...first, assignmentStatus: 'canceled' })], byServer);
  expect(sendToFlex(services, { conversationSid }).sid).not.toBe(first.sid);
});

test('refuses a chat that is closed', async () => {
  const { services, webChat } = await startFlexLab();
  const conversation = webChat();
  updateConversation(services, conversation, { state: 'closed' }, byServer);
  expect(() => sendToFlex(services, { conversationSid: conversation.sid })).toThrow(
    expect.objectContaining({ status: 400, code: 45354 }),
  );
});

test('takes the chat from the Studio flow that had it, and leaves other webhooks', async () => {
  const { services, webChat } = await startFlexLab();
  const { sid: conversationSid } = webChat();
  const hook = {
    conversationSid,
    url: null,
    method: 'POST' as const,
    filters: ['onMessageAdded'],
    triggers: [],
    flowSid,
    replayAfter: null,
    dateCreated: noon,
    dateUpdated: noon,
  };
  const webhook = { ...hook, sid: createSid('WH'), target: 'webhook' as const };
  const studio = { ...hook, sid: createSid('WH'), target: 'studio' as const };
  services.store.commit([put('scopedWebhooks', webhook), put('scopedWebhooks', studio)], byServer);
  sendToFlex(services, { conversationSid });
  expect(services.store.webhooksOf(conversationSid)).toEqual([webhook]);
});

test('tells the agent the number of whoever wrote by SMS', async () => {
  const { services, smsChat } = await startFlexLab();
  const task = sendToFlex(services, {
    conversationSid: smsChat().sid,
    attributes: '{"topic":"x"}',
  });
  expect(JSON.parse(task.attributes)).toMatchObject({
    topic: 'x',
    from: phone,
    name: phone,
    customerName: phone,
    customerAddress: phone,
    customers: { phone },
    channelType: 'sms',
  });
  expect(task.taskChannelUniqueName).toBe('sms');
});

test('never makes up where a web chat comes from', async () => {
  const { services, webChat } = await startFlexLab();
  const own = { from: 'made up', name: 'Ada' };
  const plain = sendToFlex(services, { conversationSid: webChat(own).sid });
  expect(JSON.parse(plain.attributes)).toMatchObject({ customerAddress: visitor, name: visitor });
  expect(JSON.parse(plain.attributes)).not.toHaveProperty('from');
  const attributes = { from: phone, name: 'Ada' };
  const given = sendToFlex(services, { conversationSid: webChat().sid, attributes });
  expect(JSON.parse(given.attributes)).toMatchObject({ from: phone, name: 'Ada' });
});

test('does not let a caller say of which interaction a task is', async () => {
  const { services, webChat } = await startFlexLab();
  const { sid: conversationSid } = webChat();
  const attributes = { conversationSid: 'CH1', flexInteractionSid: 'KD1', channelType: 'sms' };
  const task = sendToFlex(services, { conversationSid, attributes });
  expect(JSON.parse(task.attributes)).toMatchObject({
    conversationSid,
    flexInteractionSid: task.interactionSid,
    channelType: 'web',
  });
});

test('adds the agent to the chat, by the name that customers read, in the same commit', async () => {
  const lab = await startFlexLab();
  const { services, webChat } = lab;
  const { sid: conversationSid } = webChat();
  const task = sendToFlex(services, { conversationSid });
  const commits = followCommits(lab);
  acceptTask(services, task, maya);
  expect(commits.map((changes) => changes.map(({ table }) => table).toSorted())).toEqual([
    ['participants', 'tasks', 'users'],
  ]);
  const agent = services.store.participantsOf(conversationSid).at(-1);
  expect(agent).toMatchObject({ identity: maya.identity });
  expect(services.store.get('roles', agent?.roleSid ?? '')?.friendlyName).toBe('channel admin');
  expect(services.store.userNamed(maya.identity)?.friendlyName).toBe('Maya');
});

test('does not let an agent into a chat that was closed in the meantime', async () => {
  const { services, webChat, commits } = await startFlexLab();
  const conversation = webChat();
  const task = sendToFlex(services, { conversationSid: conversation.sid });
  updateConversation(services, conversation, { state: 'closed' }, byServer);
  const before = commits();
  expect(() => acceptTask(services, task, maya)).toThrow(expect.objectContaining({ code: 50377 }));
  expect(commits()).toBe(before);
  expect(services.store.get('tasks', task.sid)).toEqual(task);
});

test('offers a task at once to the worker that the routing names', async () => {
  const { client, webChat, services } = await startFlexLab();
  const { routing } = await client.flexApi.v1.interaction.create({
    channel: buildChannel(webChat().sid),
    routing: buildRouting({ worker_sid: tomas.sid }),
  });
  expect(routing.reservation).toMatchObject({
    worker_sid: tomas.sid,
    reservation_status: 'pending',
  });
  const task = services.store.get('tasks', routing.properties.sid);
  expect(() => task && acceptTask(services, task, maya)).toThrow('reserved for another worker');
});

test('ends the chat for good: task, channel and conversation at once', async () => {
  const served = await startServedChat();
  const commits = followCommits(served);
  const closed = await served.channel.update({ status: 'closed', routing: { status: 'closed' } });
  expect(closed).toMatchObject({ status: 'closed', interactionSid: served.interaction.sid });
  expect(served.read()).toEqual({ task: 'completed', conversation: 'closed', channel: 'closed' });
  expect(commits).toHaveLength(1);
  const { store } = served.services;
  const conversation = store.get('conversations', served.conversation.sid);
  expect(
    () => conversation && addMessage(served.services, conversation, { body: 'hi' }, byServer),
  ).toThrow(expect.objectContaining({ code: 50377 }));
});

test('leaves the agent wrapping up unless the routing is closed too', async () => {
  const { channel, read } = await startServedChat();
  await channel.update({ status: 'closed' });
  expect(read()).toEqual({ task: 'wrapping', conversation: 'closed', channel: 'closed' });
  await channel.update({ status: 'closed', routing: { status: 'closed' } });
  expect(read()).toEqual({ task: 'completed', conversation: 'closed', channel: 'closed' });
});

test('does not end a chat twice', async () => {
  const { channel, commits, services, task } = await startServedChat();
  const routing = { status: 'closed' };
  await channel.update({ status: 'closed', routing });
  const before = commits();
  expect((await refusal(channel.update({ status: 'closed', routing }))).status).toBe(409);
  expect((await refusal(channel.update({ status: 'inactive', routing }))).status).toBe(409);
  const ended = services.store.get('tasks', task.sid);
  expect(() => ended && endTask(services, ended)).toThrow('not currently assigned');
  expect(commits()).toBe(before);
});

test('cancels the task of a chat that ends before anybody took it', async () => {
  const { services, webChat } = await startFlexLab();
  const { sid: conversationSid } = webChat();
  const task = sendToFlex(services, { conversationSid });
  expect(endTask(services, task)).toMatchObject({ assignmentStatus: 'canceled' });
  expect(services.store.get('conversations', conversationSid)?.state).toBe('closed');
});

test('lets the agents leave a chat that turns inactive', async () => {
  const { channel, read, services, conversation } = await startServedChat();
  expect((await refusal(channel.update({ status: 'inactive' }))).status).toBe(400);
  await channel.update({ status: 'inactive', routing: { status: 'closed' } });
  expect(read()).toEqual({ task: 'completed', conversation: 'inactive', channel: 'inactive' });
  const there = services.store.participantsOf(conversation.sid).map(({ identity }) => identity);
  expect(there).toEqual([visitor]);
});

test('refuses a channel status that is none', async () => {
  const { channel, commits } = await startServedChat();
  const before = commits();
  const status = 'paused' as 'closed';
  expect(await refusal(channel.update({ status }))).toMatchObject({ status: 400, code: 45359 });
  expect(commits()).toBe(before);
});

test('tells who takes part, adds somebody, and lets the agent leave with the task done', async () => {
  const { channel, read, services, conversation } = await startServedChat();
  const [customer, agent] = await channel.participants.list();
  expect(customer).toMatchObject({
    type: 'customer',
    sid: expect.stringMatching(/^UT[0-9a-f]{32}$/),
  });
  expect(agent).toMatchObject({ type: 'agent' });
  await channel.participants.create({
    type: 'external',
    mediaProperties: { type: 'sms', address: '+14155550199', proxy_address: supportNumber },
  });
  expect(await channel.participants.list()).toHaveLength(3);
  await channel.participants(agent?.sid ?? '').update({ status: 'closed' });
  expect(read()).toEqual({ task: 'completed', conversation: 'active', channel: 'active' });
  const there = services.store.participantsOf(conversation.sid).map(({ identity }) => identity);
  expect(there).not.toContain(maya.identity);
  expect(
    await refusal(channel.participants(agent?.sid ?? '').update({ status: 'closed' })),
  ).toMatchObject({
    status: 404,
    code: 45362,
  });
});

test('lets an agent wrap up and stay', async () => {
  const { channel, read } = await startServedChat();
  const [, agent] = await channel.participants.list();
  await channel.participants(agent?.sid ?? '').update({ status: 'wrapup' });
  expect(read()).toEqual({ task: 'wrapping', conversation: 'active', channel: 'active' });
  expect(await channel.participants.list()).toHaveLength(2);
});

test('adds nobody who is neither an identity nor a number, and nobody after the end', async () => {
  const { channel, commits } = await startServedChat();
  const before = commits();
  const nobody = { type: 'external', mediaProperties: { type: 'sms' } } as const;
  expect(await refusal(channel.participants.create(nobody))).toMatchObject({ code: 45351 });
  expect(commits()).toBe(before);
  await channel.update({ status: 'closed' });
  const late = { type: 'external', mediaProperties: { identity: 'late' } } as const;
  expect(await refusal(channel.participants.create(late))).toMatchObject({
    status: 400,
    code: 45376,
  });
});

test('invites a further agent by a task of its own', async () => {
  const { channel, client, task, interaction } = await startServedChat();
  const invite = await channel.invites.create({
    routing: buildRouting({ worker_sid: tomas.sid, attributes: { topic: 'transfer' } }),
  });
  const newSid: string = invite.routing.properties.sid;
  expect(newSid).not.toBe(task.sid);
  const fetched = await client.taskrouter.v1.workspaces(workspaceSid).tasks(newSid).fetch();
  expect(JSON.parse(fetched.attributes)).toMatchObject({
    topic: 'transfer',
    flexInteractionSid: interaction.sid,
    flexChannelInviteSid: invite.sid,
  });
  expect(fetched.assignmentStatus).toBe('reserved');
  expect(await channel.invites.list()).toHaveLength(2);
  await channel.update({ status: 'closed' });
  expect((await refusal(channel.invites.create({ routing: buildRouting() }))).status).toBe(409);
});

test('ends every task of the channel, whoever has it', async () => {
  const { channel, services, task } = await startServedChat();
  const { routing } = await channel.invites.create({
    routing: buildRouting({ worker_sid: tomas.sid }),
  });
  const invited = services.store.get('tasks', routing.properties.sid);
  if (invited) acceptTask(services, invited, tomas);
  await channel.update({ status: 'closed', routing: { status: 'closed' } });
  const statuses = [task.sid, routing.properties.sid].map(
    (sid) => services.store.get('tasks', sid)?.assignmentStatus,
  );
  expect(statuses).toEqual(['completed', 'completed']);
});

test('knows no interaction and no channel but those there are', async () => {
  const { client, interaction } = await startServedChat();
  const { interaction: interactions } = client.flexApi.v1;
  const other = `UO${'0'.repeat(32)}`;
  expect(await refusal(interactions(`KD${'0'.repeat(32)}`).fetch())).toMatchObject({
    status: 404,
    code: 20404,
  });
  expect((await refusal(interactions(interaction.sid).channels(other).fetch())).status).toBe(404);
  const closing = interactions(interaction.sid).channels(other).update({ status: 'closed' });
  expect((await refusal(closing)).status).toBe(404);
});
