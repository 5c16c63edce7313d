import { expect, test } from 'vitest';
import { addMessage } from '../conversations/messages.ts';
import { sendToFlex } from '../flex/interactions.ts';
import { startFlexLab, visitor } from '../flex/testing/flex-lab.ts';
import { createTask } from '../flex/tasks.ts';
import { byClient } from '../services.ts';
import type { Commit } from '../store/store.ts';
import { maya, tomas } from '../testing/settings.ts';
import type { DeskMessage, DeskTask } from './desk-views.ts';

/** The desk with one web chat that waits. */
async function startDesk() {
  const lab = await startFlexLab();
  const { services, origin } = lab;
  const conversation = lab.webChat({ topic: 'billing' });
  const task = sendToFlex(services, {
    conversationSid: conversation.sid,
    attributes: { name: 'Ada' },
  });
  const ask = async <T = unknown>(path: string, init?: RequestInit) => {
    const answer = await fetch(`${origin}/_local/desk${path}`, init);
    const text = await answer.text();
    return { status: answer.status, body: (text ? JSON.parse(text) : null) as T };
  };
  const post = <T = { error: string }>(path: string, body: unknown = {}, headers = {}) =>
    ask<T>(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const write = (body: string) => {
    const now = services.store.get('conversations', conversation.sid) ?? conversation;
    return addMessage(services, now, { author: visitor, body }, byClient(visitor));
  };
  const accept = (worker = maya.identity) =>
    post<DeskTask>(`/tasks/${task.sid}/accept`, { worker });
  const commitsSeen: Commit[] = [];
  services.store.onCommit((commit) => commitsSeen.push(commit));
  const path = `/tasks/${task.sid}`;
  return { ...lab, conversation, task, path, ask, post, write, accept, commitsSeen };
}

test('lists what waits, with the chat and its last messages', async () => {
  const { ask, write, task, conversation, clock } = await startDesk();
  for (const text of ['one', 'two', 'three', 'four']) write(text);
  clock.advance(7000);
  const { body } = await ask<{ tasks: DeskTask[] }>('/tasks');
  expect(body.tasks).toMatchObject([
    {
      sid: task.sid,
      status: 'pending',
      taskChannel: 'chat',
      ageSeconds: 7,
      attributes: { name: 'Ada', channelType: 'web' },
      worker: null,
      conversation: {
        sid: conversation.sid,
        state: 'active',
        attributes: { topic: 'billing' },
        messagesCount: 4,
        lastMessages: [{ body: 'two' }, { body: 'three' }, { body: 'four', isAgent: false }],
      },
    },
  ]);
});

test('shows a worker what waits and what is hers, but not what others have', async () => {
  const { ask, accept, services, path } = await startDesk();
  const waiting = createTask(services, {});
  await accept(maya.identity);
  const list = async (query: string) =>
    (await ask<{ tasks: DeskTask[] }>(`/tasks${query}`)).body.tasks.map(({ sid }) => sid);
  const mine = path.replace('/tasks/', '');
  expect(await list(`?worker=${maya.identity}`)).toEqual([mine, waiting.sid]);
  expect(await list(`?worker=${tomas.identity}`)).toEqual([waiting.sid]);
  expect(await list('')).toEqual([mine, waiting.sid]);
});

test('gives a task to a worker, who joins the chat', async () => {
  const { accept, services, conversation } = await startDesk();
  const { status, body } = await accept();
  expect(status).toBe(200);
  expect(body).toMatchObject({
    status: 'assigned',
    worker: { identity: maya.identity, name: 'Maya' },
  });
  const there = services.store.participantsOf(conversation.sid).map(({ identity }) => identity);
  expect(there).toEqual([visitor, maya.identity]);
});

test('does not give a task to two', async () => {
  const { accept, commits, services, conversation } = await startDesk();
  const workers = [maya, tomas];
  const answers = await Promise.all(workers.map(({ identity }) => accept(identity)));
  const winner = answers.findIndex(({ status }) => status === 200);
  const error = `${workers[winner]?.name} has the task already. Take another one.`;
  expect(answers.filter(({ status }) => status === 409)).toEqual([
    { status: 409, body: { error } },
  ]);
  const before = commits();
  expect(await accept(workers[winner]?.identity)).toEqual({ status: 409, body: { error } });
  expect(commits()).toBe(before);
  expect(services.store.participantsOf(conversation.sid)).toHaveLength(2);
});

test('knows only the workers and tasks there are', async () => {
  const { accept, post, commits } = await startDesk();
  const before = commits();
  expect(await accept('mallory')).toMatchObject({
    status: 404,
    body: { error: 'There is no such worker. Take an identity of the configuration.' },
  });
  expect((await post('/tasks/WT0/accept', { worker: maya.identity })).status).toBe(404);
  expect((await post('/tasks/WT0/end')).status).toBe(404);
  expect(commits()).toBe(before);
});

test('writes as the agent, as a client would', async () => {
  const { accept, post, path, services, conversation, commitsSeen } = await startDesk();
  await accept();
  const { status, body } = await post<DeskMessage>(`${path}/messages`, {
    body: 'Hello',
    attributes: { kind: 'greeting' },
  });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    author: maya.identity,
    isAgent: true,
    body: 'Hello',
    attributes: { kind: 'greeting' },
  });
  expect(services.store.messagesOf(conversation.sid)).toHaveLength(1);
  expect(commitsSeen.at(-1)?.cause).toEqual(byClient(maya.identity));
});

test('sends a file, raw or in a form', async () => {
  const { accept, ask, path } = await startDesk();
  await accept();
  const raw = await ask<DeskMessage>(`${path}/files?filename=plan.txt`, {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: 'the plan',
  });
  expect(raw).toMatchObject({ status: 201, body: { author: maya.identity, body: null } });
  const [file] = raw.body.media;
  expect(file).toMatchObject({ filename: 'plan.txt', contentType: 'text/plain', size: 8 });
  expect(await (await fetch(file?.url ?? '')).text()).toBe('the plan');
  const form = new FormData();
  form.set('file', new File(['x'], 'x.png', { type: 'image/png' }));
  const sent = await ask<DeskMessage>(`${path}/files`, { method: 'POST', body: form });
  expect(sent.body.media).toMatchObject([{ filename: 'x.png', contentType: 'image/png' }]);
});

test('keeps no file that is empty, or of a chat that nobody has', async () => {
  const { accept, ask, path, services } = await startDesk();
  const send = (body: string) =>
    ask<{ error: string }>(`${path}/files`, {
      method: 'POST',
      headers: { 'Content-Type': 'text/plain' },
      body,
    });
  expect((await send('early')).status).toBe(409);
  await accept();
  expect((await send('')).status).toBe(400);
  expect([...services.store.all('media')]).toEqual([]);
});

test('says that the agent types', async () => {
  const { accept, post, path, typed, conversation } = await startDesk();
  expect((await post(`${path}/typing`)).status).toBe(409);
  await accept();
  expect((await post(`${path}/typing`)).status).toBe(204);
  expect(typed).toEqual([[conversation.sid, maya.identity]]);
});

test('moves how far the agent has read, forward only', async () => {
  const { accept, post, path, write, services, conversation, commits } = await startDesk();
  await accept();
  const horizon = () =>
    services.store.participantsOf(conversation.sid).at(-1)?.lastReadMessageIndex ?? null;
  expect((await post(`${path}/read`)).body).toEqual({ lastReadMessageIndex: null });
  expect(horizon()).toBeNull();
  write('one');
  write('two');
  expect((await post(`${path}/read`)).body).toEqual({ lastReadMessageIndex: 1 });
  expect(horizon()).toBe(1);
  const before = commits();
  await post(`${path}/read`);
  expect(commits()).toBe(before);
});

test('tells all messages of a chat', async () => {
  const { ask, write, path } = await startDesk();
  for (const text of ['one', 'two', 'three', 'four']) write(text);
  const { body } = await ask<{ messages: DeskMessage[] }>(`${path}/messages`);
  expect(body.messages.map((message) => message.body)).toEqual(['one', 'two', 'three', 'four']);
});

test('ends a chat once, and lets nobody write after', async () => {
  const { accept, post, path, commits, services, conversation } = await startDesk();
  await accept();
  expect(await post<DeskTask>(`${path}/end`)).toMatchObject({
    status: 200,
    body: { status: 'completed', conversation: { state: 'closed' } },
  });
  const before = commits();
  expect(await post(`${path}/end`)).toMatchObject({
    status: 409,
    body: { error: 'The task is completed already. Nothing is left to end.' },
  });
  expect((await post(`${path}/messages`, { body: 'late' })).status).toBe(409);
  expect((await post(`${path}/accept`, { worker: tomas.identity })).status).toBe(409);
  expect(commits()).toBe(before);
  expect(services.store.messagesOf(conversation.sid)).toEqual([]);
});

test('writes nothing for a chat that nobody has accepted', async () => {
  const { post, path, commits } = await startDesk();
  const before = commits();
  expect(await post(`${path}/messages`, { body: 'hi' })).toEqual({
    status: 409,
    body: { error: 'Nobody has accepted the task. Accept it first.' },
  });
  expect((await post(`${path}/read`)).status).toBe(409);
  expect(commits()).toBe(before);
});

test('takes a message only as it is documented', async () => {
  const { accept, post, path, commits } = await startDesk();
  await accept();
  const before = commits();
  for (const body of [{}, { body: '' }, { body: 5 }, { body: 'x', author: visitor }, null])
    expect((await post(`${path}/messages`, body)).status).toBe(400);
  const attributes = { text: 'x'.repeat(5000) };
  expect((await post(`${path}/messages`, { body: 'x', attributes })).status).toBe(400);
  expect(commits()).toBe(before);
});

test('serves no page of another site', async () => {
  const { ask, post, path, task, services } = await startDesk();
  const worker = maya.identity;
  const evil = { Origin: 'https://evil.example' };
  expect((await post(`${path}/accept`, { worker }, evil)).status).toBe(403);
  const form = { method: 'POST', body: new URLSearchParams({ worker }) };
  expect((await ask(`${path}/accept`, form)).status).toBe(415);
  expect((await ask('/tasks', { headers: { Origin: 'null' } })).status).toBe(403);
  expect(services.store.get('tasks', task.sid)?.assignmentStatus).toBe('pending');
  expect((await ask('/tasks', { headers: { Origin: 'http://localhost:5173' } })).status).toBe(200);
});
