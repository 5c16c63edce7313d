import { strictObject, string } from 'valibot';
import { beforeEach, expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { definePublic, type PublicCall } from './define-public.ts';
import type { Reply } from './function.ts';
import { parseBody } from './parse-body.ts';
import { callFunction, callWithEvent, chatContext, pageHeaders } from './testing/call-function.ts';

const logged: string[] = [];
let run: (question: { word: string }, call: PublicCall) => Promise<Reply>;
const echo = definePublic({
  name: 'echo',
  parse: (body) => parseBody(strictObject({ word: string() }), body),
  run: (request, call) => run(request, call),
  surroundings: { now: () => 0, newId: () => 'id', log: (sentence) => void logged.push(sentence) },
});

beforeEach(() => {
  logged.length = 0;
  run = async ({ word }) => ({ status: 201, body: { word } });
});

test('answers a page of an allowed origin, and lets no cache keep it', async () => {
  const { status, headers, body, calls } = await callFunction(echo, { body: { word: 'hello' } });
  expect({ status, body, calls }).toEqual({ status: 201, body: { word: 'hello' }, calls: 1 });
  expect(headers).toMatchObject({
    'Access-Control-Allow-Origin': 'https://docs.example.com',
    'Access-Control-Expose-Headers': 'Retry-After',
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json',
    'X-Content-Type-Options': 'nosniff',
    Vary: 'Origin',
  });
  expect(Object.keys(headers).join()).not.toMatch(/credentials/i);
  expect(logged).toEqual([]);
});

test('tells the use case its settings and the origin', async () => {
  let seen: PublicCall | undefined;
  run = async (_request, call) => {
    seen = call;
    return { status: 200, body: {} };
  };
  await callFunction(echo, { body: { word: '' } });
  expect(seen?.origin).toBe('https://docs.example.com');
  expect(seen?.settings.accountSid).toBe(chatContext['ACCOUNT_SID']);
  expect(seen?.context).toBe(chatContext);
});

test('answers a text as plain text', async () => {
  run = async () => ({ status: 200, body: 'Ada: hello' });
  const { headers, body } = await callFunction(echo, { body: { word: '' } });
  expect(headers['Content-Type']).toBe('text/plain; charset=utf-8');
  expect(body).toBe('Ada: hello');
});

test('adds the headers of a reply, which take nothing from those of the door', async () => {
  run = async () => ({
    status: 200,
    body: '{}',
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'public', 'X-More': 'more' },
  });
  const { headers } = await callFunction(echo, { body: { word: '' } });
  expect(headers).toMatchObject({
    'Content-Type': 'application/json',
    'Cache-Control': 'no-store',
    'X-More': 'more',
  });
});

test('answers a preflight without running anything', async () => {
  run = () => Promise.reject(new Error('It ran.'));
  const { status, headers, body } = await callFunction(echo, {
    headers: { origin: pageHeaders.origin, 'access-control-request-method': 'POST' },
  });
  expect({ status, body }).toEqual({ status: 204, body: '' });
  expect(headers).toMatchObject({
    'Access-Control-Allow-Origin': 'https://docs.example.com',
    'Access-Control-Allow-Methods': 'POST',
    'Access-Control-Allow-Headers': 'content-type',
    'Access-Control-Max-Age': '7200',
    Vary: 'Origin',
  });
  expect(logged).toEqual([]);
});

test('answers a refusal with its code, its status and when to try again', async () => {
  run = () =>
    Promise.reject(
      new ApiError('try-later', { logged: 'POST /Conversations: 429', retryAfterSeconds: 3 }),
    );
  const { status, headers, body } = await callFunction(echo, { body: { word: '' } });
  expect(status).toBe(503);
  expect(headers).toMatchObject({
    'Retry-After': '3',
    'Access-Control-Allow-Origin': 'https://docs.example.com',
  });
  expect(body).toEqual({
    error: { code: 'try-later', message: expect.stringContaining('Retry-After') as string },
  });
  expect(logged).toEqual(['docent echo: try-later: POST /Conversations: 429']);
});

test('keeps what broke to itself', async () => {
  run = () => {
    throw new TypeError('No chat of +14155552671 in api-key-secret-that-nobody-may-see');
  };
  const { status, headers, body } = await callFunction(echo, { body: { word: '' } });
  expect(status).toBe(500);
  expect(headers['Access-Control-Allow-Origin']).toBe('https://docs.example.com');
  expect(body).toEqual({
    error: { code: 'went-wrong', message: 'The Function failed. Its log says why.' },
  });
  expect(logged).toHaveLength(1);
  expect(logged[0]).toMatch(
    /^docent echo: went-wrong: TypeError: No chat of \[phone\] in \[secret\] /,
  );
});

test('says in its log which settings are missing, and not in its answer', async () => {
  const { API_KEY_SECRET: _, ...context } = chatContext;
  const { status, headers, body } = await callFunction(echo, { context, body: { word: '' } });
  expect(status).toBe(500);
  expect(body).toEqual({
    error: { code: 'not-configured', message: expect.not.stringContaining('API_KEY') as string },
  });
  expect(headers).not.toHaveProperty('Access-Control-Allow-Origin');
  expect(logged).toEqual([expect.stringContaining('API_KEY_SECRET is missing')]);
});

test('lets a use case log, without phones and secrets', async () => {
  run = async (_request, { surroundings }) => {
    surroundings.log('Undone for +14155552671.\nforged line');
    return { status: 200, body: {} };
  };
  await callFunction(echo, { body: { word: '' } });
  expect(logged).toEqual(['docent echo: Undone for [phone]. forged line']);
});

test('answers whatever the runtime hands over', async () => {
  for (const event of [
    undefined,
    null,
    'text',
    7,
    [],
    { request: null },
    { request: { headers: 'x' } },
  ]) {
    const { status, calls } = await callWithEvent(echo, chatContext, event);
    expect({ status, calls }).toEqual({ status: 403, calls: 1 });
  }
});

test('calls back once when the runtime does not take the answer', async () => {
  let calls = 0;
  const event = { request: { headers: pageHeaders }, word: 'hello' };
  const ending = echo(chatContext, event, () => {
    calls += 1;
    throw new Error('The socket is gone.');
  });
  await expect(ending).resolves.toBeUndefined();
  expect(calls).toBe(1);
  expect(logged).toEqual(['docent echo: went-wrong: The runtime did not take the answer.']);
});

test('ends with an error where there is no runtime', async () => {
  Object.assign(globalThis, { Twilio: undefined });
  const errors: unknown[] = [];
  await echo(chatContext, { request: { headers: pageHeaders } }, (error) => errors.push(error));
  expect(errors).toEqual([
    expect.objectContaining({ message: expect.stringContaining("Twilio's runtime") as string }),
  ]);
});
