import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { countAll, readChat } from './chat-lab-read.ts';
import { methods, startChatLab, type StartedChat } from './chat-lab.ts';

const question = 'How do I retry a webhook?';

function countStatus(chats: readonly StartedChat[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status } of chats) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

test.for(methods)('%s: the same request again gives the same chat', async (method) => {
  const lab = await startChatLab({ method });
  const body = { question, requestId: randomUUID() };
  const first = await lab.start(body);
  const second = await lab.start(body);
  const { conversationSid, identity } = first;
  expect(second).toMatchObject({ status: 200, conversationSid, identity });
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
  expect((await lab.join(second)).sid).toBe(conversationSid);
});

test.for(methods)('%s: the same request three times at once opens one chat', async (method) => {
  const lab = await startChatLab({ method });
  const body = { question, requestId: randomUUID() };
  const chats = await Promise.all([lab.start(body), lab.start(body), lab.start(body)]);
  expect(countStatus(chats)).toEqual({ 200: 2, 201: 1 });
  expect(new Set(chats.map(({ conversationSid }) => conversationSid)).size).toBe(1);
  await lab.twilio.idle();
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
});

test.for(methods)('%s: an identity token opens one chat', async (method) => {
  const lab = await startChatLab({ method });
  const identityToken = await lab.sign();
  await lab.start({ identityToken, question });
  for (const requestId of [undefined, randomUUID()])
    await expect(lab.start({ identityToken, question, requestId })).rejects.toMatchObject({
      code: 'identity-refused',
    });
  await lab.twilio.idle();
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
});

test.for(methods)('%s: a token may come again with the request it came with', async (method) => {
  const lab = await startChatLab({ method });
  const body = { identityToken: await lab.sign(), question, requestId: randomUUID() };
  const first = await lab.start(body);
  const { conversationSid, identity } = first;
  expect(await lab.start(body)).toMatchObject({ status: 200, conversationSid, identity });
  expect(countAll(lab)).toMatchObject({ conversations: 1, messages: 1 });
});

test('a request that comes again does not become the visitor that its chat was given to', async () => {
  const lab = await startChatLab();
  const body = { question, requestId: randomUUID() };
  const first = await lab.start(body);
  const { store } = lab.ports();
  // What identify-visitor does for a token.
  const attributes = JSON.stringify({ identity_verified: true });
  await store.save(first.conversationSid, { attributes, uniqueName: 'start-of-a-token' });
  const second = await lab.start(body);
  expect(second.status).toBe(201);
  expect(second.conversationSid).not.toBe(first.conversationSid);
  expect(second.identity).not.toBe(first.identity);
});

test('a chat that is over is not given again', async () => {
  const lab = await startChatLab();
  const guest = { question, requestId: randomUUID() };
  const person = { ...guest, identityToken: await lab.sign() };
  for (const [body, code] of [
    [guest, 'chat-closed'],
    [person, 'identity-refused'],
  ] as const) {
    const { conversationSid } = await lab.start(body);
    await lab.ports().store.close(conversationSid);
    await expect(lab.start(body)).rejects.toMatchObject({ code });
  }
});

test.for(methods)('%s: a person has as many chats as requests', async (method) => {
  const lab = await startChatLab({ method });
  const first = await lab.start({ identityToken: await lab.sign(), question });
  const second = await lab.start({ identityToken: await lab.sign(), question });
  expect(second.identity).toBe(first.identity);
  expect(second.conversationSid).not.toBe(first.conversationSid);
});

test.for(methods)('%s: waits for a request like it that is under way', async (method) => {
  const lab = await startChatLab({ method });
  const body = { question, requestId: randomUUID() };
  const { opener } = lab.ports();
  const waiting = await lab.leaveUnfinished(body);
  const repeated = lab.start(body);
  await opener.say(waiting, { body: question });
  expect(await repeated).toMatchObject({ status: 200, ...waiting });
  expect(countAll(lab)).toMatchObject({ conversations: 1, messages: 1 });
});

test.for(methods)('%s: begins again where a Function was stopped half-way', async (method) => {
  const lab = await startChatLab({ method });
  const body = { question, requestId: randomUUID() };
  const left = await lab.leaveUnfinished(body);
  lab.twilio.clock.advance(20_000);
  const chats = await Promise.all([lab.start(body), lab.start(body)]);
  expect(countStatus(chats)).toEqual({ 200: 1, 201: 1 });
  expect(readChat(lab, left).conversation).toBeUndefined();
  await lab.twilio.idle();
  expect(countAll(lab)).toEqual({ conversations: 1, messages: 1, triggers: 1 });
});
