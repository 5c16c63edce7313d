import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startTestTwilio } from '../twilio/testing/test-support.ts';
import { accountSid, apiKey } from '../twilio/testing/settings.ts';
import { authToken, useFunctions } from './testing/functions-lab.ts';

const start = useFunctions();

test('OPTIONS goes to the Function, which answers the preflight itself', async () => {
  const { send } = await start();
  const headers = { origin: 'https://docs.example.com', 'access-control-request-method': 'POST' };
  const answer = await send({ method: 'OPTIONS', path: '/preflight', headers });
  expect(answer.status).toBe(204);
  // Not `*`, which Twilio's development server answers.
  expect(answer.headers['access-control-allow-origin']).toBe('https://docs.example.com');
});

test('the time of Functions is that of the local clock', async () => {
  const { send, clock } = await start();
  clock.freeze(Date.parse('2031-01-02T03:04:05.000Z'));
  clock.advance(60_000);
  const now = Date.parse('2031-01-02T03:05:05.000Z');
  expect(JSON.parse((await send('/now')).text)).toEqual({
    now,
    iso: '2031-01-02T03:05:05.000Z',
    called: now,
    isDate: true,
    given: '2020-01-02T00:00:00.000Z',
  });
  expect(Date.now()).toBeLessThan(now);
});

test('a Function that never calls back is given up, and the others go on', async () => {
  const { send, logged } = await start({ timeoutMs: 100 });
  const [waiting, other] = await Promise.all([send('/never'), send('/echo')]);
  expect(waiting).toMatchObject({ status: 504, text: 'Runtime application timed out' });
  expect(other.status).toBe(200);
  expect(logged).toEqual(['The Function /never has timed out.']);
});

test('a Function that fails is answered 500, without its words in the log', async () => {
  const { send, logged } = await start();
  for (const path of ['/throw', '/fail?kind=reject', '/fail?kind=error', '/fail?kind=text'])
    expect((await send(path)).status).toBe(500);
  expect((await send('/echo')).status).toBe(200);
  expect(logged).toEqual([
    'The Function /throw has failed.',
    ...Array<string>(3).fill('The Function /fail has failed.'),
  ]);
});

test('only the first callback counts, and what comes after it harms nobody', async () => {
  const { send, logged } = await start();
  expect(await send('/twice')).toMatchObject({ status: 200, text: '{"time":"first"}' });
  expect((await send('/twice')).status).toBe(200);
  expect(logged).toEqual([]);
});

test.each(['/respond?status=99', '/respond?header=a%0D%0Ab'])(
  'what HTTP cannot say is 500: %s',
  async (path) => {
    const { send, logged } = await start();
    const answer = await send(path);
    expect(answer.status).toBe(500);
    expect(answer.headers).not.toHaveProperty('x-given');
    expect(logged).toEqual([
      expect.stringMatching(/^A call of the Function \/respond could not be answered: /),
    ]);
  },
);

test('bytes are sent as they are', async () => {
  const { origin } = await start();
  const response = await fetch(`${origin}/respond?body=bytes`);
  expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3]);
});

test('a body that says nothing of its length is held to 6 MB too', async () => {
  const { origin } = await start();
  const chunk = new Uint8Array(1024 * 1024).fill(0x20);
  const body = (count: number) =>
    new ReadableStream({
      start(controller) {
        for (let index = 0; index < count; index += 1) controller.enqueue(chunk);
        controller.enqueue(new TextEncoder().encode('{}'));
        controller.close();
      },
    });
  const post = (count: number) =>
    fetch(`${origin}/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: body(count),
      duplex: 'half',
    } as RequestInit).then(
      ({ status }) => status,
      // The connection may end before the whole was sent.
      () => 413,
    );
  expect([await post(5), await post(6)]).toEqual([200, 413]);
});

test('keys of prototypes reach a Function as fields, and change nothing else', async () => {
  const { send } = await start();
  const body = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
  const headers = { 'content-type': 'application/json' };
  const { text } = await send({ path: '/echo?__proto__=1&toString=2', headers, body });
  expect(JSON.parse(text)).toEqual({
    entries: [
      ['__proto__', { polluted: 1 }],
      ['toString', '2'],
      ['constructor', { prototype: { polluted: 1 } }],
    ],
  });
  expect({}).not.toHaveProperty('polluted');
});

test('what a Function says on its console goes to the log', async () => {
  const { send, logged } = await start();
  expect((await send('/say')).text).toBe('said');
  expect(logged).toEqual(['Hello log { a: 1 }', 'And an error']);
});

test.each(['/chats?name=Retries', '/chats?name=Retries&own=1'])(
  'the helper library sends to the local Twilio, however a Function makes its client: %s',
  async (path) => {
    const account = { sid: accountSid, authToken, apiKeys: [apiKey] };
    const local = await startTestTwilio({ sections: { account } });
    const { send } = await start({ twilioOrigin: local.origin });
    const answer = await send(path);
    expect(JSON.parse(answer.text)).toEqual({
      friendlyName: 'Retries',
      state: 'active',
      missing: { status: 404, code: 20404 },
    });
    expect([...local.store.all('conversations')]).toMatchObject([{ friendlyName: 'Retries' }]);
  },
);

test('a Twilio that cannot be reached is an error of the Function alone', async () => {
  const { send } = await start({ twilioOrigin: 'http://127.0.0.1:1' });
  expect((await send('/chats?name=Retries')).status).toBe(500);
  expect((await send('/echo')).status).toBe(200);
});

test('each Function tells how long it took to load', async () => {
  const { loaded } = await start();
  expect(loaded.length).toBeGreaterThan(10);
  for (const { loadMs } of loaded) expect(loadMs).toBeGreaterThan(0);
});

test('a file without a handler stops the start, and is named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'docent-functions-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'functions'));
  writeFileSync(join(folder, 'functions/empty.js'), 'exports.other = 1;');
  await expect(start({ folder })).rejects.toThrow(/empty\.js exports no handler/);
});
