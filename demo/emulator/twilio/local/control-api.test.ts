import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { expect, test, vi } from 'vitest';
import { editAttributes, roleSid } from '../conversations/roles.ts';
import { noon, startControl } from '../testing/control-lab.ts';

/** Asks with headers that `fetch` does not let anyone set. */
async function ask(
  origin: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number> {
  const sent = request(`${origin}/_local/clock`, { method, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

test.each([
  { host: '127.0.0.1:80' },
  { host: 'localhost:5173' },
  { host: '[::1]:9' },
  { host: 'localhost' },
])('answers whoever asks for this machine: $host', async (headers) => {
  const { origin } = await startControl();
  expect(await ask(origin, headers)).toBe(200);
});

test.each([
  { host: 'evil.example' },
  { host: '127.0.0.1.evil.example' },
  { host: 'localhost.evil.example:80' },
  { host: 'evil.example:80' },
  { origin: 'https://evil.example' },
  { origin: 'http://127.0.0.1.evil.example' },
  { origin: 'https://evil.example#http://localhost' },
  { origin: 'null' },
])('refuses what another site may have sent: %j', async (headers) => {
  const { origin } = await startControl();
  expect(await ask(origin, headers)).toBe(403);
  expect(await ask(origin, headers, 'DELETE')).toBe(403);
});

test('answers the pages of this machine', async () => {
  const { origin } = await startControl();
  expect(await ask(origin, { origin: 'http://localhost:5173' })).toBe(200);
});

test('refuses a POST that is not JSON, as a form of another site is', async () => {
  const { origin, sockets } = await startControl();
  const answer = await fetch(`${origin}/_local/connections/drop`, { method: 'POST', body: '{}' });
  expect(answer.status).toBe(415);
  expect(sockets.calls).toEqual([]);
});

test('lists every endpoint with an example that works', async () => {
  const { origin, call } = await startControl();
  const guide = await (await fetch(`${origin}/_local`)).text();
  const examples = guide.matchAll(/curl(?: -X (\w+))? (\S+)(?:.* -d '(.*)')?/g);
  const problems: unknown[] = [];
  let count = 0;
  for (const [, method = 'GET', url = '', json] of examples) {
    if (url.endsWith('/_local/')) continue;
    count += 1;
    const path = url.replace(`${origin}/_local`, '');
    // A closed conversation takes nothing more.
    if (path.endsWith('/state')) continue;
    const { status, body } = await call(method, path, json && JSON.parse(json));
    if (status >= 300) problems.push([method, path, status, body]);
  }
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(25);
});

test('tells the time and moves it', async () => {
  const { clock, call } = await startControl();
  expect((await call('GET', '/clock')).body).toEqual({ now: noon });
  await call('POST', '/clock', { advanceMs: 1500 });
  expect(clock.now()).toBe(Date.parse(noon) + 1500);
});

test('adds faults, lists and clears them', async () => {
  const { origin, call } = await startControl();
  const fault = { path: '/v1/Conversations', status: 503, times: 2 };
  expect(await call('POST', '/faults', fault)).toEqual({ status: 200, body: { faults: [fault] } });
  const url = `${origin}/conversations.twilio.com/v1/Conversations`;
  expect((await fetch(url)).status).toBe(503);
  expect((await call('GET', '/faults')).body).toEqual({ faults: [{ ...fault, times: 1 }] });
  expect((await call('DELETE', '/faults')).body).toEqual({ faults: [] });
  expect((await fetch(url)).status).toBe(404);
});

test('names the field of a fault that is wrong, and adds nothing', async () => {
  const { call } = await startControl();
  const { status, body } = await call('POST', '/faults', { path: '/v1', status: 5 });
  expect(status).toBe(400);
  expect(body).toEqual({ error: expect.stringMatching(/^status: /) });
  expect((await call('GET', '/faults')).body).toEqual({ faults: [] });
});

test('sets what sockets meet, and takes it back', async () => {
  const { call, faults } = await startControl();
  await call('POST', '/socket-faults', { refuseConnections: true, order: 'echo-first' });
  expect(faults.socket).toMatchObject({ refuseConnections: 503, order: 'echo-first' });
  expect((await call('GET', '/socket-faults')).body).toEqual(faults.socket);
  await call('DELETE', '/socket-faults');
  expect(faults.socket).toMatchObject({ refuseConnections: null, order: 'reply-first' });
});

test('lists connections', async () => {
  const { call, sockets } = await startControl();
  expect((await call('GET', '/connections')).body).toEqual({ connections: sockets.list() });
});

test.each<[string, object, unknown[], number]>([
  ['/connections/drop', {}, ['drop', 'all'], 2],
  ['/connections/drop', { identity: 'visitor' }, ['drop', 'visitor'], 1],
  ['/connections/drop', { identity: 'nobody' }, ['drop', 'nobody'], 0],
  ['/connections/close', { code: 410 }, ['close', 'all', 410, {}], 2],
  [
    '/connections/close',
    { code: 308, identity: 'visitor', reconnectMinMs: 100 },
    ['close', 'visitor', 308, { reconnectMinMs: 100 }],
    1,
  ],
  ['/connections/blackhole', { on: true }, ['blackhole', 'all', true], 2],
  [
    '/connections/blackhole',
    { on: false, identity: 'visitor' },
    ['blackhole', 'visitor', false],
    1,
  ],
  ['/tokens/expire', { identity: 'visitor' }, ['expireTokens', 'visitor'], 1],
  ['/tokens/about-to-expire', {}, ['warnOfExpiry', 'all'], 2],
])('%s with %j tells how many connections it met', async (path, body, expected, count) => {
  const { call, sockets } = await startControl();
  expect(await call('POST', path, body)).toEqual({ status: 200, body: { connections: count } });
  expect(sockets.calls).toEqual([expected]);
});

test.each<[string, object, RegExp]>([
  ['/connections/close', { code: 200 }, /^code: /],
  ['/connections/close', {}, /^code: /],
  ['/connections/blackhole', {}, /^on: /],
  // A wrong name must not mean everybody.
  ['/connections/drop', { identiy: 'visitor' }, /^identiy: /],
  ['/connections/drop', { identity: '' }, /^identity: /],
  ['/connections/drop', [], /^The body: /],
  ['/tokens', {}, /^identity: /],
  ['/restart', { state: 'lose' }, /^state: /],
  ['/roles/guest', {}, /^mayEditAttributes: /],
  ['/sms', { from: '555', to: '+14155550100', body: 'x' }, /^from: /],
])('%s with %j is refused and names the field', async (path, body, problem) => {
  const { call, sockets } = await startControl();
  expect(await call('POST', path, body)).toEqual({
    status: 400,
    body: { error: expect.stringMatching(problem) },
  });
  expect(sockets.calls).toEqual([]);
});

test('refuses a body that is no JSON', async () => {
  const { origin } = await startControl();
  const answer = await fetch(`${origin}/_local/restart`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{',
  });
  expect([answer.status, await answer.json()]).toEqual([400, { error: 'The body is no JSON.' }]);
});

test.each([
  ['POST', '/conections/drop'],
  ['GET', '/nothing'],
  ['DELETE', '/clock'],
])('%s %s is not there, and the answer says where to look', async (method, path) => {
  const { call } = await startControl();
  expect(await call(method, path, method === 'GET' ? undefined : {})).toEqual({
    status: 404,
    body: { error: expect.stringContaining('GET /_local lists') },
  });
});

test('issues a token, for an hour unless told otherwise', async () => {
  const { call } = await startControl();
  expect(await call('POST', '/tokens', { identity: 'visitor' })).toEqual({
    status: 201,
    body: { identity: 'visitor', token: 'token of visitor for 3600 s' },
  });
  const { body } = await call('POST', '/tokens', { identity: 'visitor', ttlSeconds: -1 });
  expect(body).toMatchObject({ token: 'token of visitor for -1 s' });
});

test.each(['keep', 'discard'] as const)('restarts, and answers when it has: %s', async (state) => {
  const restarted: string[] = [];
  let finish = () => undefined as void;
  const { call } = await startControl({
    restart(given) {
      restarted.push(given);
      return new Promise((resolve) => (finish = resolve));
    },
  });
  const onAnswer = vi.fn<() => void>();
  const answer = call('POST', '/restart', { state }).finally(onAnswer);
  await expect.poll(() => restarted).toEqual([state]);
  await call('GET', '/clock');
  expect(onAnswer).not.toHaveBeenCalled();
  finish();
  expect(await answer).toEqual({ status: 200, body: { state } });
});

test('lets guests edit attributes, and no longer', async () => {
  const { call, store } = await startControl();
  const permissions = () => store.get('roles', roleSid('guest'))?.permissions;
  await call('POST', '/roles/guest', { mayEditAttributes: true });
  expect(permissions()).toContain(editAttributes);
  await call('POST', '/roles/guest', { mayEditAttributes: false });
  expect(permissions()).not.toContain(editAttributes);
});

test('sends an SMS as a phone does, and answers what became of it', async () => {
  const sms = { from: '+14155550123', to: '+14155550100', body: 'Hello' };
  const received: unknown[] = [];
  const { call, events, logged } = await startControl({
    receiveSms(given) {
      received.push(given);
      return { conversationSid: null };
    },
  });
  expect(await call('POST', '/sms', sms)).toEqual({ status: 201, body: { conversationSid: null } });
  expect(received).toEqual([sms]);
  await call('POST', '/sms', { ...sms, from: 14155550123 });
  expect(JSON.stringify([events(), logged])).not.toContain('4155550123');
});

test('tells the stream of every control, not of reading', async () => {
  const { call } = await startControl();
  await call('GET', '/connections');
  await call('POST', '/connections/drop', { identity: 'visitor' });
  await call('POST', '/connections/close', { code: 1 });
  await call('POST', '/tokens', { identity: 'visitor' });
  await call('DELETE', '/faults');
  await call('GET', '/events');
  const { events } = (await call('GET', '/events')).body as { events: object[] };
  expect(events).toEqual([
    {
      seq: 1,
      at: noon,
      channel: 'local',
      what: 'POST /_local/connections/drop',
      status: 200,
      body: { identity: 'visitor' },
    },
    expect.objectContaining({
      what: 'POST /_local/connections/close',
      status: 400,
      problem: expect.stringMatching(/^code: /),
    }),
    { seq: 3, at: noon, channel: 'local', what: 'POST /_local/tokens', status: 201 },
    { seq: 4, at: noon, channel: 'local', what: 'DELETE /_local/faults', status: 200 },
  ]);
});

test('serves the stream live', async () => {
  const { origin, call } = await startControl();
  const abort = new AbortController();
  const response = await fetch(`${origin}/_local/events`, {
    headers: { accept: 'text/event-stream' },
    signal: abort.signal,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  await call('POST', '/connections/drop', {});
  expect((await reader?.read())?.value).toContain('connections/drop');
  abort.abort();
});

test('a failure of its own is told to the log, not to the caller', async () => {
  const { call, logged } = await startControl({
    receiveSms() {
      throw new Error('Something broke.');
    },
  });
  const sms = { from: '+14155550123', to: '+14155550100', body: 'Hello' };
  expect((await call('POST', '/sms', sms)).status).toBe(500);
  expect(logged).toEqual([expect.stringContaining('Something broke.')]);
});
