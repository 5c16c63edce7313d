import { request as httpRequest, type ClientRequest } from 'node:http';
import { text } from 'node:stream/consumers';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from './messages.ts';
import {
  atNoon,
  buildConfig,
  noon,
  startTestSegment,
  toBasicAuth,
  toJsonPost,
  writeKey,
  type TestSegment,
} from './testing/test-support.ts';

const kb = 1024;
const page = { anonymousId: 'a1', messageId: 'm1' };
const notJson = 'The body is not a JSON object in UTF-8.';

function pad(message: JsonObject, bytes: number): string {
  const bare = JSON.stringify({ writeKey, ...message, padding: '' });
  return JSON.stringify({ writeKey, ...message, padding: 'x'.repeat(bytes - bare.length) });
}

function nest(depth: number): string {
  return `{"writeKey":"${writeKey}","anonymousId":"a1","messageId":"m1","properties":{"deep":${'['.repeat(depth)}${']'.repeat(depth)}}}`;
}

function batchOf(...batch: unknown[]): string {
  return JSON.stringify({ writeKey, batch });
}

/** Takes in one good message, which shows that the process and its database still work. */
async function expectAlive(segment: TestSegment): Promise<void> {
  const answer = await segment.post('p', { anonymousId: 'afterwards' });
  expect(answer).toMatchObject({ status: 200, body: { success: true } });
  expect((await segment.lookUp('anonymous_id:afterwards', 'metadata')).status).toBe(200);
  expect(segment.logged).toEqual([]);
}

async function expectNoProfile(segment: TestSegment, ...profiles: string[]): Promise<void> {
  for (const profile of profiles) {
    const { status } = await segment.lookUp(profile, 'traits');
    expect({ profile, status }).toEqual({ profile, status: 404 });
  }
}

/** Sends a request without a content length, chunk by chunk. */
async function postChunked(url: string, chunks: Iterable<string | Buffer>) {
  const request = httpRequest(url, { method: 'POST' });
  const answered = toAnswer(request);
  for (const chunk of chunks) {
    if (!request.write(chunk)) await new Promise((resolve) => request.once('drain', resolve));
  }
  request.end();
  return answered;
}

function toAnswer(request: ClientRequest) {
  return new Promise<{ status: number | undefined; body: unknown }>((resolve, reject) => {
    request.on('error', reject);
    request.on('response', (response) => {
      text(response).then(
        (body) => resolve({ status: response.statusCode, body: JSON.parse(body) as unknown }),
        reject,
      );
    });
  });
}

describe('refuses with 400', () => {
  const invalidUtf8 = Buffer.from(`{"writeKey":"${writeKey}","anonymousId":"a1\xff"}`, 'latin1');

  test.each<[what: string, path: string, body: string | Uint8Array<ArrayBuffer>, why: string]>([
    ['an empty body', 'p', '', notJson],
    ['what is not JSON', 'p', `{"writeKey":"${writeKey}",anonymousId:"a1"}`, notJson],
    ['half of JSON', 'p', `{"writeKey":"${writeKey}","anonymousId":"a1"`, notJson],
    ['two objects', 'p', `{"writeKey":"${writeKey}","anonymousId":"a1"}{}`, notJson],
    ['a form', 'p', `writeKey=${writeKey}&anonymousId=a1`, notJson],
    ['null', 'p', 'null', notJson],
    ['a list', 'p', JSON.stringify([{ writeKey, ...page }]), notJson],
    ['a text', 'p', '"a1"', notJson],
    ['a number', 'p', '7', notJson],
    ['invalid UTF-8', 'p', invalidUtf8, notJson],
    ['UTF-16', 'p', Buffer.from(JSON.stringify({ writeKey, ...page }), 'utf16le'), notJson],
    ['a lone null byte', 'p', '\0', notJson],
    ['deep nesting', 'p', nest(15_000), 'The body is nested deeper than 500 levels.'],
    [
      'a message of more than 32 KB',
      'p',
      pad(page, 32 * kb + 1),
      'The request is larger than 32 KB.',
    ],
    [
      'a batch of more than 500 KB',
      'batch',
      pad({ batch: [page] }, 500 * kb + 1),
      'The request is larger than 500 KB.',
    ],
    [
      'a batch far larger',
      'batch',
      pad({ batch: [page] }, 5000 * kb),
      'The request is larger than 500 KB.',
    ],
    [
      'a batch with a message of more than 32 KB',
      'batch',
      batchOf(
        { ...page, type: 'page' },
        { ...page, type: 'page', messageId: 'm2', padding: 'x'.repeat(32 * kb) },
      ),
      'Message 1 of the batch is larger than 32 KB.',
    ],
    [
      'a deeply nested batch',
      'batch',
      `{"writeKey":"${writeKey}","batch":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
      'The body is nested deeper than 500 levels.',
    ],
    [
      'a batch that is an object',
      'batch',
      JSON.stringify({ writeKey, batch: { 0: page } }),
      'A batch call needs a `batch` array.',
    ],
    [
      'a batch without a batch',
      'batch',
      JSON.stringify({ writeKey, ...page }),
      'A batch call needs a `batch` array.',
    ],
    [
      'no write key',
      'p',
      JSON.stringify(page),
      'The write key is missing: send it as `writeKey`, or as basic-auth user name.',
    ],
    [
      'an empty write key',
      'p',
      JSON.stringify({ ...page, writeKey: '' }),
      'The write key is missing: send it as `writeKey`, or as basic-auth user name.',
    ],
    [
      'a write key that is no text',
      'p',
      JSON.stringify({ ...page, writeKey: [writeKey] }),
      'The write key is missing: send it as `writeKey`, or as basic-auth user name.',
    ],
    [
      'a batch without a write key',
      'batch',
      JSON.stringify({ batch: [{ ...page, type: 'page' }] }),
      'The write key is missing: send it as `writeKey`, or as basic-auth user name.',
    ],
  ])('%s', async (_, path, body, why) => {
    const segment = await startTestSegment();
    const answer = await segment.request(`/v1/${path}`, { method: 'POST', body });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ success: false, message: why });
    // A page of another origin can read why.
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(await segment.stream()).toEqual([
      {
        seq: 1,
        receivedAt: noon,
        outcome: 'rejected',
        reason: why,
        sourceId: null,
        type: null,
        messageId: null,
        profile: null,
        body: null,
      },
    ]);
    await expectNoProfile(segment, 'anonymous_id:a1');
    await expectAlive(segment);
  });

  test.each([
    ['p', 32 * kb],
    ['batch', 500 * kb],
  ])('a body on /v1/%s that turns out too large on its way', async (path, maxBytes) => {
    const segment = await startTestSegment();
    const chunks = Array.from({ length: 20 }, () => 'x'.repeat(maxBytes / 10));
    const answer = await postChunked(`${segment.origin}/v1/${path}`, chunks);
    const message = `The request is larger than ${maxBytes / kb} KB.`;
    expect(answer).toEqual({ status: 400, body: { success: false, message } });
    expect(await segment.stream()).toMatchObject([{ outcome: 'rejected', reason: message }]);
    await expectAlive(segment);
  });
});

describe('at the very limit', () => {
  test('takes a message of 32 KB', async () => {
    const segment = await startTestSegment();
    const body = pad(page, 32 * kb);
    expect((await segment.request('/v1/p', { method: 'POST', body })).status).toBe(200);
    expect(await segment.stream()).toMatchObject([{ outcome: 'accepted', messageId: 'm1' }]);
  });

  test('takes a batch of 500 KB', async () => {
    const segment = await startTestSegment();
    const body = pad({ batch: [{ ...page, type: 'page' }] }, 500 * kb);
    expect((await segment.request('/v1/batch', { method: 'POST', body })).status).toBe(200);
    expect(await segment.stream()).toMatchObject([{ outcome: 'accepted', messageId: 'm1' }]);
  });

  test('takes a body in chunks', async () => {
    const segment = await startTestSegment();
    const whole = Buffer.from(JSON.stringify({ writeKey, ...page, name: 'größer 📚' }));
    // A chunk of one byte cuts letters in pieces.
    const bytes = Array.from(whole, (_, index) => whole.subarray(index, index + 1));
    expect(await postChunked(`${segment.origin}/v1/p`, bytes)).toMatchObject({ status: 200 });
    expect(await segment.stream()).toMatchObject([{ body: { name: 'größer 📚' } }]);
  });

  test('takes 500 levels', async () => {
    const segment = await startTestSegment();
    const body = nest(498);
    expect((await segment.request('/v1/p', { method: 'POST', body })).status).toBe(200);
    const { messages } = (await segment.request('/_local/messages')).body as { messages: object[] };
    expect(messages).toMatchObject([{ outcome: 'accepted' }]);
    expect(JSON.stringify(messages)).toContain('['.repeat(498) + ']'.repeat(498));
    expect((await segment.lookUp('anonymous_id:a1', 'events')).status).toBe(200);
  });

  test('takes the first 2,500 messages of a longer batch', async () => {
    const segment = await startTestSegment();
    const batch = Array.from({ length: 2502 }, (_, index) => ({
      type: 'track',
      event: 'E',
      messageId: `m${index}`,
      anonymousId: 'a1',
    }));
    expect(await segment.post('batch', { batch })).toMatchObject({
      status: 200,
      body: { success: true },
    });
    const [last, ...late] = await segment.stream(2499);
    expect(last).toMatchObject({ outcome: 'accepted', messageId: 'm2499' });
    const reason = 'batch_too_long: A batch holds at most 2500 messages.';
    expect(late).toMatchObject([
      { outcome: 'discarded', reason, messageId: 'm2500', profile: null },
      { outcome: 'discarded', reason, messageId: 'm2501', profile: null },
    ]);
    await expectAlive(segment);
  });
});

describe('answers 200 and drops, as the cloud does,', () => {
  test.each<[what: string, path: string, message: JsonObject, reason: RegExp]>([
    ['a wrong write key', 'p', { ...page, writeKey: 'nobodys' }, /^unknown_source: /],
    [
      'a write key named like a prototype member',
      'p',
      { ...page, writeKey: '__proto__' },
      /^unknown_source: /,
    ],
    ['nobody', 'p', { messageId: 'm1' }, /^no_user_anon_id: /],
    ['a user who is null', 'i', { userId: null }, /^no_user_anon_id: /],
    ['a user who is a number', 'i', { userId: 7 }, /^id_not_string: /],
    ['an anonymous user who is an object', 'p', { anonymousId: { a: 1 } }, /^id_not_string: /],
    ['an event without a name', 't', page, /^event_not_defined: /],
    ['an event whose name is a list', 't', { ...page, event: ['E'] }, /^event_not_string: /],
    ['a page whose name is a number', 'page', { ...page, name: 1 }, /^name_not_string: /],
    ['properties that are a text', 'p', { ...page, properties: 'x' }, /^properties_not_object: /],
    ['traits that are a list', 'identify', { ...page, traits: ['x'] }, /^traits_not_object: /],
    ['a group without an ID', 'g', page, /^dropped_by_unify: /],
    [
      'a very long messageId',
      'p',
      { ...page, messageId: 'm'.repeat(20_000) },
      /^dropped_by_unify: /,
    ],
    [
      'a time before 1970',
      'p',
      { ...page, timestamp: '1969-12-31T23:59:59.999Z' },
      /^dropped_by_unify: /,
    ],
    [
      'a time long before',
      'p',
      { ...page, timestamp: '-271821-04-20T00:00:00.000Z' },
      /^dropped_by_unify: /,
    ],
  ])('%s', async (_, path, message, reason) => {
    const segment = await startTestSegment();
    expect(await segment.post(path, message)).toMatchObject({
      status: 200,
      body: { success: true },
    });
    const stream = await segment.stream();
    expect(stream).toMatchObject([{ outcome: 'discarded', profile: null, body: {} }]);
    expect(stream[0]?.reason).toMatch(reason);
    expect(stream[0]?.body).not.toHaveProperty('writeKey');
    await expectNoProfile(segment, 'anonymous_id:a1', 'user_id:7');
    await expectAlive(segment);
  });

  test('the bad messages of a batch, and takes the good ones', async () => {
    const segment = await startTestSegment();
    const good = { type: 'page', anonymousId: 'good', messageId: 'g' };
    const bad = [null, 7, 'page', [], {}, { ...page, type: 'batch' }, { type: 'page' }];
    const answer = await segment.request(
      '/v1/batch',
      toJsonPost({ writeKey, batch: [...bad, good] }),
    );
    expect(answer).toMatchObject({ status: 200, body: { success: true } });
    const stream = await segment.stream();
    expect(stream.map(({ outcome }) => outcome)).toEqual([
      ...bad.map(() => 'discarded'),
      'accepted',
    ]);
    expect(stream.map(({ body }) => body).slice(0, 4)).toEqual([null, 7, 'page', []]);
    await expectNoProfile(segment, 'anonymous_id:a1');
    expect((await segment.lookUp('anonymous_id:good', 'traits')).status).toBe(200);
  });

  test('nothing of an empty batch', async () => {
    const segment = await startTestSegment();
    expect((await segment.post('batch', { batch: [] })).status).toBe(200);
    expect(await segment.stream()).toEqual([]);
  });
});

test('a batch that is refused leaves no half behind', async () => {
  const segment = await startTestSegment();
  const good = { type: 'identify', userId: 'u1', anonymousId: 'a1', traits: { plan: 'pro' } };
  const large = { ...good, messageId: 'large', traits: { text: 'x'.repeat(33 * kb) } };
  expect((await segment.post('batch', { batch: [good, large, good] })).status).toBe(400);
  expect(await segment.stream()).toMatchObject([{ outcome: 'rejected' }]);
  await expectNoProfile(segment, 'anonymous_id:a1', 'user_id:u1');
});

describe('the write key', () => {
  test('may come as basic authentication, and the one in the body counts first', async () => {
    const segment = await startTestSegment();
    const post = (body: object, user: string) =>
      segment.request('/v1/p', { ...toJsonPost(body), headers: toBasicAuth(user) });
    await post({ ...page, messageId: 'by-header' }, writeKey);
    await post({ ...page, messageId: 'by-body', writeKey }, 'nobodys');
    await post({ ...page, messageId: 'by-nobody' }, 'nobodys');
    const outcomes = (await segment.stream()).map((row) => `${row.messageId} ${row.outcome}`);
    expect(outcomes).toEqual(['by-header accepted', 'by-body accepted', 'by-nobody discarded']);
  });

  test.each(['Basic', 'Basic !', `Bearer ${writeKey}`, 'Basic Og=='])(
    'is missing from the header %j',
    async (authorization) => {
      const segment = await startTestSegment();
      const init = { ...toJsonPost(page), headers: { authorization } };
      expect((await segment.request('/v1/p', init)).status).toBe(400);
      await expectNoProfile(segment, 'anonymous_id:a1');
    },
  );
});

describe('unknown paths', () => {
  test.each(['q', 'pages', 'constructor', '__proto__', 'toString', 'P'])(
    'POST /v1/%s is not found and not stored',
    async (path) => {
      const segment = await startTestSegment();
      expect(await segment.post(path, page)).toMatchObject({
        status: 404,
        body: { success: false, message: 'Not found' },
      });
      expect(await segment.stream()).toEqual([]);
    },
  );

  test.each([
    ['GET', '/nowhere'],
    ['GET', '/v1/p'],
    ['PUT', '/v1/p'],
    ['POST', '/v1/p/p'],
    ['POST', '/v1/%2e%2e/p'],
    ['POST', '/v1/%E0%A4%A'],
    ['GET', '/analytics-next/bundles/..%2f..%2fpackage.json'],
    ['GET', '/analytics-next/bundles/%00.js'],
    ['GET', '/v1/projects/nobodys/settings'],
    ['GET', '/analytics.js/v1/nobodys/analytics.min.js'],
  ])('%s %s is not found', async (method, path) => {
    const segment = await startTestSegment();
    const init = method === 'GET' ? { method } : { ...toJsonPost({ writeKey, ...page }), method };
    expect((await segment.request(path, init)).status).toBe(404);
    expect(await segment.stream()).toEqual([]);
    await expectAlive(segment);
  });
});

describe('names of prototype members', () => {
  const names = ['__proto__', 'constructor', 'prototype', 'hasOwnProperty', 'toJSON', 'then'];

  test('as traits come back as they were said', async () => {
    const segment = await startTestSegment();
    const traits = `{${names.map((name) => `"${name}":{"polluted":"${name}"}`).join(',')}}`;
    const body = `{"writeKey":"${writeKey}","userId":"u1","traits":${traits}}`;
    expect((await segment.request('/v1/identify', toJsonPost(body))).status).toBe(200);
    const answer = await segment.lookUp('user_id:u1', 'traits', { limit: '200' });
    const told = (answer.body as { traits: JsonObject }).traits;
    for (const name of names) {
      expect(Object.getOwnPropertyDescriptor(told, name)?.value).toEqual({ polluted: name });
      const one = await segment.lookUp('user_id:u1', 'traits', { include: name });
      expect(Object.keys((one.body as { traits: JsonObject }).traits)).toEqual([name]);
    }
    expect({}).not.toHaveProperty('polluted');
  });

  test.each([
    ['the whole body', (json: string) => `{"__proto__":${json},"constructor":${json}}`],
    ['properties', (json: string) => `{"properties":{"__proto__":${json},"constructor":${json}}}`],
    ['the context', (json: string) => `{"context":{"__proto__":${json},"constructor":${json}}}`],
    ['external IDs', (json: string) => `{"context":{"externalIds":[{"__proto__":${json}}]}}`],
    ['a device', (json: string) => `{"context":{"device":{"__proto__":${json}}}}`],
  ])('in %s change nothing but the message', async (_, wrap) => {
    const segment = await startTestSegment();
    const poison = JSON.stringify({
      polluted: true,
      userId: 'poison',
      email: 'poison',
      id: 'poison',
      type: 'phone',
      collection: 'users',
      encoding: 'none',
    });
    const message = `${JSON.stringify({ writeKey, ...page }).slice(0, -1)},${wrap(poison).slice(1)}`;
    expect((await segment.request('/v1/p', toJsonPost(message))).status).toBe(200);
    expect({}).not.toHaveProperty('polluted');
    const { body } = await segment.lookUp('anonymous_id:a1', 'external_ids');
    expect(body).toMatchObject({ data: [{ type: 'anonymous_id', id: 'a1' }] });
    await expectNoProfile(segment, 'user_id:poison', 'email:poison', 'phone:poison');
    const [stored] = await segment.stream();
    expect(JSON.stringify(stored?.body)).toContain('"__proto__"');
    await expectAlive(segment);
  });

  test('as a whole body are no message', async () => {
    const segment = await startTestSegment();
    const body = `{"__proto__":{"writeKey":"${writeKey}","anonymousId":"a1"}}`;
    expect((await segment.request('/v1/p', toJsonPost(body))).status).toBe(400);
    await expectNoProfile(segment, 'anonymous_id:a1');
    await expectAlive(segment);
  });

  test('as identifier types and values are names like any other', async () => {
    const segment = await startTestSegment();
    const externalIds = [
      { type: '__proto__', id: 'constructor', collection: 'users', encoding: 'none' },
      { type: 'constructor', id: '__proto__', collection: 'users', encoding: 'none' },
    ];
    await segment.post('p', { ...page, context: { externalIds } });
    expect((await segment.lookUp('__proto__:constructor', 'traits')).status).toBe(200);
    expect((await segment.lookUp('constructor:__proto__', 'traits')).status).toBe(200);
    expect((await segment.lookUp('constructor:name', 'traits')).status).toBe(404);
  });
});

describe('times', () => {
  const eventsOf = async (segment: TestSegment) =>
    (await segment.lookUp('anonymous_id:a1', 'events')).body as { data: { timestamp: string }[] };

  test('far in the future are kept', async () => {
    const segment = await startTestSegment();
    await segment.post('p', { ...page, timestamp: '9999-12-31T23:59:59.999Z' });
    await segment.post('p', { ...page, messageId: 'm2', timestamp: '+275760-09-13T00:00:00.000Z' });
    const { data } = await eventsOf(segment);
    expect(data.map(({ timestamp }) => timestamp)).toEqual([
      '+275760-09-13T00:00:00.000Z',
      '9999-12-31T23:59:59.999Z',
    ]);
    await expectAlive(segment);
  });

  test.each<unknown>(['not a date', '', 0, 1e300, {}, [], true])(
    'that are none, such as %j, are the time of arrival',
    async (timestamp) => {
      const segment = await startTestSegment();
      expect((await segment.post('p', { ...page, timestamp })).status).toBe(200);
      expect((await eventsOf(segment)).data).toMatchObject([{ timestamp: noon }]);
    },
  );

  test('that run out of the calendar by the clock of the sender are the time of arrival', async () => {
    const segment = await startTestSegment();
    const timestamp = '+275760-09-13T00:00:00.000Z';
    await segment.post('p', { ...page, timestamp, sentAt: '1970-01-01T00:00:00.000Z' });
    expect((await eventsOf(segment)).data).toMatchObject([{ timestamp: noon }]);
    await expectAlive(segment);
  });

  test('are corrected by the clock of the sender', async () => {
    const segment = await startTestSegment();
    const sent = { timestamp: '2001-01-01T00:00:00.000Z', sentAt: '2001-01-01T00:01:00.000Z' };
    await segment.post('p', { ...page, ...sent });
    expect((await eventsOf(segment)).data).toMatchObject([{ timestamp: atNoon(-60_000) }]);
  });
});

describe('odd text', () => {
  const texts = {
    'a null byte': 'a\0b',
    'the mark of a null byte': 'a\ufdd0\ufdd00\0b',
    'a lone surrogate': 'a\ud800b',
    'an emoji': '👩‍👩‍👧',
    'right-to-left': '\u202eabc',
    'a byte-order mark': '\ufeffabc',
    'a quote': `'; DROP TABLE messages; --`,
    'a percent sign': '100%_%2B',
  };

  test.each(Object.entries(texts))('%s comes back as it was said', async (_, odd) => {
    const segment = await startTestSegment();
    const body = { ...page, type: 'track', event: odd, properties: { [odd]: odd } };
    expect((await segment.post('t', body)).status).toBe(200);
    await segment.post('i', { anonymousId: 'a1', messageId: 'm2', traits: { odd } });
    const { body: events } = await segment.lookUp('anonymous_id:a1', 'events');
    expect(events).toMatchObject({ data: [{ event: odd, properties: { [odd]: odd } }] });
    expect(await segment.traits('anonymous_id:a1')).toEqual({ odd });
    expect((await segment.stream())[0]?.body).toMatchObject({ event: odd });
    await expectAlive(segment);
  });

  test('in an identifier makes nobody somebody else', async () => {
    const segment = await startTestSegment();
    await segment.post('i', { userId: 'u\0evil', traits: { who: 'evil' } });
    await segment.post('i', { userId: 'u', traits: { who: 'good' } });
    expect(await segment.traits('user_id:u')).toEqual({ who: 'good' });
    expect(await segment.traits('user_id:u\0evil')).toEqual({ who: 'evil' });
    await expectAlive(segment);
  });

  test('in a messageId makes no other message a duplicate', async () => {
    const segment = await startTestSegment();
    for (const messageId of ['m\0one', 'm\0two', 'm', 'm\0one'])
      await segment.post('p', { anonymousId: 'a1', messageId });
    const outcomes = (await segment.stream()).map(({ outcome }) => outcome);
    expect(outcomes).toEqual(['accepted', 'accepted', 'accepted', 'duplicate']);
  });
});

test('an upload that breaks off stores nothing', async () => {
  const segment = await startTestSegment();
  const half = JSON.stringify({ writeKey, ...page }).slice(0, 30);
  for (const headers of [{ 'content-length': '500' }, {}]) {
    const request = httpRequest(`${segment.origin}/v1/p`, { method: 'POST', headers });
    const failed = new Promise((resolve) => request.on('error', resolve));
    await new Promise((resolve) => request.write(half, resolve));
    request.destroy();
    request.destroy(new Error('The reader closed the page.'));
    await Promise.race([failed, new Promise((resolve) => request.on('close', resolve))]);
  }
  await expectAlive(segment);
  expect(await segment.stream()).toMatchObject([{ outcome: 'accepted' }]);
  await expectNoProfile(segment, 'anonymous_id:a1');
});

test('no body of any shape makes the server fail', async () => {
  const config = buildConfig({
    traits: [
      {
        name: 'Count',
        kind: 'event_counter',
        event: 'Page Viewed',
        where: [{ property: 'a', operator: 'contains', value: 'x' }],
      },
      { name: 'Latest', kind: 'last', event: 'Page Viewed', property: 'a' },
    ],
  });
  const segment = await startTestSegment({ config });
  const names = [
    'userId',
    'anonymousId',
    'messageId',
    'event',
    'name',
    'groupId',
    'timestamp',
    'sentAt',
    'properties',
    'traits',
    'context',
    'type',
    'batch',
    'a',
    '__proto__',
  ];
  const id = fc.constantFrom('a1', 'u1', '__proto__', '', 'x\0y');
  const externalId = fc.record(
    {
      id: fc.oneof(id, fc.jsonValue()),
      type: fc.oneof(id, fc.constant('phone')),
      collection: fc.constantFrom('users', 'accounts'),
      encoding: fc.constant('none'),
    },
    { requiredKeys: [] },
  );
  const object = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), fc.jsonValue());
  const mostly = <T>(good: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 5, arbitrary: good }, { weight: 1, arbitrary: fc.jsonValue() });
  const message = fc.record(
    {
      type: mostly(fc.constantFrom('page', 'identify', 'track', 'group', 'screen', 'alias')),
      userId: mostly(id),
      anonymousId: mostly(id),
      groupId: mostly(id),
      messageId: mostly(
        fc.oneof(fc.constantFrom('m1', 'm2'), fc.string({ unit: 'binary', maxLength: 110 })),
      ),
      event: mostly(fc.constantFrom('Page Viewed', 'E')),
      timestamp: mostly(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
      sentAt: mostly(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
      properties: mostly(object),
      traits: mostly(object),
      context: mostly(
        fc.record(
          {
            externalIds: mostly(fc.array(externalId)),
            traits: mostly(object),
            device: mostly(object),
          },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  );
  const body = fc.oneof(
    {
      weight: 6,
      arbitrary: message.map((one) => JSON.stringify({ ...(one as object), writeKey })),
    },
    { weight: 3, arbitrary: fc.array(message).map((batch) => JSON.stringify({ batch, writeKey })) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
  );
  const path = fc.constantFrom('p', 'i', 't', 's', 'g', 'a', 'batch', 'import');
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(path, body, async (to, sent) => {
      const { status } = await segment.request(`/v1/${to}`, { method: 'POST', body: sent });
      seen.add(status);
      return status === 200 || status === 400;
    }),
    { seed: 20_260_302, numRuns: 400 },
  );
  expect(seen).toEqual(new Set([200, 400]));
  const outcomes = new Set((await segment.stream()).map(({ outcome }) => outcome));
  expect(outcomes).toEqual(new Set(['accepted', 'duplicate', 'discarded', 'rejected']));
  for (const profile of ['user_id:u1', 'anonymous_id:a1', 'user_id:__proto__']) {
    for (const resource of ['traits', 'events', 'external_ids', 'metadata']) {
      const { status } = await segment.lookUp(profile, resource);
      expect({ profile, resource, status }).toEqual({ profile, resource, status: 200 });
    }
  }
  expect({}).not.toHaveProperty('a');
  await expectAlive(segment);
});
