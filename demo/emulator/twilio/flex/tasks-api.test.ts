import { expect, test } from 'vitest';
import { accountSid, maya, tomas, workflowSid, workspaceSid } from '../testing/settings.ts';
import { createTwilioClient } from '../testing/twilio-client.ts';
import { acceptTask, createTask, reserveTask } from './tasks.ts';
import { noon, refusal, startFlexLab } from './testing/flex-lab.ts';

async function startTaskRouter() {
  const lab = await startFlexLab();
  return { ...lab, workspace: lab.client.taskrouter.v1.workspaces(workspaceSid) };
}

test('creates a task and tells it in full', async () => {
  const { workspace } = await startTaskRouter();
  const attributes = JSON.stringify({ type: 'web', docs: { last: 2 } });
  const task = await workspace.tasks.create({
    attributes,
    priority: 5,
    timeout: 60,
    taskChannel: 'chat',
  });
  expect(task.toJSON()).toMatchObject({
    accountSid,
    age: 0,
    assignmentStatus: 'pending',
    attributes,
    dateCreated: new Date(noon),
    priority: 5,
    reason: null,
    taskChannelUniqueName: 'chat',
    timeout: 60,
    workflowSid,
    workspaceSid,
  });
  const fetched = await workspace.tasks(task.sid).fetch();
  expect(fetched.toJSON()).toEqual(task.toJSON());
});

test('fills in what a task was not told: channel default, priority 0, a day to wait', async () => {
  const { workspace } = await startTaskRouter();
  const { taskChannelUniqueName, priority, timeout, attributes } = await workspace.tasks.create();
  expect({ taskChannelUniqueName, priority, timeout, attributes }).toEqual({
    taskChannelUniqueName: 'default',
    priority: 0,
    timeout: 86_400,
    attributes: '{}',
  });
});

test.for([
  ['attributes that are no JSON', { attributes: '{"a":' }],
  ['attributes that are a list', { attributes: '[]' }],
  ['attributes above 4096 characters', { attributes: JSON.stringify({ a: 'x'.repeat(4089) }) }],
  ['a workflow of another workspace', { workflowSid: `WW${'9'.repeat(32)}` }],
  ['an unknown task channel', { taskChannel: 'fax' }],
  ['a timeout above two weeks', { timeout: 1_209_601 }],
  ['a priority below zero', { priority: -1 }],
] as const)('refuses %s, and keeps nothing', async ([, input]) => {
  const { workspace, commits } = await startTaskRouter();
  const before = commits();
  expect(await refusal(workspace.tasks.create(input))).toMatchObject({ status: 400, code: 20001 });
  expect(commits()).toBe(before);
  expect(await workspace.tasks.list()).toEqual([]);
});

test('takes attributes of exactly 4096 characters', async () => {
  const { workspace } = await startTaskRouter();
  const attributes = JSON.stringify({ a: 'x'.repeat(4088) });
  expect(attributes).toHaveLength(4096);
  expect((await workspace.tasks.create({ attributes })).attributes).toBe(attributes);
});

test('moves a task from assigned over wrapping to completed', async () => {
  const { workspace, services, clock } = await startTaskRouter();
  const reserved = reserveTask(services, createTask(services, {}), maya);
  const { sid } = acceptTask(services, reserved, maya);
  clock.advance(5000);
  const wrapping = await workspace.tasks(sid).update({ assignmentStatus: 'wrapping' });
  expect(wrapping).toMatchObject({ assignmentStatus: 'wrapping', age: 5 });
  const done = await workspace
    .tasks(sid)
    .update({ assignmentStatus: 'completed', reason: 'solved' });
  expect(done).toMatchObject({ assignmentStatus: 'completed', reason: 'solved' });
});

test.for([
  ['completed', 'Cannot complete task %s because it is not currently assigned.'],
  ['wrapping', "Cannot wrap up a task %s because it's not currently assigned"],
  ['assigned', 'Cannot set task %s to assigned because it is pending.'],
] as const)('does not let a pending task be %s', async ([assignmentStatus, sentence]) => {
  const { workspace, services, commits } = await startTaskRouter();
  const task = createTask(services, {});
  const before = commits();
  const where = `${task.sid} in workspace ${workspaceSid} for account ${accountSid}`;
  expect(
    await refusal(workspace.tasks(task.sid).update({ assignmentStatus, priority: 9 })),
  ).toEqual({
    status: 400,
    code: 20001,
    message: sentence.replace('%s', where),
  });
  expect(commits()).toBe(before);
  expect(services.store.get('tasks', task.sid)).toEqual(task);
});

test('does not cancel a task that somebody has', async () => {
  const { workspace, services } = await startTaskRouter();
  const task = acceptTask(services, createTask(services, {}), maya);
  const { message } = await refusal(
    workspace.tasks(task.sid).update({ assignmentStatus: 'canceled' }),
  );
  expect(message).toBe(
    `Cannot cancel task ${task.sid} in workspace ${workspaceSid} for account ${accountSid} because it is not pending or reserved.`,
  );
});

test('does not end a task twice', async () => {
  const { workspace, services } = await startTaskRouter();
  const task = acceptTask(services, createTask(services, {}), maya);
  await workspace.tasks(task.sid).update({ assignmentStatus: 'completed', reason: 'first' });
  await refusal(
    workspace.tasks(task.sid).update({ assignmentStatus: 'completed', reason: 'second' }),
  );
  expect((await workspace.tasks(task.sid).fetch()).reason).toBe('first');
});

test('cancels a task that has waited as long as it may, reserved or not', async () => {
  const { workspace, services, clock } = await startTaskRouter();
  const waiting = createTask(services, { timeout: 60 });
  const offered = reserveTask(services, createTask(services, { timeout: 60 }), maya);
  const taken = acceptTask(services, createTask(services, { timeout: 60 }), maya);
  clock.advance(59_999);
  expect((await workspace.tasks(waiting.sid).fetch()).assignmentStatus).toBe('pending');
  clock.advance(1);
  const [first, second, third] = await workspace.tasks.list();
  expect(first).toMatchObject({ assignmentStatus: 'canceled', reason: 'Task TTL Exceeded' });
  expect(second).toMatchObject({ sid: offered.sid, assignmentStatus: 'canceled' });
  expect(third).toMatchObject({ sid: taken.sid, assignmentStatus: 'assigned', reason: null });
});

test('lists tasks by status, attribute, queue and order', async () => {
  const { workspace, services, clock } = await startTaskRouter();
  const one = createTask(services, { attributes: { type: 'web', n: 1 }, priority: 1 });
  clock.advance(1);
  const two = createTask(services, {
    attributes: { type: 'sms', who: { vip: true } },
    priority: 7,
  });
  clock.advance(1);
  const three = acceptTask(services, createTask(services, { attributes: { type: 'web' } }), maya);
  const list = async (query: Parameters<typeof workspace.tasks.list>[0]) =>
    (await workspace.tasks.list(query)).map(({ sid }) => sid);
  expect(await list({})).toEqual([one.sid, two.sid, three.sid]);
  expect(await list({ assignmentStatus: ['pending', 'completed'] })).toEqual([one.sid, two.sid]);
  expect(await list({ evaluateTaskAttributes: 'type == "web"' })).toEqual([one.sid, three.sid]);
  expect(await list({ evaluateTaskAttributes: "type = 'sms'" })).toEqual([two.sid]);
  expect(await list({ evaluateTaskAttributes: 'who.vip == true' })).toEqual([two.sid]);
  expect(await list({ evaluateTaskAttributes: 'n == 1' })).toEqual([one.sid]);
  expect(await list({ ordering: 'Priority:desc,DateCreated:asc' })).toEqual([
    two.sid,
    one.sid,
    three.sid,
  ]);
  expect(await list({ ordering: 'DateCreated:desc' })).toEqual([three.sid, two.sid, one.sid]);
  expect(await list({ taskQueueName: 'Everyone', priority: 7 })).toEqual([two.sid]);
  expect(await list({ taskQueueName: 'Nobody' })).toEqual([]);
  expect(await list({ pageSize: 2 })).toEqual([one.sid, two.sid, three.sid]);
});

test('says that it understands one equality only', async () => {
  const { workspace } = await startTaskRouter();
  const expression = 'type == "web" OR priority > 3';
  expect(await refusal(workspace.tasks.list({ evaluateTaskAttributes: expression }))).toMatchObject(
    {
      status: 400,
      message: expect.stringContaining('one equality'),
    },
  );
  expect((await refusal(workspace.tasks.list({ ordering: 'Mood:asc' }))).status).toBe(400);
});

test('changes a task only as it was read, when asked to', async () => {
  const { workspace, services } = await startTaskRouter();
  const task = createTask(services, {});
  const { headers } = await workspace.tasks(task.sid).fetchWithHttpInfo();
  const ifMatch: string = Reflect.get(headers ?? {}, 'etag');
  await workspace.tasks(task.sid).update({ priority: 3, ifMatch });
  expect((await refusal(workspace.tasks(task.sid).update({ priority: 4, ifMatch }))).status).toBe(
    412,
  );
  expect((await refusal(workspace.tasks(task.sid).remove({ ifMatch }))).status).toBe(412);
  expect(services.store.get('tasks', task.sid)?.priority).toBe(3);
});

test('removes a task', async () => {
  const { workspace, services } = await startTaskRouter();
  const task = createTask(services, {});
  expect(await workspace.tasks(task.sid).remove()).toBe(true);
  expect(await refusal(workspace.tasks(task.sid).fetch())).toEqual({
    status: 404,
    code: 20404,
    message: `The requested resource /Workspaces/${workspaceSid}/Tasks/${task.sid} was not found`,
  });
});

test('accepts, wraps up and completes by the reservation', async () => {
  const { workspace, services } = await startTaskRouter();
  const task = reserveTask(services, createTask(services, {}), maya);
  const [offer] = await workspace.tasks(task.sid).reservations.list();
  expect(offer).toMatchObject({
    reservationStatus: 'pending',
    workerSid: maya.sid,
    workerName: maya.identity,
    taskSid: task.sid,
  });
  const reservation = workspace.tasks(task.sid).reservations(offer?.sid ?? '');
  for (const reservationStatus of ['accepted', 'wrapping', 'completed'] as const)
    expect(await reservation.update({ reservationStatus })).toMatchObject({ reservationStatus });
  expect((await workspace.tasks(task.sid).fetch()).assignmentStatus).toBe('completed');
});

test('lets a rejected task wait for somebody else', async () => {
  const { workspace, services } = await startTaskRouter();
  const task = reserveTask(services, createTask(services, {}), maya);
  const reservation = workspace.tasks(task.sid).reservations(task.reservationSid ?? '');
  const rejected = await reservation.update({ reservationStatus: 'rejected' });
  expect(rejected.reservationStatus).toBe('rejected');
  expect((await workspace.tasks(task.sid).fetch()).assignmentStatus).toBe('pending');
  expect(await workspace.tasks(task.sid).reservations.list()).toEqual([]);
  expect((await refusal(reservation.fetch())).status).toBe(404);
});

test('does not accept a reservation twice', async () => {
  const { workspace, services, commits } = await startTaskRouter();
  const task = reserveTask(services, createTask(services, {}), maya);
  const reservation = workspace.tasks(task.sid).reservations(task.reservationSid ?? '');
  await reservation.update({ reservationStatus: 'accepted' });
  const before = commits();
  for (const reservationStatus of ['accepted', 'rejected'] as const)
    expect(await refusal(reservation.update({ reservationStatus }))).toMatchObject({
      status: 400,
      message: `Reservation ${task.reservationSid} is not currently in a Pending state.`,
    });
  expect(commits()).toBe(before);
});

test('tells the workspace, its workers, workflow, queue and task channels', async () => {
  const { workspace } = await startTaskRouter();
  expect(await workspace.fetch()).toMatchObject({ sid: workspaceSid, accountSid });
  const workers = await workspace.workers.list();
  expect(workers.map(({ sid, friendlyName }) => [sid, friendlyName])).toEqual([
    [maya.sid, maya.identity],
    [tomas.sid, tomas.identity],
  ]);
  const tomasHimself = await workspace.workers(tomas.sid).fetch();
  expect(JSON.parse(tomasHimself.attributes)).toMatchObject({ full_name: 'Tomás' });
  expect((await workspace.workflows(workflowSid).fetch()).friendlyName).toBe('Assign to Anyone');
  expect((await workspace.taskQueues.list()).map((one) => one.friendlyName)).toEqual(['Everyone']);
  const channels = await workspace.taskChannels.list();
  expect(channels.map((one) => one.uniqueName)).toEqual(
    expect.arrayContaining(['chat', 'sms', 'default']),
  );
  expect((await workspace.taskChannels('chat').fetch()).sid).toBe(`TC${'e'.repeat(32)}`);
  expect((await refusal(workspace.workers(`WK${'9'.repeat(32)}`).fetch())).status).toBe(404);
});

test('knows no other workspace, and nobody without the account', async () => {
  const { client, origin, services } = await startTaskRouter();
  createTask(services, {});
  const other = client.taskrouter.v1.workspaces(`WS${'9'.repeat(32)}`);
  expect((await refusal(other.fetch())).status).toBe(404);
  expect((await refusal(other.tasks.list())).status).toBe(404);
  expect((await refusal(other.tasks.create())).status).toBe(404);
  const stranger = createTwilioClient(origin, { password: 'wrong' });
  const tasks = stranger.taskrouter.v1.workspaces(workspaceSid).tasks;
  expect((await refusal(tasks.list())).status).toBe(401);
});

test('tells the stream what became of a task, without what is in it', async () => {
  const { services } = await startTaskRouter();
  const task = createTask(services, { attributes: { from: '+14155550123' } });
  acceptTask(services, task, maya);
  const lines = services.stream.read(0, 100).filter(({ channel }) => channel === 'task');
  expect(lines.map(({ what }) => what)).toEqual(['task.created', 'reservation.accepted']);
  expect(JSON.stringify(lines)).not.toContain('5550123');
});
