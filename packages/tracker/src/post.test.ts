// @vitest-environment node
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Message } from './message.ts';
import { postMessages, readOutcome, type Destination, type Outcome } from './post.ts';

interface Received {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: { batch: Message[]; sentAt: string; writeKey: string };
}

const received: Received[] = [];
let answer = (response: ServerResponse): void => void response.end();
let apiUrl = '';

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (part: Buffer) => (text += part.toString()));
  request.on('end', () => {
    const { method, url, headers } = request;
    received.push({ method, path: url, headers, body: JSON.parse(text) as Received['body'] });
    answer(response);
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => server.close());
beforeEach(() => {
  received.length = 0;
  answer = (response) => void response.end('{"success":true}');
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function message(id: string, timestamp = '2026-11-22T10:00:00.000Z', title = 'A'): Message {
  return {
    type: 'page',
    messageId: id,
    timestamp,
    anonymousId: 'a',
    properties: { title },
    context: {},
  };
}

function post(...messages: readonly Message[]): Promise<Outcome> {
  return postTo({ apiUrl, writeKey: 'key' }, ...messages);
}

function postTo(destination: Destination, ...messages: readonly Message[]): Promise<Outcome> {
  return readOutcome(postMessages(messages, destination));
}

describe('on the wire', () => {
  test('messages go in one request, with the write key in its body', async () => {
    await post(message('m1'), message('m2', undefined, 'ü語😀'));
    expect(received).toHaveLength(1);
    expect(received[0]).toMatchObject({
      method: 'POST',
      path: '/v1/b',
      body: { batch: [message('m1'), message('m2', undefined, 'ü語😀')], writeKey: 'key' },
    });
  });

  test('it is text, and has no header that would ask for a preflight', async () => {
    await post(message('m1'));
    const { headers } = received[0] ?? {};
    expect(headers?.['content-type']).toMatch(/^text\/plain/);
    expect(headers).not.toHaveProperty('authorization');
    expect(headers).not.toHaveProperty('cookie');
  });
});

describe('the time of sending', () => {
  async function sentAt(
    now: string,
    ...timestamps: readonly string[]
  ): Promise<string | undefined> {
    vi.useFakeTimers({ now: Date.parse(now), toFake: ['Date'] });
    await post(...timestamps.map((timestamp, index) => message(`m${index}`, timestamp)));
    return received[0]?.body.sentAt;
  }

  test('is now', async () => {
    const time = await sentAt('2026-11-22T10:00:05Z', '2026-11-22T10:00:00.000Z');
    expect(time).toBe('2026-11-22T10:00:05.000Z');
  });

  test('is never before the latest message', async () => {
    const time = await sentAt(
      '2026-11-22T09:00:00Z',
      '2026-11-22T10:00:00.000Z',
      '2026-11-22T10:00:02.000Z',
      '2026-11-22T10:00:01.000Z',
    );
    expect(time).toBe('2026-11-22T10:00:02.000Z');
  });
});

describe('the answer', () => {
  test.each([
    [200, 'sent'],
    [202, 'sent'],
    [204, 'sent'],
    [304, 'sent'],
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'refused'],
    [413, 'refused'],
    [422, 'refused'],
    [408, 'failed'],
    [410, 'failed'],
    [425, 'failed'],
    [429, 'failed'],
    [460, 'failed'],
    [500, 'failed'],
    [502, 'failed'],
    [503, 'failed'],
    [511, 'failed'],
  ])('%i means %s', async (code, status) => {
    answer = (response) => void response.writeHead(code).end();
    expect(await post(message('m1'))).toEqual({ status, code, retryAfterMs: 0 });
  });

  test.each([
    ['30', 30_000],
    ['0', 0],
    ['1.5', 1500],
    ['soon', 0],
    ['Sun, 22 Nov 2026 10:00:00 GMT', 0],
  ])('with Retry-After %s asks to wait %i ms', async (value, retryAfterMs) => {
    answer = (response) => void response.writeHead(429, { 'retry-after': value }).end();
    expect(await post(message('m1'))).toEqual({ status: 'failed', code: 429, retryAfterMs });
  });

  test('that never comes is a failure', async () => {
    answer = (response) => void response.destroy();
    expect(await post(message('m1'))).toEqual({ status: 'failed', code: 0, retryAfterMs: 0 });
  });
});

describe('without rejecting', () => {
  test('a server that is not there is a failure', async () => {
    const nowhere = { apiUrl: 'http://127.0.0.1:1/v1', writeKey: 'key' };
    const outcome = await postTo(nowhere, message('m1'));
    expect(outcome).toEqual({ status: 'failed', code: 0, retryAfterMs: 0 });
  });

  test('an address that is none is a failure', async () => {
    const outcome = await postTo({ apiUrl: 'http://', writeKey: 'key' }, message('m1'));
    expect(outcome.status).toBe('failed');
  });

  test('a message that JSON cannot hold is refused', async () => {
    const odd = { ...message('m1'), properties: { count: 1n } };
    expect(await post(odd)).toMatchObject({ status: 'refused' });
  });
});

describe('as the browser gets it', () => {
  async function request(...messages: readonly Message[]): Promise<Request> {
    const requests: Request[] = [];
    vi.stubGlobal('fetch', async (url: string, options: RequestInit) => {
      requests.push(new Request(url, options));
      return new Response();
    });
    await post(...messages);
    return requests[0] as Request;
  }

  test('the request outlives the page, and carries neither cookies nor the path', async () => {
    expect(await request(message('m1'))).toMatchObject({
      keepalive: true,
      credentials: 'omit',
      referrerPolicy: 'origin',
    });
  });

  test.each([
    ['59,000 letters', 'a'.repeat(59_000), true],
    ['61,000 letters', 'a'.repeat(61_000), false],
    ['25,000 letters of three bytes', '語'.repeat(25_000), false],
  ])('a body of %s outlives it only within the limit of browsers', async (_what, title, is) => {
    expect((await request(message('m1', undefined, title))).keepalive).toBe(is);
  });
});
