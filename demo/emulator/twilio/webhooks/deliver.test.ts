import twilio from 'twilio';
import { describe, expect, test, vi } from 'vitest';
import { removeConversation, updateConversation } from '../conversations/conversations.ts';
import { addMessage, updateMessage } from '../conversations/messages.ts';
import { updateParticipant } from '../conversations/participants.ts';
import { byClient, byServer } from '../services.ts';
import { authToken } from '../testing/settings.ts';
import { attach, createChat, createLab, current } from './testing/lab.ts';
import { startReceiver } from './testing/receiver.ts';

const byVisitor = byClient('visitor');
const byApi = { ...byServer, hasWebhooks: true };
const hello = { author: 'visitor', body: 'Grüße & +1 = "hello"' };

describe('a webhook by POST', () => {
  test('is a form that the helper library finds signed', async () => {
    const { services, webhooks } = createLab();
    const { origin, requests } = await startReceiver();
    const chat = createChat(services);
    const url = `${origin}/hook?tenant=a%20b`;
    attach(services, chat, { url });
    addMessage(services, chat, hello, byVisitor);
    await webhooks.idle();
    const [request] = requests;
    expect(request).toMatchObject({ method: 'POST', path: '/hook?tenant=a%20b' });
    expect(request?.headers).toMatchObject({
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': 'TwilioProxy/1.1',
      accept: '*/*',
      'i-twilio-idempotency-token': expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(request?.parameters).toMatchObject({ EventType: 'onMessageAdded', Body: hello.body });
    expect(request?.body).toContain('Body=Gr%C3%BC%C3%9Fe+%26+%2B1');
    const signature = String(request?.headers['x-twilio-signature']);
    const parameters = request?.parameters ?? {};
    expect(twilio.validateRequest(authToken, signature, url, parameters)).toBe(true);
    expect(twilio.validateRequest('another', signature, url, parameters)).toBe(false);
  });

  test('sends the password of its URL as a header, and signs the URL without it', async () => {
    const { services, webhooks } = createLab();
    const { origin, requests } = await startReceiver();
    const chat = createChat(services);
    attach(services, chat, { url: `${origin.replace('//', '//me:s%40fe@')}/hook#rc=2` });
    addMessage(services, chat, hello, byVisitor);
    await webhooks.idle();
    const { headers, parameters = {} } = requests[0] ?? {};
    const password = Buffer.from('me:s@fe').toString('base64');
    expect(headers?.authorization).toBe(`Basic ${password}`);
    const signature = String(headers?.['x-twilio-signature']);
    expect(twilio.validateRequest(authToken, signature, `${origin}/hook`, parameters)).toBe(true);
  });
});

test('a webhook by GET has everything in its URL, which is what is signed', async () => {
  const { services, webhooks } = createLab();
  const { origin, requests } = await startReceiver();
  const chat = createChat(services);
  attach(services, chat, { url: `${origin}/hook?a=1`, method: 'GET' });
  addMessage(services, chat, hello, byVisitor);
  await webhooks.idle();
  const { method, path = '', body, headers } = requests[0] ?? {};
  expect({ method, body }).toEqual({ method: 'GET', body: '' });
  expect(headers).not.toHaveProperty('content-type');
  expect(path).toMatch(/^\/hook\?a=1&/);
  expect(new URL(path, origin).searchParams.get('Body')).toBe(hello.body);
  const signature = String(headers?.['x-twilio-signature']);
  expect(twilio.validateRequest(authToken, signature, origin + path, {})).toBe(true);
});

describe('who is told', () => {
  test('what a server does without asking for webhooks is told to nobody', async () => {
    const { services, webhooks, triggers } = createLab();
    const { origin, requests } = await startReceiver();
    const chat = createChat(services);
    attach(services, chat, { url: origin });
    attach(services, chat, { target: 'studio', flowSid: 'FW1' });
    addMessage(services, chat, hello, byServer);
    addMessage(services, current(services, chat), { ...hello, body: 'asked' }, byApi);
    await webhooks.idle();
    expect(requests.map(({ parameters }) => parameters['Body'])).toEqual(['asked']);
    expect(triggers).toHaveLength(1);
  });

  test('a webhook is told only what its filters name', async () => {
    const { services, webhooks } = createLab();
    const { origin, requests } = await startReceiver();
    const chat = createChat(services);
    const filters = ['onMessageUpdated', 'onConversationUpdated', 'onParticipantUpdated'];
    attach(services, chat, { url: origin, filters });
    const message = addMessage(services, chat, hello, byVisitor);
    updateMessage(services, message, { body: 'b' }, byVisitor);
    updateConversation(services, current(services, chat), { friendlyName: 'x' }, byApi);
    for (const participant of services.store.participantsOf(chat.sid))
      updateParticipant(services, participant, { lastReadMessageIndex: 0 }, byVisitor);
    await webhooks.idle();
    expect(requests.map(({ parameters }) => parameters['EventType'])).toEqual(filters);
  });

  test('other conversations are not told', async () => {
    const { services, webhooks } = createLab();
    const { origin, requests } = await startReceiver();
    attach(services, createChat(services), { url: origin });
    addMessage(services, createChat(services), hello, byVisitor);
    await webhooks.idle();
    expect(requests).toEqual([]);
  });

  test('a keyword is heard in any case, and nothing else is', async () => {
    const { services, webhooks } = createLab();
    const { origin, requests } = await startReceiver();
    const chat = createChat(services);
    attach(services, chat, { target: 'trigger', url: origin, filters: [], triggers: ['help'] });
    for (const body of ['I need HELP now', 'hello', 'helpful'])
      addMessage(services, current(services, chat), { author: 'visitor', body }, byVisitor);
    await webhooks.idle();
    expect(requests.map(({ parameters }) => parameters['Body'])).toEqual([
      'I need HELP now',
      'helpful',
    ]);
  });

  test('the webhooks of a conversation that is removed hear of it', async () => {
    const { services, webhooks } = createLab();
    const { origin, requests } = await startReceiver();
    const chat = createChat(services);
    attach(services, chat, { url: origin, filters: ['onConversationRemoved', 'onMessageRemoved'] });
    addMessage(services, chat, hello, byVisitor);
    removeConversation(services, current(services, chat), byApi);
    await webhooks.idle();
    expect(requests.map(({ parameters }) => parameters['EventType'])).toEqual([
      'onConversationRemoved',
    ]);
  });
});

test('events reach a webhook one after the other, in order', async () => {
  const { services, webhooks } = createLab();
  let open = 0;
  let most = 0;
  const { origin, requests } = await startReceiver((response) => {
    most = Math.max(most, (open += 1));
    setImmediate(() => {
      open -= 1;
      response.end();
    });
  });
  const chat = createChat(services);
  attach(services, chat, { url: origin });
  for (let index = 0; index < 20; index += 1)
    addMessage(services, current(services, chat), hello, byVisitor);
  await webhooks.idle();
  expect(requests.map(({ parameters }) => Number(parameters['Index']))).toEqual(
    Array.from({ length: 20 }, (_, index) => index),
  );
  expect(most).toBe(1);
});

describe('a receiver that fails', () => {
  test('is asked once, holds up nobody, and the stream and the log say why', async () => {
    const { services, webhooks, logged } = createLab();
    const bad = await startReceiver((response) => void response.writeHead(503).end('no'));
    const good = await startReceiver();
    const chat = createChat(services);
    const { sid } = attach(services, chat, { url: `${bad.origin}/secret-path?key=hidden` });
    attach(services, chat, { url: good.origin });
    addMessage(services, chat, { ...hello, author: 'visitor' }, byVisitor);
    expect(bad.requests).toEqual([]);
    await webhooks.idle();
    expect(bad.requests).toHaveLength(1);
    expect(good.requests).toHaveLength(1);
    const host = new URL(bad.origin).host;
    expect(logged).toEqual([
      `The webhook ${sid} at ${host} was not told onMessageAdded: it answered 503, which is not 2xx; see the log of that server.`,
    ]);
    const lines = services.stream.read(0, 10);
    expect(lines).toContainEqual(
      expect.objectContaining({
        channel: 'webhook',
        what: 'onMessageAdded',
        who: host,
        conversationSid: chat.sid,
        status: 503,
        problem: expect.stringContaining('503'),
      }),
    );
    expect(lines).toContainEqual(expect.objectContaining({ status: 200 }));
    expect(JSON.stringify(lines) + logged.join()).not.toContain('hidden');
  });

  test('by not answering is given up, and the next event is still told', async () => {
    const { services, webhooks, logged } = createLab({}, { timeoutMs: 50 });
    const { origin, requests } = await startReceiver((response, { parameters }) => {
      if (parameters['Index'] === '1') response.end();
    });
    const chat = createChat(services);
    attach(services, chat, { url: origin });
    addMessage(services, chat, hello, byVisitor);
    addMessage(services, current(services, chat), hello, byVisitor);
    await webhooks.idle();
    expect(requests).toHaveLength(2);
    expect(logged).toEqual([expect.stringContaining('did not answer within 0.05 s')]);
  });

  test('by not being there is told apart', async () => {
    const { services, webhooks, logged } = createLab();
    const chat = createChat(services);
    attach(services, chat, { url: 'http://127.0.0.1:1/hook' });
    addMessage(services, chat, hello, byVisitor);
    await webhooks.idle();
    expect(logged).toEqual([expect.stringMatching(/127\.0\.0\.1:1 .*cannot be reached/)]);
  });

  test('is not waited for when everything closes', async () => {
    const { services, webhooks, logged } = createLab();
    const { origin, requests } = await startReceiver(() => undefined);
    const chat = createChat(services);
    attach(services, chat, { url: origin });
    addMessage(services, chat, hello, byVisitor);
    addMessage(services, current(services, chat), hello, byVisitor);
    await vi.waitFor(() => expect(requests).toHaveLength(1));
    await webhooks.close();
    expect(requests).toHaveLength(1);
    expect(logged).toEqual([]);
  });
});
