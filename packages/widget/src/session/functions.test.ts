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
