import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { listen } from '../../shared/listen.ts';
import { startReceiver, type Receiver } from '../../twilio/webhooks/testing/receiver.ts';
import type { Runner } from '../engine/runner.ts';
import { createStudioLab, path, trigger, widget } from '../testing/studio-lab.ts';

const json = 'application/json;charset=utf-8';

/** Runs one request; `answer` is the server's: status, content type and body. */
async function request(
  properties: Record<string, unknown>,
  lab = createStudioLab(),
): Promise<Runner> {
  const flow = lab.publish(
    trigger('ask'),
    widget('ask', 'make-http-request', { success: 'good', failed: 'bad' }, properties),
    widget('good', 'set-variables', { next: null }),
    widget('bad', 'set-variables', { next: null }),
  );
  return lab.say(flow, 'Hello');
}

function answer(body: string | Buffer, contentType: string | null = json, status = 200) {
  return startReceiver((response) => {
    response.writeHead(status, contentType === null ? {} : { 'content-type': contentType });
    response.end(body);
  });
}

async function outputOf(receiver: Promise<Receiver>): Promise<unknown> {
  const runner = await request({ url: (await receiver).origin });
  return runner.context.widgets['ask'];
}

test('a request succeeds, and a JSON object is parsed', async () => {
  const { origin, requests } = await answer('{"traits":{"docs":3}}');
  const runner = await request({ method: 'GET', url: `${origin}/a?b=c` });
  expect(path(runner).at(-2)).toBe('ask success');
  expect(runner.context.widgets['ask']).toEqual({
    status_code: 200,
    content_type: json,
    body: '{"traits":{"docs":3}}',
    parsed: { traits: { docs: 3 } },
  });
  expect(requests).toMatchObject([{ method: 'GET', path: '/a?b=c', body: '' }]);
  expect(runner.execution.steps[1]).toMatchObject({
    request: { method: 'GET', url: `${origin}/a?b=c` },
    response: { status: 200, contentType: json, body: '{"traits":{"docs":3}}' },
  });
});

test.for([
  ['an array', '[1,2]', json],
  ['a number', '3', json],
  ['nothing but null', 'null', json],
  ['broken JSON', '{"a":', json],
  ['an object that is said to be text', '{"a":1}', 'text/plain'],
  ['an object of a related type', '{"a":1}', 'application/problem+json'],
  ['an object of a type that begins alike', '{"a":1}', 'application/jsonlines'],
  ['an object of no type', '{"a":1}', null],
] as const)('%s is kept as text and not parsed', async ([, body, type]) => {
  expect(await outputOf(answer(body, type))).toEqual({
    status_code: 200,
    content_type: type ?? '',
    body,
  });
});

test('204 without a body succeeds', async () => {
  const { origin } = await startReceiver((response) => void response.writeHead(204).end());
  const runner = await request({ url: origin });
  expect(path(runner).at(-2)).toBe('ask success');
  expect(runner.context.widgets['ask']).toEqual({ status_code: 204, content_type: '', body: '' });
});

test('an answer is read in its charset; one that nobody knows is read as UTF-8', async () => {
  const latin = Buffer.from('{"name":"Zoë"}', 'latin1');
  expect(await outputOf(answer(latin, 'application/json; charset="ISO-8859-1"'))).toMatchObject({
    parsed: { name: 'Zoë' },
  });
  const unknown = answer('{"name":"Zoë"}', 'application/json;charset=klingon');
  expect(await outputOf(unknown)).toMatchObject({ parsed: { name: 'Zoë' } });
});

test('bytes that do not fit their charset do no harm', async () => {
  const latin = Buffer.from('{"name":"Zoë"}', 'latin1');
  expect(await outputOf(answer(latin))).toMatchObject({ parsed: { name: 'Zo\ufffd' } });
});

test('a redirect is followed', async () => {
  const { origin, requests } = await startReceiver((response, { path: at }) => {
    if (at === '/old') response.writeHead(307, { location: '/new' }).end();
    else response.setHeader('content-type', json).end('{"moved":true}');
  });
  const runner = await request({ method: 'POST', url: `${origin}/old`, body: 'x' });
  expect(runner.context.widgets['ask']).toMatchObject({ parsed: { moved: true } });
  expect(requests.map(({ method, path: at, body }) => [method, at, body])).toEqual([
    ['POST', '/old', 'x'],
    ['POST', '/new', 'x'],
  ]);
});

test('a redirect that leads to itself fails', async () => {
  const { origin } = await startReceiver(
    (response) => void response.writeHead(302, { location: '/' }).end(),
  );
  expect(path(await request({ url: origin })).at(-2)).toBe('ask failed');
});

test.for([404, 500])('%i fails, with what was answered', async (status) => {
  const { origin } = await answer('{"why":"it"}', json, status);
  const runner = await request({ url: origin });
  expect(path(runner).at(-2)).toBe('ask failed');
  expect(runner.context.widgets['ask']).toMatchObject({
    status_code: status,
    parsed: { why: 'it' },
  });
  const message = `The answer is ${status}; 2xx is expected.`;
  expect(runner.execution.steps[1]?.problem).toEqual({ code: 81016, message });
});

test('64 KB are read; a byte more fails, and leaves nothing', async () => {
  const { origin } = await answer('x'.repeat(65_536), 'text/plain');
  expect(path(await request({ url: origin })).at(-2)).toBe('ask success');
  const larger = await answer('x'.repeat(65_537), 'text/plain');
  const runner = await request({ url: larger.origin });
  expect(path(runner).at(-2)).toBe('ask failed');
  expect(runner.context.widgets['ask']).toEqual({});
  expect(runner.execution.steps[1]?.problem?.message).toContain('64 KB');
});

test('an answer without an end is given up once it is too long', async () => {
  const { origin } = await startReceiver((response) => {
    const more = () => {
      if (!response.destroyed) response.write('x'.repeat(70_000), () => setImmediate(more));
    };
    more();
  });
  expect(path(await request({ url: origin })).at(-2)).toBe('ask failed');
});

test('a server that never answers fails after the time that Studio gives it', async () => {
  const { origin } = await startReceiver(() => undefined);
  const runner = await request({ url: origin }, createStudioLab({ httpTimeoutMs: 50 }));
  expect(path(runner).at(-2)).toBe('ask failed');
  const problem = { code: 81016, message: 'No answer within 0.05 seconds.' };
  expect(runner.execution.steps[1]?.problem).toEqual(problem);
});

test('a server that begins to answer and stops fails, too', async () => {
  const { origin } = await startReceiver((response) => void response.write('{"a'));
  const runner = await request({ url: origin }, createStudioLab({ httpTimeoutMs: 50 }));
  expect(path(runner).at(-2)).toBe('ask failed');
});

test('a connection that drops fails', async () => {
  const server = createServer((incoming) => void incoming.socket.destroy());
  const origin = await listen(server, { port: 0, name: 'server', log: () => undefined });
  onTestFinished(() => void server.close());
  const runner = await request({ url: origin });
  expect(path(runner).at(-2)).toBe('ask failed');
  expect(runner.execution.steps[1]?.problem?.message).toMatch(/^The request failed: .+\.$/);
});

test.for(['', 'nonsense', 'http://', '/relative', 'ftp://127.0.0.1/', 'http://%zz@127.0.0.1/'])(
  'the URL "%s" fails and nothing is sent',
  async (url) => {
    const runner = await request({ url });
    expect(path(runner).at(-2)).toBe('ask failed');
    expect(runner.execution.steps[1]?.problem?.code).toBe(81016);
  },
);

test('credentials in the URL become a header, and their escapes are undone', async () => {
  const { origin, requests } = await answer('{}');
  const url = origin.replace('http://', 'http://tok%3Aen:p%40ss@');
  await request({ url });
  const expected = `Basic ${Buffer.from('tok:en:p@ss').toString('base64')}`;
  expect(requests[0]?.headers.authorization).toBe(expected);
});

test('credentials without a password are sent, as Segment wants them', async () => {
  const { origin, requests } = await answer('{}');
  await request({ url: origin.replace('http://', 'http://token:@') });
  expect(requests[0]?.headers.authorization).toBe(
    `Basic ${Buffer.from('token:').toString('base64')}`,
  );
});

test('what is masked stands neither in the step nor in what is told of it', async () => {
  const { origin } = await answer('{"echo":"s3cret"}');
  const mask = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value).replaceAll('s3cret', '***')) as T;
  const lab = createStudioLab({ mask });
  const url = origin.replace('http://', 'http://s3cret:@');
  const runner = await request({ method: 'POST', url, body: 's3cret' }, lab);
  expect(JSON.stringify(lab.told)).not.toContain('s3cret');
  expect(runner.execution.steps[1]).toMatchObject({
    inputs: { url: url.replace('s3cret', '***') },
    request: { url: url.replace('s3cret', '***'), body: '***' },
    response: { body: '{"echo":"***"}' },
    output: { parsed: { echo: '***' } },
  });
  // The flow itself goes on with what was answered.
  expect(runner.context.widgets['ask']).toMatchObject({ parsed: { echo: 's3cret' } });
});

test('a body is posted with its content type, rendered', async () => {
  const { origin, requests } = await answer('{}');
  const body = '{"said": {{trigger.conversation.Body | to_json}}}';
  await request({ method: 'POST', url: origin, content_type: json, body });
  expect(requests[0]).toMatchObject({ method: 'POST', body: '{"said": "Hello"}' });
  expect(requests[0]?.headers['content-type']).toBe(json);
});

test('parameters go into the URL, encoded, behind what is there', async () => {
  const { origin, requests } = await answer('{}');
  const parameters = [
    { key: 'phone', value: '{{trigger.conversation.ChannelAttributes.from}}' },
    { key: 'count', value: 3 },
    { key: 'none', value: null },
    { value: 'without a key' },
    null,
  ];
  await request({ url: `${origin}/find?a=b`, parameters });
  expect(requests[0]?.path).toBe('/find?a=b&phone=%2B14155550123&count=3&none=');
});

test('a parameter named "method" fails, as its name is reserved', async () => {
  const { origin, requests } = await answer('{}');
  const runner = await request({ url: origin, parameters: [{ key: 'method', value: 'x' }] });
  expect(runner.execution.steps[1]).toMatchObject({ event: 'failed', problem: { code: 81014 } });
  expect(requests).toEqual([]);
});

test('what authenticates with Twilio goes to Twilio only, whatever the URL says', async () => {
  const { origin, requests } = await answer('{}');
  const elsewhere = await request({ url: origin, add_twilio_auth: true });
  expect(elsewhere.execution.steps[1]).toMatchObject({ event: 'failed', problem: { code: 81014 } });
  expect(requests).toEqual([]);

  const asked: [url: unknown, init: RequestInit | undefined][] = [];
  const lab = createStudioLab({
    ports: {
      fetch: async (url, init) => {
        asked.push([url, init]);
        return new Response('{}');
      },
    },
  });
  await request({ url: 'https://a:b@api.twilio.com/x', add_twilio_auth: true }, lab);
  const { accountSid, authToken } = lab.ports.credentials;
  const user = Buffer.from(`${accountSid}:${authToken}`).toString('base64');
  expect(asked).toMatchObject([
    ['https://api.twilio.com/x', { headers: { Authorization: `Basic ${user}` } }],
  ]);
});

test('what was parsed stays and is added to when the widget runs again, also when that fails', async () => {
  const answers = [
    { status: 200, type: json, body: '{"foo":"bar","n":1}' },
    { status: 404, type: 'text/plain', body: 'not found' },
    { status: 201, type: json, body: '{"created":true,"n":2}' },
    { status: 200, type: 'text/plain', body: 'x'.repeat(70_000) },
  ];
  const { origin } = await startReceiver((response) => {
    const { status = 500, type = json, body = '' } = answers.shift() ?? {};
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  const lab = createStudioLab();
  const flow = lab.publish(
    trigger('ask'),
    widget('ask', 'make-http-request', { success: 'wait', failed: 'wait' }, { url: origin }),
    widget('wait', 'send-and-wait-for-reply', { incomingMessage: 'ask' }, { body: '?' }),
  );
  const outputs: unknown[] = [];
  for (let n = 0; n < 4; n += 1) outputs.push((await lab.say(flow, 'go')).context.widgets['ask']);
  expect(outputs).toEqual([
    expect.objectContaining({ parsed: { foo: 'bar', n: 1 } }),
    {
      status_code: 404,
      content_type: 'text/plain',
      body: 'not found',
      parsed: { foo: 'bar', n: 1 },
    },
    expect.objectContaining({ status_code: 201, parsed: { foo: 'bar', n: 2, created: true } }),
    { parsed: { foo: 'bar', n: 2, created: true } },
  ]);
});
