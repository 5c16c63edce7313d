import { expect, test } from 'vitest';
import type { AnsweredCall } from './call-function.ts';
import { authToken, useFunctions } from './testing/functions-lab.ts';

const startFunctions = useFunctions();

async function start() {
  const calls: AnsweredCall[] = [];
  const functions = await startFunctions({ env: { API_KEY_SECRET: 'a-secret-of-the-service' } });
  const stop = functions.onCall((call) => void calls.push(call));
  return { functions, calls, stop };
}

test('each call is told with its parameters, its answer and its time', async () => {
  const { functions, calls } = await start();
  await fetch(`${functions.origin}/respond?status=409&body=text`);
  expect(calls).toEqual([
    {
      path: '/respond',
      method: 'GET',
      status: 409,
      durationMs: expect.any(Number),
      body: { status: '409', body: 'text' },
      answer: 'Hello',
    },
  ]);
});

test('tokens and secrets are masked in what is told, not in what is answered', async () => {
  const { functions, calls } = await start();
  const sent = {
    token: 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.c2ln',
    note: `a-secret-of-the-service ${authToken}`,
  };
  const response = await fetch(`${functions.origin}/echo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(sent),
  });
  expect(await response.text()).toContain(sent.token);
  const told = JSON.stringify(calls);
  expect(told).toContain('••••');
  for (const secret of [sent.token, 'a-secret-of-the-service', authToken])
    expect(told).not.toContain(secret);
});

test('an unsigned call of a protected Function is told as refused; what is no Function is not told', async () => {
  const { functions, calls } = await start();
  await fetch(`${functions.origin}/signed`, { method: 'POST' });
  await fetch(`${functions.origin}/nothing`);
  expect(calls.map(({ path, status }) => [path, status])).toEqual([['/signed', 403]]);
});

test('an answer that refers to itself is told as its text', async () => {
  const { functions, calls } = await start();
  await fetch(`${functions.origin}/plain?kind=twiml`);
  expect(calls[0]?.answer).toMatch(/^<\?xml/);
});

test('who has stopped listening is told nothing more', async () => {
  const { functions, calls, stop } = await start();
  stop();
  await fetch(`${functions.origin}/echo`);
  expect(calls).toEqual([]);
});
