import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClock } from '../shared/clock.ts';
import { openDatabase } from '../shared/database.ts';
import { schema } from './schema.ts';
import { createFaults } from './faults.ts';
import { listen } from '../shared/listen.ts';
import { createBatches } from './batches.ts';
import { createLocalApi } from './local-api.ts';
import type { StreamedMessage } from './stream.ts';
import { createStore } from './store.ts';
import {
  atNoon,
  buildConfig,
  noon,
  startTestSegment,
  toJsonPost,
  writeKey,
  type Stream,
  type TestSegment,
} from './testing/test-support.ts';

interface Events {
  /** Waits for so many messages. */
  take(count: number): Promise<StreamedMessage[]>;
  close(): void;
}

/** Subscribes to the stream as an `EventSource` does. */
async function subscribe(
  origin: string,
  headers: Record<string, string> = {},
  query = '',
): Promise<Events> {
  const abort = new AbortController();
  onTestFinished(() => abort.abort());
  const accept = { accept: 'text/event-stream' };
  const url = `${origin}/_local/messages${query}`;
  const response = await fetch(url, { headers: { ...accept, ...headers }, signal: abort.signal });
  expect(response.headers.get('content-type')).toMatch('text/event-stream');
  const messages = readEvents(response);
  return {
    close: () => abort.abort(),
    async take(count) {
      const taken: StreamedMessage[] = [];
      while (taken.length < count) {
        const { value } = await messages.next();
        if (!value) throw new Error('The stream ended.');
        taken.push(value);
      }
      return taken;
    },
  };
}

async function* readEvents({ body }: Response): AsyncGenerator<StreamedMessage> {
  let text = '';
  for await (const chunk of body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      const message = JSON.parse(fields.get('data') ?? '') as StreamedMessage;
      expect(fields.get('event')).toBe('message');
      expect(fields.get('id')).toBe(String(message.seq));
      yield message;
    }
  }
}

async function send(segment: TestSegment, ...messageIds: string[]): Promise<void> {
  for (const messageId of messageIds) await segment.post('p', { anonymousId: 'a1', messageId });
}

function sendMany(segment: TestSegment, count: number) {
  const batch = Array.from({ length: count }, (_, index) => ({
    type: 'track',
    event: 'E',
    anonymousId: 'a1',
    messageId: `m${index + 1}`,
  }));
  return segment.post('batch', { batch });
}

const idsOf = (messages: StreamedMessage[]) => messages.map(({ messageId }) => messageId);

describe('the stream', () => {
  test('tells everything received in the order of arrival, and what became of it', async () => {
    const segment = await startTestSegment();
    await segment.post('p', { anonymousId: 'a1', messageId: 'm1', timestamp: atNoon(5000) });
    await segment.post('p', { anonymousId: 'a2', messageId: 'm2', timestamp: atNoon(-5000) });
    await send(segment, 'm1');
    await segment.post('t', { anonymousId: 'a1', messageId: 'm3' });
    await segment.request('/v1/p', { method: 'POST', body: '?' });
    const row = { receivedAt: noon, sourceId: 'src_test', reason: null };
    expect(await segment.stream()).toMatchObject([
      { ...row, seq: 1, outcome: 'accepted', type: 'page', messageId: 'm1', profile: 1 },
      { ...row, seq: 2, outcome: 'accepted', type: 'page', messageId: 'm2', profile: 2 },
      {
        ...row,
        seq: 3,
        outcome: 'duplicate',
        messageId: 'm1',
        profile: null,
        reason: 'messageId seen before',
      },
      {
        ...row,
        seq: 4,
        outcome: 'discarded',
        type: 'track',
        messageId: 'm3',
        profile: null,
        reason: expect.stringMatching(/^event_not_defined: /),
      },
      { seq: 5, outcome: 'rejected', sourceId: null, type: null, messageId: null, body: null },
    ]);
    expect(
      (await segment.request('/_local/messages')).headers.get('access-control-allow-origin'),
    ).toBeNull();
  });

  test('never tells a write key', async () => {
    const segment = await startTestSegment();
    await send(segment, 'm1', 'm1');
    await segment.post('t', { anonymousId: 'a1' });
    await segment.post('p', { anonymousId: 'a1', writeKey: 'nobodysKey' });
    const batch = [
      { type: 'page', anonymousId: 'a1', writeKey },
      { type: 'sing', writeKey },
    ];
    await segment.post('batch', { batch });
    const text = JSON.stringify(await segment.stream());
    expect(text).not.toContain(writeKey);
    expect(text).not.toContain('nobodysKey');
  });

  test('comes in pages', async () => {
    const segment = await startTestSegment();
    await sendMany(segment, 1205);
    const page = async (query: string) =>
      (await segment.request(`/_local/messages${query}`)).body as Stream;
    const seen: (string | null)[] = [];
    for (let after = 0; seen.length < 1205;) {
      const { messages, next } = await page(`?after=${after}&limit=100`);
      expect(messages.length).toBeGreaterThan(0);
      seen.push(...idsOf(messages));
      after = next;
    }
    expect(seen).toEqual(Array.from({ length: 1205 }, (_, index) => `m${index + 1}`));
    expect(await page('?after=1205')).toEqual({ messages: [], next: 1205 });
    expect((await page('')).messages).toHaveLength(100);
    expect((await page('?limit=5000')).messages).toHaveLength(1000);
    for (const odd of ['?after=x&limit=y', '?after=-1&limit=-1', '?after=1.5&limit=1e99']) {
      expect((await page(odd)).messages).toHaveLength(100);
    }
  });
});

describe('events', () => {
  test('tell what is there, and then what comes, as it comes', async () => {
    const segment = await startTestSegment();
    await send(segment, 'm1', 'm2');
    const events = await subscribe(segment.origin);
    expect(idsOf(await events.take(2))).toEqual(['m1', 'm2']);
    await send(segment, 'm3');
    expect(idsOf(await events.take(1))).toEqual(['m3']);
    await segment.request('/v1/p', { method: 'POST', body: '?' });
    expect(await events.take(1)).toMatchObject([{ seq: 4, outcome: 'rejected' }]);
  });

  test('are the same rows as those of a page', async () => {
    const segment = await startTestSegment();
    const events = await subscribe(segment.origin);
    await segment.post('p', { anonymousId: 'a1', name: 'Zeile 1\n\ndata: 2\r\nid: 7' });
    expect(await events.take(1)).toEqual(await segment.stream());
  });

  test('resume after the last one that was seen', async () => {
    const segment = await startTestSegment();
    await send(segment, 'm1', 'm2', 'm3');
    const first = await subscribe(segment.origin);
    const [seen] = await first.take(1);
    first.close();
    await send(segment, 'm4');
    const header = { 'last-event-id': String(seen?.seq) };
    expect(idsOf(await (await subscribe(segment.origin, header)).take(3))).toEqual([
      'm2',
      'm3',
      'm4',
    ]);
    const later = await subscribe(segment.origin, {}, '?after=3');
    expect(idsOf(await later.take(1))).toEqual(['m4']);
    // The header is of the reconnect, the query of the first connection.
    const both = await subscribe(segment.origin, { 'last-event-id': '2' }, '?after=1');
    expect(idsOf(await both.take(1))).toEqual(['m3']);
  });

  test('come complete and in order to everybody, however many there are', async () => {
    const segment = await startTestSegment();
    await sendMany(segment, 1200);
    const subscribers = await Promise.all([1, 2, 3, 4].map(() => subscribe(segment.origin)));
    await Promise.all(Array.from({ length: 50 }, (_, index) => send(segment, `live${index}`)));
    const expected = Array.from({ length: 1250 }, (_, index) => index + 1);
    for (const events of subscribers) {
      expect((await events.take(1250)).map(({ seq }) => seq)).toEqual(expected);
    }
  });

  test('end when the server closes, which does not wait for them', async () => {
    const segment = await startTestSegment();
    const events = await subscribe(segment.origin);
    const [end] = await Promise.all([events.take(1).catch(String), segment.close()]);
    expect(end).toBe('TypeError: terminated');
    expect(segment.logged).toEqual([]);
  });

  test('leave no listener behind when a reader goes', async () => {
    const clock = createClock();
    const sql = openDatabase({ file: ':memory:', schema, warn: () => undefined });
    const store = createStore(sql, buildConfig(), clock);
    let listeners = 0;
    const onGrowth = (callback: () => void) => {
      const stop = store.onGrowth(callback);
      listeners += 1;
      return () => {
        listeners -= 1;
        stop();
      };
    };
    const api = createLocalApi({
      store: { ...store, onGrowth },
      batches: createBatches(store.traits, clock),
      clock,
      faults: createFaults(),
    });
    const app = new Hono().route('/_local', api);
    const server = createAdaptorServer({
      fetch: app.fetch,
      overrideGlobalObjects: false,
    }) as Server;
    onTestFinished(async () => {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      store.close();
    });
    const origin = await listen(server, { port: 0, name: 'stream', log: () => undefined });

    const add = () => store.add([{ outcome: 'rejected', why: 'test' }]);
    const subscribers = await Promise.all([1, 2, 3].map(() => subscribe(origin)));
    expect(listeners).toBe(3);
    await add();
    for (const events of subscribers) await events.take(1);
    const [stays, ...gone] = subscribers;
    for (const events of gone) events.close();
    await expect.poll(() => listeners).toBe(1);
    await add();
    expect(await stays?.take(1)).toMatchObject([{ seq: 2 }]);
    stays?.close();
    await expect.poll(() => listeners).toBe(0);
    await add();
  });
});

describe('a page of another site', () => {
  const types = [
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'text/plain; application/json',
  ];

  test.each(types)('cannot move anything with the content type %s', async (type) => {
    const segment = await startTestSegment();
    const body = Buffer.from('{"advanceMs":1000,"path":"/","status":500}');
    for (const path of ['/_local/clock', '/_local/faults', '/_local/batches', '/_local/nowhere']) {
      const init = { method: 'POST', body, ...(type && { headers: { 'content-type': type } }) };
      expect(await segment.request(path, init)).toMatchObject({
        status: 415,
        body: { error: 'Send JSON, with the content type application/json.' },
      });
    }
    expect(segment.clock.now()).toBe(Date.parse(noon));
    expect((await segment.post('p', { anonymousId: 'a1' })).status).toBe(200);
  });

  test.each(['POST', 'DELETE', 'GET'])('is not allowed to try %s', async (method) => {
    const segment = await startTestSegment();
    const answer = await segment.request('/_local/faults', {
      method: 'OPTIONS',
      headers: {
        origin: 'https://example.com',
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type',
      },
    });
    const names = [...answer.headers.keys()];
    expect(names.filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('the clock', () => {
  const move = (segment: TestSegment, body: unknown) =>
    segment.request('/_local/clock', toJsonPost(body));

  test('is told, moved, frozen and reset', async () => {
    const segment = await startTestSegment();
    expect((await segment.request('/_local/clock')).body).toEqual({ now: noon });
    expect((await move(segment, { advanceMs: 60_000 })).body).toEqual({ now: atNoon(60_000) });
    expect((await move(segment, { freeze: true })).body).toEqual({ now: atNoon(60_000) });
    const freeze = '2030-01-01T00:00:00.000Z';
    expect((await move(segment, { freeze })).body).toEqual({ now: freeze });
    await send(segment, 'm1');
    expect(await segment.stream()).toMatchObject([
      { receivedAt: freeze, body: { timestamp: freeze } },
    ]);
    const before = Date.now();
    const { now } = (await move(segment, { reset: true })).body as { now: string };
    expect(Date.parse(now)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(now)).toBeLessThanOrEqual(Date.now());
  });

  test.each<unknown>([
    { advanceMs: -1 },
    { advanceMs: 0.5 },
    { advanceMs: '1000' },
    '{"advanceMs":1e999}',
    { advanceMs: 9e15 },
    { freeze: 'tomorrow' },
    { freeze: '2026-01-01T00:00:00+24:00' },
    { freeze: false },
    { reset: false },
    { speed: 2 },
    'null',
    'nonsense',
  ])('does not take %j, and stands where it stood', async (body) => {
    const segment = await startTestSegment();
    const answer = await move(segment, body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: expect.stringMatching(/\w/) });
    expect((await segment.request('/_local/clock')).body).toEqual({ now: noon });
    await send(segment, 'm1');
    expect(await segment.stream()).toMatchObject([{ outcome: 'accepted' }]);
  });

  test('moves the time for which messages are told apart', async () => {
    const segment = await startTestSegment();
    await send(segment, 'm1', 'm1');
    await move(segment, { advanceMs: 24 * 3_600_000 - 1 });
    await send(segment, 'm1');
    await move(segment, { advanceMs: 1 });
    await send(segment, 'm1');
    const outcomes = (await segment.stream()).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['accepted', 'duplicate', 'duplicate', 'accepted']);
  });
});

test('batches are made on demand, and tell what they computed', async () => {
  const counter = { kind: 'event_counter', event: 'Page Viewed' };
  const traits = [
    { ...counter, name: 'Sliding', window: { sliding: '2 days' } },
    { ...counter, name: 'Ever' },
  ];
  const segment = await startTestSegment({ config: buildConfig({ traits }) });
  await send(segment, 'm1');
  const answer = await segment.request('/_local/batches', toJsonPost({}));
  expect(answer).toMatchObject({ status: 200, body: { computed: ['sliding'] } });
  expect(await segment.traits('anonymous_id:a1')).toEqual({ ever: 1, sliding: 1 });
});

describe('faults', () => {
  const disturb = async (segment: TestSegment, fault: object) =>
    expect((await segment.request('/_local/faults', toJsonPost(fault))).body).toEqual({
      success: true,
    });
  const statuses = async (segment: TestSegment, count: number) => {
    const seen: number[] = [];
    for (let n = 0; n < count; n += 1) {
      seen.push((await segment.post('p', { anonymousId: 'a1' })).status);
    }
    return seen;
  };

  test('answer in place of the API so many times, and nothing is stored', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/p', status: 503, times: 2 });
    await disturb(segment, { path: '/v1/p', status: 500 });
    expect(await statuses(segment, 4)).toEqual([503, 503, 500, 200]);
    expect(await segment.stream()).toHaveLength(1);
    expect(segment.logged).toEqual([]);
  });

  test('tell a page of another origin when to come again', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/', status: 429, headers: { 'Retry-After': '7' } });
    const answer = await segment.post('i', { userId: 'u1' });
    expect(answer).toMatchObject({ status: 429, body: { success: false } });
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toBe('Retry-After');
  });

  test('can break the connection', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/p', status: 0 });
    await expect(segment.post('p', { anonymousId: 'a1' })).rejects.toThrow('fetch failed');
    expect(await statuses(segment, 1)).toEqual([200]);
    expect(await segment.stream()).toHaveLength(1);
    expect(segment.logged).toEqual([]);
  });

  test.each([204, 304])('can answer %i, which has no body', async (status) => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/p', status });
    expect(await statuses(segment, 2)).toEqual([status, 200]);
  });

  test('can be mere slowness', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/p', delayMs: 60 });
    const begin = performance.now();
    expect(await statuses(segment, 1)).toEqual([200]);
    // A timer may be a little early by another clock.
    expect(performance.now() - begin).toBeGreaterThan(55);
    expect(await segment.stream()).toMatchObject([{ outcome: 'accepted' }]);
  });

  test('meet only their path, and no preflight', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/p', status: 503 });
    expect((await segment.post('t', { anonymousId: 'a1', event: 'E' })).status).toBe(200);
    const preflight = await segment.request('/v1/p', {
      method: 'OPTIONS',
      headers: { origin: 'https://docs.example.com', 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(await statuses(segment, 2)).toEqual([503, 200]);
  });

  test('can be taken back, also one that meets every path', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/', status: 500, times: 1000 });
    expect(await statuses(segment, 1)).toEqual([500]);
    expect((await segment.request('/_local/faults', { method: 'DELETE' })).status).toBe(200);
    expect(await statuses(segment, 1)).toEqual([200]);
  });

  test('meet the Profile API as well', async () => {
    const segment = await startTestSegment();
    await disturb(segment, { path: '/v1/spaces', status: 429 });
    expect((await segment.lookUp('user_id:u1', 'traits')).status).toBe(429);
    expect((await segment.lookUp('user_id:u1', 'traits')).status).toBe(404);
  });

  test.each<[fault: unknown, field: string]>([
    [{ status: 500 }, 'path'],
    [{ path: 'v1/p', status: 500 }, 'path'],
    [{ path: '/v1/p', status: 100 }, 'status'],
    [{ path: '/v1/p', status: 600 }, 'status'],
    [{ path: '/v1/p', status: '500' }, 'status'],
    [{ path: '/v1/p', status: 500, times: -1 }, 'times'],
    [{ path: '/v1/p', status: 500, delayMs: -1 }, 'delayMs'],
    [{ path: '/v1/p', delayMs: 3e9 }, 'delayMs'],
    [{ path: '/v1/p', status: 500, headers: { 'not a name': 'x' } }, 'headers'],
    [{ path: '/v1/p', status: 500, headers: { name: 'a\r\nb: c' } }, 'headers'],
    [{ path: '/v1/p', status: 500, after: 3 }, 'after'],
    ['null', 'The fault'],
    ['nonsense', 'JSON'],
  ])('%j is refused by the name of its field', async (fault, field) => {
    const segment = await startTestSegment();
    const answer = await segment.request('/_local/faults', toJsonPost(fault));
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ error: expect.stringContaining(field) });
    expect(await statuses(segment, 1)).toEqual([200]);
  });
});

test('says what it is to who opens its address in a browser', async () => {
  const segment = await startTestSegment();
  const response = await fetch(segment.origin);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('/_local/messages');
});
