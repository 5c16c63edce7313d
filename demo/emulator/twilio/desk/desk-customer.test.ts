import { expect, test } from 'vitest';
import { updateConversation } from '../conversations/conversations.ts';
import { sendToFlex } from '../flex/interactions.ts';
import { startFlexLab, visitor } from '../flex/testing/flex-lab.ts';
import { byServer } from '../services.ts';
import { maya, tomas } from '../testing/settings.ts';
import type { DeskTask } from './desk-views.ts';

/** The desk with one web chat that waits. */
async function startDesk() {
  const lab = await startFlexLab();
  const { services, origin } = lab;
  const conversation = lab.webChat({});
  const task = sendToFlex(services, { conversationSid: conversation.sid });
  const root = `${origin}/_local/desk/tasks`;
  const read = async (): Promise<DeskTask> =>
    (await (await fetch(`${root}/${task.sid}`)).json()) as DeskTask;
  const post = async (what: string, body: unknown) => {
    const headers = { 'Content-Type': 'application/json' };
    const init = { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${root}/${task.sid}/${what}`, init);
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  return { ...lab, conversation, task, root, read, post };
}

test('a task says whom it is about, since when, and the list what time it is', async () => {
  const { read, root, clock } = await startDesk();
  const before = clock.now();
  expect(await read()).toMatchObject({
    customer: { identity: visitor, address: null, channel: 'web' },
    rating: null,
    reason: null,
  });
  const { createdAt, statusAt } = await read();
  expect(Date.parse(createdAt)).toBeLessThanOrEqual(before);
  expect(statusAt).toBe(createdAt);
  clock.advance(5000);
  const { now } = (await (await fetch(root)).json()) as { now: string };
  expect(Date.parse(now) - before).toBeGreaterThanOrEqual(5000);
});

test('only who has a task may end it, and what waits is ended by no worker', async () => {
  const { post, services, task } = await startDesk();
  expect(await post('end', { worker: maya.identity })).toEqual({
    status: 409,
    body: { error: 'Nobody has accepted the task. Accept it first.' },
  });
  await post('accept', { worker: maya.identity });
  expect(await post('end', { worker: tomas.identity })).toEqual({
    status: 409,
    body: { error: 'Maya has the task. Only Maya can end it.' },
  });
  expect((await post('end', { person: 'x' })).status).toBe(400);
  expect(services.store.get('tasks', task.sid)?.assignmentStatus).toBe('assigned');
  expect((await post('end', { worker: maya.identity })).status).toBe(200);
});

test('tells a rating with its comment, wherever the Functions had to keep it', async () => {
  const { read, services, conversation } = await startDesk();
  const rating = { score: 4, comment: 'Quick', rated_at: '2026-11-23T10:00:00Z' };
  updateConversation(services, conversation, { attributes: JSON.stringify({ rating }) }, byServer);
  expect((await read()).rating).toEqual({ score: 4, comment: 'Quick' });
  const wrong = { rating: { score: 'many' } };
  const now = services.store.get('conversations', conversation.sid) ?? conversation;
  updateConversation(services, now, { attributes: JSON.stringify(wrong) }, byServer);
  expect((await read()).rating).toBeNull();
});
