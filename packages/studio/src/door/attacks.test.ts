import { array, optional, string, strictObject, unknown } from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { definePublic } from './define-public.ts';
import { parseBody } from './parse-body.ts';
import { callFunction, callWithEvent, chatContext, pageHeaders } from './testing/call-function.ts';
import { visitorSchema } from './visitor-schema.ts';

const schema = strictObject({
  token: string(),
  visitor: optional(visitorSchema),
  trail: optional(array(unknown())),
});
const ran: unknown[] = [];
const logged: string[] = [];
const door = definePublic({
  name: 'door',
  parse: (body) => parseBody(schema, body),
  run: async (request) => {
    ran.push(request);
    return { status: 200, body: {} };
  },
  surroundings: { now: () => 0, newId: () => 'id', log: (sentence) => void logged.push(sentence) },
});

beforeEach(() => {
  ran.length = 0;
  logged.length = 0;
});

const good = { token: 'abc' };

test.each([
  ['another site', 'https://evil.example'],
  ['a longer host', 'https://docs.example.com.evil.com'],
  ['a user in front of the host', 'https://docs.example.com@evil.com'],
  ['a trailing dot', 'https://docs.example.com.'],
  ['a trailing slash', 'https://docs.example.com/'],
  ['another port', 'https://docs.example.com:8443'],
  ['the port written out', 'https://docs.example.com:443'],
  ['no TLS', 'http://docs.example.com'],
  ['capitals', 'https://DOCS.example.com'],
  ['a subdomain', 'https://a.docs.example.com'],
  ['a host that ends alike', 'https://evildocs.example.com'],
  ['a letter that looks alike', 'https://d\u043Ecs.example.com'],
  ['the whole list', 'https://docs.example.com,http://localhost:4173'],
  ['two origins', 'https://docs.example.com https://evil.com'],
  ['a new line', 'https://docs.example.com\r\nX-Evil: 1'],
  ['a space', ' https://docs.example.com'],
  ['a star', '*'],
  ['null', 'null'],
  ['nothing', ''],
  ['a missing header', undefined],
  ['a header sent twice', ['https://docs.example.com', 'https://docs.example.com']],
])('refuses an origin: %s', async (_name, origin) => {
  const post = { headers: { ...pageHeaders, origin }, body: good };
  const preflight = { headers: { origin, 'access-control-request-method': 'POST' } };
  for (const request of [post, preflight]) {
    const { status, headers, body } = await callFunction(door, request);
    expect(status).toBe(403);
    expect(body).toHaveProperty('error.code', 'origin-not-allowed');
    expect(Object.keys(headers).join()).not.toMatch(/access-control/i);
    expect(headers).toMatchObject({ Vary: 'Origin', 'Cache-Control': 'no-store' });
  }
  expect(ran).toEqual([]);
});

test('takes the second of the allowed origins too', async () => {
  const headers = { ...pageHeaders, origin: 'http://localhost:4173' };
  const answer = await callFunction(door, { headers, body: good });
  expect(answer.status).toBe(200);
  expect(answer.headers['Access-Control-Allow-Origin']).toBe('http://localhost:4173');
});

const megabyte = 'x'.repeat(1_048_576);
const deep: unknown = JSON.parse(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`);
const own = (json: string): object => JSON.parse(json) as object;

test.each<[name: string, headers: object, body: object, status: number, code: string]>([
  ['GET', { 'content-type': undefined }, good, 405, 'method-not-allowed'],
  [
    'a form',
    { 'content-type': 'application/x-www-form-urlencoded' },
    good,
    415,
    'wrong-content-type',
  ],
  [
    'a form with files',
    { 'content-type': 'multipart/form-data; boundary=x' },
    good,
    415,
    'wrong-content-type',
  ],
  [
    'text, which needs no preflight',
    { 'content-type': 'text/plain' },
    good,
    415,
    'wrong-content-type',
  ],
  [
    'text that mentions JSON',
    { 'content-type': 'text/plain; application/json' },
    good,
    415,
    'wrong-content-type',
  ],
  [
    'a type that begins alike',
    { 'content-type': 'application/jsonp' },
    good,
    415,
    'wrong-content-type',
  ],
  [
    'a type with other parameters',
    { 'content-type': 'application/json; a=b' },
    good,
    415,
    'wrong-content-type',
  ],
  ['an empty type', { 'content-type': '' }, good, 415, 'wrong-content-type'],
  [
    'two types',
    { 'content-type': ['application/json', 'text/plain'] },
    good,
    415,
    'wrong-content-type',
  ],
  ['1 MB', {}, { token: megabyte }, 413, 'too-large'],
  [
    '1 MB of keys',
    {},
    Object.fromEntries(Array.from({ length: 99_999 }, (_, i) => [`k${i}`, 1])),
    413,
    'too-large',
  ],
  ['64 KB of two-byte letters', {}, { token: 'é'.repeat(40_000) }, 413, 'too-large'],
  ['a length that says 1 MB', { 'content-length': '1048576' }, good, 413, 'too-large'],
  ['broken JSON, which the runtime drops', {}, {}, 400, 'wrong-request'],
  ['a list', {}, ['abc'], 400, 'wrong-request'],
  ['unknown keys', {}, { ...good, isAdmin: true }, 400, 'wrong-request'],
  ['10,000 levels', {}, { ...good, trail: [deep] }, 400, 'wrong-request'],
  ['__proto__', {}, own('{"token":"abc","__proto__":{"isAdmin":true}}'), 400, 'wrong-request'],
  [
    '__proto__ in a visitor',
    {},
    own('{"token":"abc","visitor":{"__proto__":{"phone":"1"}}}'),
    400,
    'wrong-request',
  ],
  [
    'constructor',
    {},
    own('{"token":"abc","trail":[{"constructor":{"prototype":{"a":1}}}]}'),
    400,
    'wrong-request',
  ],
  [
    'a phone that is a number',
    {},
    { ...good, visitor: { phone: 14155552671 } },
    400,
    'wrong-request',
  ],
  [
    'a phone that is a list',
    {},
    { ...good, visitor: { phone: ['+14155552671'] } },
    400,
    'wrong-request',
  ],
  ['a token that is an object', {}, { token: { length: 3 } }, 400, 'wrong-request'],
  ['a token that is null', {}, { token: null }, 400, 'wrong-request'],
])('refuses %s', async (_name, headers, body, status, code) => {
  const answer = await callFunction(door, { headers: { ...pageHeaders, ...headers }, body });
  expect(answer).toMatchObject({ status, calls: 1 });
  expect(answer.body).toEqual({ error: { code, message: expect.any(String) as string } });
  expect(answer.headers['Access-Control-Allow-Origin']).toBe('https://docs.example.com');
  expect(answer.headers['Allow']).toBe(status === 405 ? 'POST' : undefined);
  expect(ran).toEqual([]);
  expect({}).not.toHaveProperty('isAdmin');
  expect(logged).toHaveLength(1);
});

test.each([
  'application/json',
  'application/json; charset=utf-8',
  'Application/JSON;charset="UTF-8"',
])('takes %s', async (type) => {
  const headers = { ...pageHeaders, 'content-type': type };
  expect(await callFunction(door, { headers, body: good })).toMatchObject({ status: 200 });
});

test.each<[name: string, request: unknown]>([
  ['a text', 'forged'],
  ['a list', [{ headers: pageHeaders }]],
  ['null', null],
  ['without headers', {}],
  ['with headers as a text', { headers: 'origin: https://docs.example.com' }],
  ['with headers as a list', { headers: [['origin', 'https://docs.example.com']] }],
  ['with inherited headers', Object.create({ headers: pageHeaders })],
  ['with an inherited origin', { headers: Object.create(pageHeaders) as object }],
  [
    'with a header that is an object',
    { headers: { ...pageHeaders, origin: { toString: () => pageHeaders.origin } } },
  ],
])('refuses a forged field named request: %s', async (_name, request) => {
  const answer = await callWithEvent(door, chatContext, { ...good, request });
  expect(answer).toMatchObject({ status: 403, calls: 1 });
  expect(ran).toEqual([]);
});

test('never gives a field named request to the use case', async () => {
  await callWithEvent(door, chatContext, { ...good, request: { headers: pageHeaders, a: 1 } });
  expect(ran).toEqual([good]);
});

test('does not repeat a new line or a phone of the caller in its log', async () => {
  await callFunction(door, { body: { ...good, 'x\ndocent door: +14155552671': 1 } });
  expect(logged.join('')).not.toMatch(/\n|4155552671/);
});
