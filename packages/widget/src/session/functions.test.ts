import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  access,
  answer,
  conversationSid,
  failure,
  json,
  key,
  refuse,
  toApi,
} from './testing/functions-lab.ts';

test('a chat is started with what was asked, without cookies', async () => {
  const { api, asked } = toApi(() => json(answer, { status: 201 }));
  const request = { question: 'How?', requestId: 'r', visitor: { phone: '+14155552671' } };
  expect(await api.start(request)).toEqual(access);
  const [{ url, init } = expect.fail('Nothing was asked.')] = asked;
  expect(url).toBe('https://functions.example.com/start-chat');
  expect(init).toMatchObject({
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
  });
  expect(JSON.parse(init.body as string)).toEqual(request);
});

test('a refresh need not say again which chat it is of', async () => {
  const { conversationSid: _, ...short } = answer;
  expect(await toApi(() => json(short)).api.refresh(key)).toEqual(access);
});

test('what is asked of a running chat holds nothing that the Functions do not know', async () => {
  const { api, asked } = toApi(() => json({ ...answer, ended: true }));
  const all = { ...access, ...key, startedAt: 1, isPanelOpen: true };
  await api.refresh(all);
  await api.resume(all);
  await api.resume({ ...all, identityToken: 'x.y.z' });
  await api.identify({ ...all, visitor: { name: 'Ada' } });
  await api.end(all);
  expect(asked.map(({ url }) => url.split('/').at(-1))).toEqual([
    'refresh-token',
    'resume-chat',
    'resume-chat',
    'identify-visitor',
    'end-chat',
  ]);
  expect(asked.map(({ init }) => JSON.parse(init.body as string) as unknown)).toEqual([
    key,
    key,
    { ...key, identityToken: 'x.y.z' },
    { ...key, visitor: { name: 'Ada' } },
    key,
  ]);
});

const wish = { timeZone: 'Europe/London', locale: 'en-GB' } as const;
const text = (body: string, type = 'text/plain; charset=utf-8') =>
  new Response(body, { headers: { 'content-type': type } });

test('a chat is rated with what was said of it, and nothing else', async () => {
  const { api, asked } = toApi(() => json({ rated: true }));
  await api.rate({ ...access, ...key, score: 4 });
  await api.rate({ ...key, score: 1, comment: 'Slow' });
  expect(asked.map(({ url }) => url.split('/').at(-1))).toEqual(['rate-chat', 'rate-chat']);
  expect(asked.map(({ init }) => JSON.parse(init.body as string) as unknown)).toEqual([
    { ...key, score: 4 },
    { ...key, score: 1, comment: 'Slow' },
  ]);
  const error = await failure(toApi(() => json({ ok: true })).api.rate({ ...key, score: 4 }));
  expect(error.kind).toBe('later');
});

test('a transcript comes as it is, or as JSON that people can read', async () => {
  const written = toApi(() => text('10:00 You: Hi'));
  const asText = await written.api.transcript({ ...access, ...key, ...wish, format: 'text' });
  expect(await asText.text()).toBe('10:00 You: Hi');
  expect(JSON.parse(written.asked[0]?.init.body as string)).toEqual({
    ...key,
    ...wish,
    format: 'text',
  });
  const { api } = toApi(() => json({ messages: [] }));
  const asJson = await api.transcript({ ...key, ...wish, format: 'json' });
  expect([asJson.type, await asJson.text()]).toEqual([
    'application/json',
    '{\n  "messages": []\n}',
  ]);
});

test('a transcript may be larger than other answers', async () => {
  const body = 'a'.repeat(1_000_000);
  const { api } = toApi(() => text(body));
  expect((await api.transcript({ ...key, ...wish, format: 'text' })).size).toBe(1_000_000);
});

test.each<['text' | 'json', () => Response]>([
  ['text', () => text('<p>Please log in', 'text/html')],
  ['text', () => json({ messages: [] }, { headers: { 'content-type': 'application/json' } })],
  ['json', () => text('<p>Please log in', 'text/html')],
  ['json', () => json({ ok: true })],
])('what something in between says is no transcript in %s', async (format, respond) => {
  const error = await failure(toApi(respond).api.transcript({ ...key, ...wish, format }));
  expect(error.kind).toBe('later');
});

test('of an endless answer no more than 64 KB are read', async () => {
  let pulls = 0;
  let isCanceled = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      controller.enqueue(new Uint8Array(16_384).fill(0x20));
    },
    cancel: () => void (isCanceled = true),
  });
  const error = await failure(toApi(() => new Response(body)).api.refresh(key));
  expect(error.kind).toBe('later');
  expect([isCanceled, pulls < 10]).toEqual([true, true]);
});

test('letters of several bytes may come in pieces', async () => {
  const bytes = new TextEncoder().encode(JSON.stringify({ ...answer, identity: 'Zoë語' }));
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const byte of bytes) controller.enqueue(new Uint8Array([byte]));
      controller.close();
    },
  });
  const { api } = toApi(() => new Response(body));
  expect(await api.refresh(key)).toMatchObject({ identity: 'Zoë語' });
});

describe('without an answer', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  test('the developer learns what may be wrong', async () => {
    const { api } = toApi(() => Promise.reject(new TypeError('Failed to fetch')));
    const error = await failure(api.start({ requestId: 'r' }));
    expect(error).toMatchObject({ kind: 'later', code: undefined });
    expect(error.message).toBe(
      "start-chat did not answer. Check functionsUrl, and that ALLOWED_ORIGINS lists this page's origin.",
    );
  });

  test('a page that has broken fetch gets an error, and no exception', async () => {
    const { api } = toApi(() => {
      throw new RangeError('patched');
    });
    expect((await failure(api.end(key))).kind).toBe('later');
  });

  test.each<[string, (signal: AbortSignal) => Response | Promise<Response>]>([
    ['nothing comes', () => new Promise<Response>(() => {})],
    ['the body stops half-way', () => new Response(new ReadableStream({}))],
  ])('12 s are enough: %s', async (_what, respond) => {
    let signal: AbortSignal | undefined;
    const { api } = toApi((given) => {
      signal = given;
      return respond(given);
    });
    const failed = failure(api.refresh(key));
    await vi.advanceTimersByTimeAsync(11_999);
    expect(signal?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect((await failed).kind).toBe('later');
    expect([signal?.aborted, vi.getTimerCount()]).toEqual([true, 0]);
  });
});

test('no error holds a token, a phone or what was typed', async () => {
  const secrets = { token: 'secret.token.x', conversationSid };
  const request = { requestId: 'r', question: 'My secret', visitor: { phone: '+14155552671' } };
  for (const respond of [() => json({}), () => refuse('wrong-request', 400)]) {
    const { api } = toApi(respond);
    for (const error of [await failure(api.start(request)), await failure(api.refresh(secrets))]) {
      expect(`${error.message} ${error.stack ?? ''}`).not.toMatch(/secret|4155552671/);
    }
  }
});
