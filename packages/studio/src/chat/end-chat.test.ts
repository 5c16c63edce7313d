import { describe, expect, test } from 'vitest';
import { endChat, parseEndChat } from './end-chat.ts';
import { badBodies, badSids, badTokens } from './testing/attacks.ts';
import { conversationSid, setUpChat } from './testing/running-chat.ts';

const interaction = { interactionSid: 'KD1', channelSid: 'UO1' };

test('ends the task first, and then the chat', async () => {
  const chat = setUpChat({ interaction });
  const request = { token: await chat.token(), conversationSid };
  expect(await endChat(request, chat.tools)).toEqual({ ended: true });
  expect(chat.writes).toEqual(['endInteraction KD1', 'close']);
});

test('closes a chat that nobody has a task for', async () => {
  const chat = setUpChat();
  await endChat({ token: await chat.token(), conversationSid }, chat.tools);
  expect(chat.writes).toEqual(['close']);
  expect(chat.chat().state).toBe('closed');
});

test('ends the task of a chat that a flow hands over at the same moment', async () => {
  const chat = setUpChat();
  chat.handOverAfter('findInteraction', interaction);
  await endChat({ token: await chat.token(), conversationSid }, chat.tools);
  expect(chat.writes).toEqual(['close', 'endInteraction KD1']);
});

test('says the same when the chat is over, and closes nothing twice', async () => {
  const chat = setUpChat({ state: 'closed' });
  const request = { token: await chat.token(), conversationSid };
  expect(await endChat(request, chat.tools)).toEqual({ ended: true });
  expect(chat.writes).toEqual([]);
});

test('ends a task that outlived its chat', async () => {
  const chat = setUpChat({ state: 'closed', interaction });
  await endChat({ token: await chat.token(), conversationSid }, chat.tools);
  expect(chat.writes).toEqual(['endInteraction KD1']);
});

describe('refuses, and ends nothing', () => {
  test.each(badTokens)('a token: %s', async (_wrong, make) => {
    const chat = setUpChat({ interaction });
    const request = { token: await make(chat), conversationSid };
    await expect(endChat(request, chat.tools)).rejects.toMatchObject({ code: 'token-refused' });
    expect(chat.writes).toEqual([]);
  });

  test.each(badSids)('a SID that %s', async (_why, sid) => {
    const chat = setUpChat({ interaction });
    const request = { token: await chat.token(), conversationSid: sid };
    await expect(endChat(request, chat.tools)).rejects.toMatchObject({ code: 'chat-not-found' });
    expect(chat.writes).toEqual([]);
  });

  test.each(['active', 'closed'] as const)('a chat of others that is %s', async (state) => {
    const chat = setUpChat({ interaction, state });
    const request = { token: await chat.token(0, 'guest-eve'), conversationSid };
    await expect(endChat(request, chat.tools)).rejects.toMatchObject({ code: 'chat-not-found' });
    expect(chat.writes).toEqual([]);
  });

  test('a token that ended more than five minutes ago', async () => {
    const chat = setUpChat({ interaction });
    const request = { token: await chat.token(3600 + 301), conversationSid };
    await expect(endChat(request, chat.tools)).rejects.toMatchObject({ code: 'token-refused' });
    expect(chat.calls).toEqual([]);
  });
});

test.each(badBodies)('a body with %s is no request', (_wrong, body) => {
  expect(() => parseEndChat(body)).toThrow(expect.objectContaining({ code: 'wrong-request' }));
});
