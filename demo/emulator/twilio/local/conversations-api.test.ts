import { expect, test } from 'vitest';
import type { Commit } from '../store/store.ts';
import { startControl } from '../testing/control-lab.ts';

async function startChat() {
  const lab = await startControl();
  const commits: Commit[] = [];
  lab.store.onCommit((commit) => void commits.push(commit));
  const { body } = await lab.call('POST', '/conversations', {
    uniqueName: 'help-1',
    friendlyName: 'Help',
    participants: ['visitor', 'bot', 'bot'],
    attributes: { topic: 'billing' },
  });
  const { sid } = body as { sid: string };
  const path = `/conversations/${sid}`;
  const see = async () => (await lab.call('GET', path)).body;
  const write = (text: string, author = 'bot') =>
    lab.call('POST', `${path}/messages`, { author, body: text });
  return { ...lab, sid, path, see, write, commits };
}

test('begins a conversation with participants and attributes', async () => {
  const { see, call, sid } = await startChat();
  expect(await see()).toMatchObject({
    sid,
    uniqueName: 'help-1',
    friendlyName: 'Help',
    state: 'active',
    attributes: { topic: 'billing' },
    participants: [{ identity: 'visitor' }, { identity: 'bot' }],
    messages: [],
  });
  expect((await call('GET', '/conversations/help-1')).body).toEqual(await see());
});

test('writes as anybody; who takes part is known as the author', async () => {
  const { see, write, call, path, store, sid } = await startChat();
  expect(await write('Hello 👋')).toMatchObject({ status: 201, body: { index: 0, author: 'bot' } });
  await call('POST', `${path}/messages`, { body: 'Rated', attributes: { stars: 5 } });
  expect(await see()).toMatchObject({
    messages: [
      { index: 0, author: 'bot', body: 'Hello 👋', attributes: {} },
      { index: 1, author: 'system', body: 'Rated', attributes: { stars: 5 } },
    ],
  });
  const [bot] = store.messagesOf(sid);
  expect(bot?.participantSid).toMatch(/^MB/);
});

test('changes a message by its index, and removes it', async () => {
  const { see, write, call, path } = await startChat();
  await write('one');
  await write('two');
  const changed = await call('PATCH', `${path}/messages/1`, { body: 'II', attributes: { a: 1 } });
  expect(changed).toMatchObject({ status: 200, body: { index: 1, body: 'II' } });
  expect((await call('DELETE', `${path}/messages/0`)).status).toBe(204);
  expect(await see()).toMatchObject({
    messages: [{ index: 1, author: 'bot', body: 'II', attributes: { a: 1 } }],
  });
  expect((await call('DELETE', `${path}/messages/0`)).status).toBe(404);
});

test('lets somebody join and leave', async () => {
  const { see, call, path } = await startChat();
  const joined = await call('POST', `${path}/participants`, { identity: 'agent.maya' });
  expect(joined).toMatchObject({ status: 201, body: { identity: 'agent.maya' } });
  expect(await call('POST', `${path}/participants`, { identity: 'agent.maya' })).toMatchObject({
    status: 409,
    body: { code: 50433 },
  });
  const { sid } = joined.body as { sid: string };
  expect((await call('DELETE', `${path}/participants/${sid}`)).status).toBe(204);
  expect((await call('DELETE', `${path}/participants/bot`)).status).toBe(204);
  expect((await call('DELETE', `${path}/participants/bot`)).status).toBe(404);
  expect(await see()).toMatchObject({ participants: [{ identity: 'visitor' }] });
});

test('replaces attributes and changes the state', async () => {
  const { see, call, path, write } = await startChat();
  await call('POST', `${path}/attributes`, { from: 'somebody' });
  await call('POST', `${path}/state`, { state: 'closed' });
  expect(await see()).toMatchObject({ attributes: { from: 'somebody' }, state: 'closed' });
  expect(await write('too late')).toMatchObject({ body: { code: 50377 } });
});

test('lets a participant type, and nobody else', async () => {
  const { call, path, sockets, sid } = await startChat();
  expect((await call('POST', `${path}/typing`, { identity: 'bot' })).status).toBe(200);
  expect((await call('POST', `${path}/typing`, { identity: 'stranger' })).status).toBe(403);
  expect(sockets.calls).toEqual([['typing', sid, 'bot']]);
});

test('tells webhooks only where it is asked to', async () => {
  const { write, call, path, commits, origin } = await startChat();
  await write('quiet');
  await call('POST', `${path}/messages`, { body: 'loud', hasWebhooks: true });
  const headers = { 'x-twilio-webhook-enabled': 'true' };
  await fetch(`${origin}/_local${path}/messages/0`, { method: 'DELETE', headers });
  expect(commits.slice(-3).map(({ cause }) => cause.hasWebhooks)).toEqual([false, true, true]);
});

test('tells the stream which conversation it was, and not what was written', async () => {
  const { write, events, sid } = await startChat();
  await write('a secret of the visitor');
  expect(events().at(-1)).toMatchObject({ status: 201, conversationSid: sid });
  expect(JSON.stringify(events())).not.toContain('secret');
});

test.each<[string, string, unknown, number]>([
  ['GET', '/conversations/nothing', undefined, 404],
  ['POST', '/conversations/nothing/messages', { body: 'x' }, 404],
  ['POST', '/conversations/help-1/messages', { author: 'bot' }, 400],
  ['POST', '/conversations/help-1/messages', { body: 'x'.repeat(33 * 1024) }, 400],
  ['POST', '/conversations/help-1/state', { state: 'open' }, 400],
  ['POST', '/conversations/help-1/attributes', ['no', 'object'], 400],
  ['POST', '/conversations/help-1/messages', { body: 'x', attributes: [] }, 400],
  ['PATCH', '/conversations/help-1/messages/0', { body: 'x' }, 404],
  ['POST', '/conversations', { uniqueName: 'help-1' }, 409],
  ['POST', '/conversations', { participants: ['x'.repeat(300)] }, 400],
])('%s %s changes nothing when it is refused', async (method, path, body, status) => {
  const { call, commits } = await startChat();
  const before = commits.length;
  const answer = await call(method, path, body);
  expect(answer).toMatchObject({ status, body: { error: expect.any(String) } });
  expect(commits).toHaveLength(before);
});
