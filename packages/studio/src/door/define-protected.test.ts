import { object, string } from 'valibot';
import { expect, test } from 'vitest';
import { ApiError } from './api-error.ts';
import { defineProtected } from './define-protected.ts';
import type { Reply } from './function.ts';
import { parseBody } from './parse-body.ts';
import { callFunction } from './testing/call-function.ts';

const logged: string[] = [];

function defineEcho(run: (request: { word: string }) => Promise<Reply>) {
  return defineProtected({
    name: 'echo',
    parse: (body) => parseBody(object({ word: string() }), body),
    run,
    surroundings: {
      now: () => 0,
      newId: () => 'id',
      log: (sentence) => void logged.push(sentence),
    },
  });
}

const studio = { 'content-type': 'application/x-www-form-urlencoded' };

test('answers Studio, whatever its settings for pages are', async () => {
  const echo = defineEcho(async (request) => ({ status: 200, body: request }));
  const answer = await callFunction(echo, {
    context: {},
    headers: studio,
    body: { word: 'hello' },
  });
  expect(answer).toMatchObject({ status: 200, body: { word: 'hello' }, calls: 1 });
  expect(answer.headers).toMatchObject({ 'Content-Type': 'application/json' });
});

test('gives no page leave to read', async () => {
  const echo = defineEcho(async (request) => ({ status: 200, body: request }));
  const { headers } = await callFunction(echo, { body: { word: 'hello' } });
  expect(Object.keys(headers).join()).not.toMatch(/access-control/i);
});

test('fails with a status that Studio takes for a failure', async () => {
  const failures: [error: unknown, status: number][] = [
    [new ApiError('try-later'), 503],
    [new Error('No profile of +14155552671'), 500],
    ['a text', 500],
  ];
  for (const [error, expected] of failures) {
    const echo = defineEcho(async () => {
      throw error;
    });
    const { status, body } = await callFunction(echo, { headers: studio, body: { word: '' } });
    expect(status).toBe(expected);
    expect(body).toHaveProperty('error.code');
  }
  expect(
    await callFunction(
      defineEcho(() => Promise.reject(new Error())),
      {},
    ),
  ).toMatchObject({
    status: 400,
    body: { error: { code: 'wrong-request' } },
  });
  expect(logged.join('\n')).toContain('No profile of [phone]');
  expect(logged.join('\n')).not.toContain('4155552671');
});
