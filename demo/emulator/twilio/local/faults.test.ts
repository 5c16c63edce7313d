import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../shared/listen.ts';
import { createServices } from '../core.ts';
import { createApp } from '../http.ts';
import { buildConfig } from '../testing/settings.ts';
import type { Fault } from './fault.ts';
import { createFaults } from './faults.ts';
import { parseSocketFaults } from './socket-faults.ts';

/** An API that keeps what it is sent, with faults in front. */
async function start(...faultList: Fault[]) {
  const services = createServices({ config: buildConfig(), origin: () => 'http://127.0.0.1' });
  const faults = createFaults(services.stream);
  faultList.forEach(faults.add);
  const kept: string[] = [];
  const app = createApp(services);
  app.use(faults.middleware);
  app.post('/conversations/v1/Things', async (c) => {
    kept.push(await c.req.text());
    return c.json({ kept: kept.length }, 201);
  });
  app.all('*', (c) => c.text('x'.repeat(300)));
  const server = createAdaptorServer({ fetch: app.fetch, overrideGlobalObjects: false }) as Server;
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = await listen(server, { port: 0, name: 'test', log: () => undefined });
  const things = `${origin}/conversations.twilio.com/v1/Things`;
  const post = (body = 'hello', init: RequestInit = {}) =>
    fetch(things, { method: 'POST', body, ...init });
  return { origin, app, faults, kept, post, stream: services.stream };
}

/** Whether a request is answered, until the next one on a connection of its own was. */
async function isAnswered(request: Promise<unknown>, other: () => Promise<unknown>) {
  let answered = false;
  const settle = () => void (answered = true);
  request.then(settle, settle);
  for (let count = 0; count < 5; count += 1) await other();
  return answered;
}

test('answers in place of the API with the envelope of Twilio, so many times', async () => {
  const { post, kept, faults } = await start({
    path: '/v1/Things',
    status: 429,
    code: 50_000,
    message: 'Slow down',
    retryAfter: 2,
    times: 2,
  });
  const first = await post();
  expect(first.status).toBe(429);
  expect(first.headers.get('retry-after')).toBe('2');
  expect(await first.json()).toEqual({
    code: 50_000,
    message: 'Slow down',
    more_info: 'https://www.twilio.com/docs/errors/50000',
    status: 429,
  });
  expect(faults.list()).toMatchObject([{ times: 1 }]);
  expect((await post()).status).toBe(429);
  expect(kept).toEqual([]);
  expect((await post()).status).toBe(201);
  expect(faults.list()).toEqual([]);
});

test.each([
  [429, 20_429],
  [503, 20_503],
  [404, 20_404],
  [418, 20_001],
  [599, 20_500],
])('status %i has the code %i unless told otherwise', async (status, code) => {
  const { post } = await start({ path: '/', status });
  const answer = await post();
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ status, code });
});

test('lasts until it is cleared when its times are 0', async () => {
  const { post, faults } = await start({ path: '/v1', status: 500, times: 0 });
  for (let count = 0; count < 3; count += 1) expect((await post()).status).toBe(500);
  faults.clear();
  expect((await post()).status).toBe(201);
});

test('meets only its method and its path', async () => {
  const { post, origin } = await start(
    { path: '/v1/Things', method: 'get', status: 500 },
    { path: '/v1/Thing', status: 500 },
  );
  expect((await post()).status).toBe(201);
  expect((await fetch(`${origin}/conversations/v1/Things`)).status).toBe(500);
});

test('lets the first of several be met first', async () => {
  const { post } = await start({ path: '/v1', status: 500 }, { path: '/v1/Things', status: 429 });
  expect([(await post()).status, (await post()).status, (await post()).status]).toEqual([
    500, 429, 201,
  ]);
});

test('spares the control API and what a browser asks before a request', async () => {
  const { origin, faults } = await start({ path: '/', status: 500, times: 0 });
  expect((await fetch(`${origin}/_local/faults`)).status).toBe(200);
  expect((await fetch(`${origin}/v1/Media`, { method: 'OPTIONS' })).status).toBe(200);
  faults.clear();
  faults.add({ path: '/', method: 'OPTIONS', status: 500 });
  expect((await fetch(`${origin}/v1/Media`, { method: 'OPTIONS' })).status).toBe(500);
});

test('never answers a request that is lost, and does not handle it', async () => {
  const { origin, kept, post } = await start({ path: '/v1/Things', lose: 'request' });
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const answered = await isAnswered(post('lost', { signal: abort.signal }), () => fetch(origin));
  expect(answered).toBe(false);
  expect(kept).toEqual([]);
  await post('next');
  expect(kept).toEqual(['next']);
});

test('never answers when the reply is lost, but has handled the request', async () => {
  const { origin, kept, post } = await start({ path: '/v1/Things', lose: 'reply' });
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const lost = post('lost', { signal: abort.signal });
  await expect.poll(() => kept).toEqual(['lost']);
  expect(await isAnswered(lost, () => fetch(origin))).toBe(false);
});

test.each([
  ['before', []],
  ['after', ['hello']],
] as const)('drops the connection %s the request is handled', async (drop, expected) => {
  const { kept, post } = await start({ path: '/v1/Things', drop });
  await expect(post()).rejects.toThrow('fetch failed');
  expect(kept).toEqual(expected);
  expect((await post()).status).toBe(201);
});

test('waits before it lets a request through', async () => {
  const { post, kept } = await start({ path: '/v1/Things', delayMs: 60 });
  const begin = performance.now();
  const first = post('delayed');
  await post('prompt');
  await first;
  expect(performance.now() - begin).toBeGreaterThanOrEqual(55);
  expect(kept).toEqual(['prompt', 'delayed']);
});

test('slows a download, and changes nothing of it', async () => {
  const { origin } = await start({ path: '/v1/Media', throttleBytesPerSecond: 3000 });
  const begin = performance.now();
  const answer = await fetch(`${origin}/v1/Media`);
  expect(answer.headers.get('content-type')).toContain('text/plain');
  expect(await answer.text()).toBe('x'.repeat(300));
  expect(performance.now() - begin).toBeGreaterThanOrEqual(80);
});

test('slows an upload, and changes nothing of it', async () => {
  const { post, kept } = await start({ path: '/v1/Things', throttleBytesPerSecond: 3000 });
  const begin = performance.now();
  expect((await post('y'.repeat(300))).status).toBe(201);
  expect(performance.now() - begin).toBeGreaterThanOrEqual(80);
  expect(kept).toEqual(['y'.repeat(300)]);
});

test('meets requests that come by no network, as those within a socket', async () => {
  const { app, kept } = await start({ path: '/v1/Things', status: 500 });
  const request = { method: 'POST', body: 'hello' };
  expect((await app.request('/conversations/v1/Things', request)).status).toBe(500);
  expect((await app.request('/conversations/v1/Things', request)).status).toBe(201);
  expect(kept).toEqual(['hello']);
});

test('tells the stream of what met a fault', async () => {
  const { post, stream } = await start({ path: '/v1/Things', status: 500 });
  await post();
  expect(stream.read(0, 10)).toMatchObject([
    { channel: 'local', what: 'fault: POST /conversations/v1/Things', body: { status: 500 } },
  ]);
});

test.each<[string, unknown]>([
  ['path', { status: 500 }],
  ['path', { path: 'v1', status: 500 }],
  ['status', { path: '/v1', status: 200 }],
  ['times', { path: '/v1', status: 500, times: -1 }],
  ['times', { path: '/v1', status: 500, times: 1.5 }],
  ['delayMs', { path: '/v1', delayMs: 2 ** 31 }],
  ['lose', { path: '/v1', lose: 'all' }],
  ['drop', { path: '/v1', drop: true }],
  ['throttleBytesPerSecond', { path: '/v1', throttleBytesPerSecond: 0 }],
  ['retryAfter', { path: '/v1', status: 429, retryAfter: 'soon' }],
  ['colour', { path: '/v1', status: 429, colour: 'red' }],
  ['It does nothing', { path: '/v1' }],
  ['It does nothing', { path: '/v1', times: 3 }],
  ['ends in one way', { path: '/v1', status: 500, lose: 'reply' }],
  ['go with a status', { path: '/v1', delayMs: 1, code: 20_429 }],
  ['The fault', 'none'],
])('names what is wrong: %s', (name, fault) => {
  expect(() => createFaults().add(fault as Fault)).toThrow(name);
});

test('has no faults of the socket until told, and none again when cleared', () => {
  const faults = createFaults();
  const none = { refuseConnections: null, initStatus: null, order: 'reply-first', echoDelayMs: 0 };
  expect(faults.socket).toEqual(none);
  faults.setSocket(parseSocketFaults({ refuseConnections: true }));
  faults.setSocket(parseSocketFaults({ order: 'echo-first', echoDelayMs: 20 }));
  expect(faults.socket).toEqual({
    ...none,
    refuseConnections: 503,
    order: 'echo-first',
    echoDelayMs: 20,
  });
  faults.setSocket(parseSocketFaults({ refuseConnections: null }));
  expect(faults.socket.refuseConnections).toBeNull();
  faults.clear();
  expect(faults.socket).toEqual(none);
});

test('answers as many inits with a fault as it was told', () => {
  const faults = createFaults();
  const init = { status: 429, errorCode: 51_202, reconnectMinMs: 500 };
  faults.setSocket(parseSocketFaults({ initStatus: { ...init, times: 2 } }));
  expect(faults.takeInitStatus()).toMatchObject(init);
  expect(faults.takeInitStatus()).toMatchObject(init);
  expect(faults.takeInitStatus()).toBeUndefined();
  faults.setSocket(parseSocketFaults({ initStatus: { status: 401, times: 0 } }));
  for (let count = 0; count < 3; count += 1)
    expect(faults.takeInitStatus()).toMatchObject({ status: 401 });
  faults.setSocket(parseSocketFaults({ initStatus: null }));
  expect(faults.takeInitStatus()).toBeUndefined();
});

test.each<[string, unknown]>([
  ['refuseConnections', { refuseConnections: 200 }],
  ['initStatus.status', { initStatus: {} }],
  ['initStatus.times', { initStatus: { status: 401, times: -1 } }],
  ['order', { order: 'random' }],
  ['echoDelayMs', { echoDelayMs: -1 }],
  ['sunshine', { sunshine: true }],
])('names what is wrong with faults of the socket: %s', (name, input) => {
  expect(() => parseSocketFaults(input)).toThrow(name);
});
