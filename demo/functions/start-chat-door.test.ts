import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import { visitorPhone } from './chat-lab-account.ts';
import { countAll } from './chat-lab-read.ts';
import { methods, startChatLab } from './chat-lab.ts';

const body = {
  visitor: { phone: visitorPhone, name: 'Ada', email: 'ada@example.com' },
  question: 'Call me at +1 415 555 2671',
};

afterEach(() => vi.restoreAllMocks());

function watchConsole() {
  const spies = [
    vi.spyOn(console, 'error').mockReturnValue(),
    vi.spyOn(console, 'log').mockReturnValue(),
  ];
  return () => spies.flatMap(({ mock }) => mock.calls.flat()).join('\n');
}

test.for(methods)(
  '%s: the Function answers with everything that a client needs',
  async (method) => {
    const lab = await startChatLab({ method });
    const { status, body: answer, headers } = await lab.call(body);
    expect(status).toBe(201);
    expect(answer).toEqual({
      token: expect.stringMatching(/^eyJ/),
      conversationSid: expect.stringMatching(/^CH[\da-f]{32}$/),
      identity: expect.stringMatching(/^guest-/),
      expiresAt: expect.stringMatching(/Z$/),
      expiresInSeconds: 3600,
      verified: false,
      cut: [],
    });
    expect(headers).toMatchObject({ 'Access-Control-Allow-Origin': 'https://docs.example.com' });
  },
);

test('a Twilio that asks for patience is obeyed, and so is the visitor asked', async () => {
  const readLog = watchConsole();
  const lab = await startChatLab();
  lab.twilio.faults.add({ path: '/v1', status: 429, retryAfter: 30, times: 0 });
  const { status, body: answer, headers } = await lab.call(body);
  expect(status).toBe(503);
  expect(headers).toMatchObject({ 'Retry-After': '30' });
  expect(answer).toMatchObject({ error: { code: 'try-later' } });
  // Half a minute is more than a Function has: asking again would only add to the load.
  expect(lab.requests.list()).toEqual([
    'POST /ConversationWithParticipants',
    'GET /Conversations/*',
  ]);
  expect(readLog()).toContain('Twilio was not able to open the conversation: status 429');
});

test('what Twilio refuses is told to the log, with what to do, and not to the page', async () => {
  const readLog = watchConsole();
  const lab = await startChatLab();
  lab.twilio.faults.add({ path: '/v1', status: 400, code: 50367, message: `No ${visitorPhone}` });
  const { status, body: answer } = await lab.call(body);
  expect(status).toBe(502);
  expect(JSON.stringify(answer)).not.toMatch(/50367|STUDIO_FLOW_SID|415/);
  expect(readLog()).toContain('status 400, code 50367. Check STUDIO_FLOW_SID.');
});

test('no phone, name, text, token or secret gets into the log, whatever fails', async () => {
  const readLog = watchConsole();
  const lab = await startChatLab();
  const identityToken = await lab.sign();
  const asked = [
    { ...body, requestId: randomUUID() },
    { ...body, identityToken },
    { ...body, identityToken },
    { ...body, identityToken: `${identityToken}x` },
    { visitor: { phone: '+1 900 555 0123' } },
    { ...body, unknown: visitorPhone },
  ];
  for (const status of [undefined, 400, 401, 404]) {
    lab.twilio.faults.clear();
    if (status) lab.twilio.faults.add({ path: '/v1', status, message: visitorPhone, times: 0 });
    for (const one of asked) await lab.call(one);
  }
  const log = readLog();
  expect(log).toContain('identity-refused');
  expect(log).not.toMatch(/555|Ada|ada@|Call me|eyJ|Basic|secret-of|auth-token/);
  expect(countAll(lab).conversations).toBe(2);
});

test.for([
  ['an unknown key', { fone: visitorPhone }],
  ['a number as question', { question: 1 }],
  ['a phone that is none', { visitor: { phone: '12' } }],
  ['attributes without a question', { questionAttributes: '{}' }],
  ['attributes that are no JSON', { question: 'Why?', questionAttributes: '{' }],
  ['an identity token that is none', { identityToken: 'token' }],
  ['a request ID that is none', { requestId: '1' }],
])('%s creates nothing', async ([, wrong]) => {
  watchConsole();
  const lab = await startChatLab();
  const { status } = await lab.call(wrong as object);
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status).toBeLessThan(500);
  expect(lab.requests.list()).toEqual([]);
});
