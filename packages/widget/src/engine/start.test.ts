import type { Phone } from '@docent/identity';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FunctionsError } from '../session/functions-api.ts';
import { access } from './testing/fake-api.ts';
import { openBrowser, settle, type Browser } from './testing/open-browser.ts';

let browser: Browser;

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.clear();
  browser = openBrowser();
});
afterEach(() => {
  vi.useRealTimers();
});

const phone = '+14155552671' as Phone;

test('starts the chat with the first message, once, and connects', async () => {
  const { engine, emitted } = await browser.open({ fields: [] });
  expect(await engine.send('How do I start?')).toEqual({ ok: true, id: 'id-1' });
  await settle();
  expect(browser.started).toHaveLength(1);
  expect(browser.started[0]).toMatchObject({
    question: 'How do I start?',
    questionAttributes: '{"clientId":"id-1"}',
    page: { url: 'https://docs.example/a', title: 'A' },
    visitor: { anonymousId: 'anonymous-1' },
  });
  expect(browser.session).toMatchObject({ ...access, v: 1, seenIndex: -1 });
  expect(browser.server.map(({ body }) => body)).toEqual(['How do I start?']);
  expect(engine.read()).toMatchObject({ phase: 'open', line: 'up', outgoing: [] });
  expect(emitted.map(([name]) => name)).toContain('started');
  expect(await browser.outbox.readStart()).toBeUndefined();
});

test('nothing is asked, stored or connected before the visitor acts', async () => {
  const { engine } = await browser.open();
  engine.setPanelOpen(true);
  await settle();
  expect(browser.started).toEqual([]);
  expect(browser.lines).toEqual([]);
  expect([browser.session, browser.isStarting, localStorage.length]).toEqual([undefined, false, 0]);
});

test('what is written while the start is under way follows it, in order', async () => {
  let answer = (): void => {};
  const { start } = browser.api;
  browser.api.start = async (request) => {
    await new Promise<void>((resolve) => (answer = resolve));
    return start(request);
  };
  const { engine } = await browser.open({ fields: [] });
  for (const text of ['one', 'two', 'three']) await engine.send(text);
  await settle();
  expect(engine.read().phase).toBe('starting');
  answer();
  await settle();
  expect(browser.server.map(({ body }) => body)).toEqual(['one', 'two', 'three']);
});

test('tries again with the same request until the Function answers', async () => {
  const { start } = browser.api;
  const tried: string[] = [];
  browser.api.start = async (request) => {
    tried.push(request.requestId);
    if (tried.length < 4)
      throw new FunctionsError('later', 'down', tried.length === 3 ? 60_000 : undefined);
    return start(request);
  };
  const { engine } = await browser.open({ fields: [] });
  await engine.send('Hello');
  await vi.advanceTimersByTimeAsync(0);
  expect(engine.read().trouble).toBe('cannot-start');
  await vi.advanceTimersByTimeAsync(3000);
  expect(tried).toHaveLength(3);
  engine.retryNow();
  await vi.advanceTimersByTimeAsync(0);
  expect(tried).toHaveLength(4);
  expect(new Set(tried).size).toBe(1);
  expect(engine.read()).toMatchObject({ phase: 'open', outgoing: [] });
  expect(engine.read().trouble).toBeUndefined();
});

test('the next page goes on with a start that was left, under its own ID', async () => {
  browser.api.start = () => new Promise(() => {});
  const first = await browser.open({ fields: [] });
  first.engine.setPanelOpen(true);
  await first.engine.send('Hello');
  await settle();
  const left = await browser.outbox.readStart();
  first.close();
  const { api } = openBrowser();
  browser.api.start = async (request) => {
    browser.started.push(request);
    return api.start(request);
  };
  const { engine } = await browser.open({ fields: [] });
  await settle();
  expect(browser.started).toMatchObject([{ requestId: left?.requestId, question: 'Hello' }]);
  expect(engine.read()).toMatchObject({ phase: 'open', isPanelOpen: true });
});

test('a message that is too long for a question follows the start', async () => {
  const { engine } = await browser.open({ fields: [] });
  const long = 'x'.repeat(9000);
  await engine.send(long);
  await settle();
  expect(browser.started[0]?.question).toBeUndefined();
  expect(browser.server.map(({ body }) => body)).toEqual([long]);
});

test('a start that is refused for good ends, and each message says so', async () => {
  browser.api.start = async () => {
    throw new FunctionsError('refused', 'Add the origin to ALLOWED_ORIGINS.');
  };
  const { engine, emitted } = await browser.open({ fields: [] });
  await engine.send('Hello');
  await settle();
  expect(engine.read()).toMatchObject({ phase: 'none', trouble: 'start-refused' });
  expect(engine.read().outgoing).toMatchObject([{ delivery: 'failed', refusal: 'refused' }]);
  expect(emitted).toContainEqual([
    'error',
    { reason: 'start-refused', message: 'Add the origin to ALLOWED_ORIGINS.' },
  ]);
  // Nobody tries by itself.
  browser.api.start = async () => expect.fail('It was tried again.');
  await vi.advanceTimersByTimeAsync(600_000);
});

test('a phone that the server refuses is asked again, and the question is sent with the next one', async () => {
  const { start } = browser.api;
  browser.api.start = async () => {
    throw new FunctionsError('phone', 'The phone was refused.');
  };
  const { engine } = await browser.open();
  engine.submitForm({ phone, question: 'Hello' });
  await settle();
  expect(engine.read()).toMatchObject({ trouble: 'phone-refused', isChangingVisitor: true });
  browser.api.start = start;
  engine.submitForm({ phone: '+442079460018', question: '' });
  await settle();
  await settle();
  expect(browser.started).toMatchObject([
    { question: 'Hello', visitor: { phone: '+442079460018' } },
  ]);
  expect(browser.server).toHaveLength(1);
});

test('a refused phone may be left out instead', async () => {
  const { start } = browser.api;
  browser.api.start = async (request) => {
    if (request.visitor?.phone) throw new FunctionsError('phone', 'The phone was refused.');
    return start(request);
  };
  const { engine } = await browser.open();
  engine.submitForm({ phone, name: 'Ada', question: 'Hello' });
  await settle();
  engine.submitForm({ name: 'Ada' });
  await settle();
  await settle();
  expect(browser.started).toMatchObject([{ question: 'Hello', visitor: { name: 'Ada' } }]);
  expect(browser.visitors.read()).not.toHaveProperty('phone');
  expect(engine.read()).toMatchObject({ phase: 'open', outgoing: [] });
});

test('a refused identity token is told, and the chat starts with a claim', async () => {
  const { start } = browser.api;
  browser.api.start = async (request) => {
    if (request.identityToken) throw new FunctionsError('identity', 'Sign a new one.');
    return start(request);
  };
  const identity = { fresh: async () => 'a.b.c' };
  const { engine, emitted } = await browser.open({ fields: [], identity });
  await engine.send('Hello');
  await settle();
  expect(engine.read().phase).toBe('open');
  expect(emitted).toContainEqual([
    'error',
    { reason: 'start-identity', message: 'Sign a new one.' },
  ]);
});

test('a left start whose chat is over becomes another chat', async () => {
  const { start } = browser.api;
  await browser.outbox.writeStart({ requestId: 'old', createdAt: 0 });
  browser.api.start = async (request) => {
    if (request.requestId === 'old') throw new FunctionsError('over', 'Closed.');
    return start(request);
  };
  const { engine } = await browser.open({ fields: [] });
  await engine.send('Hello');
  await settle();
  expect(engine.read().phase).toBe('open');
  expect(browser.started[0]?.question).toBe('Hello');
});

test('the form comes first where a phone is asked and nobody knows it; the text is kept', async () => {
  const { engine } = await browser.open();
  expect(await engine.send('Hello')).toMatchObject({ ok: false, reason: 'form' });
  expect(engine.read().draft).toBe('Hello');
  expect(browser.started).toEqual([]);
  engine.skipForm();
  expect(await engine.send('Hello')).toMatchObject({ ok: true });
  await settle();
  expect(browser.started[0]?.visitor).not.toHaveProperty('phone');
});

test('a phone of the form is in the record, and told to Segment, before the chat starts', async () => {
  let hasHeard = (): void => {};
  const told = new Promise<void>((resolve) => (hasHeard = resolve));
  const heard: unknown[] = [];
  const tracker = {
    isThere: () => true,
    async listen(given: Phone) {
      // Listening begins before the record changes, or the call would be missed.
      heard.push(given, browser.visitors.read().phone);
      return { told };
    },
  };
  const { engine } = await browser.open({ tracker });
  engine.submitForm({ phone, name: 'Ada', question: 'Hello' });
  await settle();
  expect(heard).toEqual([phone, undefined]);
  expect(browser.visitors.read()).toMatchObject({ phone, name: 'Ada', source: 'chat' });
  expect(browser.started).toEqual([]);
  hasHeard();
  await settle();
  expect(browser.started).toMatchObject([{ visitor: { phone, name: 'Ada' }, question: 'Hello' }]);
});

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['x'.repeat(32_001), 'too-long'],
  ['ž'.repeat(16_001), 'too-long'],
])('does not send what cannot be sent', async (text, reason) => {
  const { engine } = await browser.open({ fields: [] });
  expect(await engine.send(text)).toMatchObject({ ok: false, reason });
  expect(await browser.outbox.read()).toEqual([]);
});
