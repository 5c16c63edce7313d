import { describe, expect, test } from 'vitest';
import { readAccessToken } from '../identity/access-token.ts';
import { parseRefreshToken, refreshToken } from './refresh-token.ts';
import { badBodies, badSids, badTokens } from './testing/attacks.ts';
import { conversationSid, guest, noon, setUpChat } from './testing/running-chat.ts';

test('gives a token for the same identity that lives its whole time', async () => {
  const chat = setUpChat();
  const request = { token: await chat.token(3000), conversationSid };
  const { token, ...rest } = await refreshToken(request, chat.tools);
  expect(rest).toEqual({
    identity: guest,
    expiresAt: '2026-11-22T13:00:00.000Z',
    expiresInSeconds: 3600,
  });
  const check = { settings: chat.tools.settings, now: noon + 3_599_000, graceSeconds: 0 };
  expect(await readAccessToken(token, check)).toEqual({ identity: guest });
  expect(chat.writes).toEqual([]);
});

test('takes a token that ended five minutes ago, and none older', async () => {
  const chat = setUpChat();
  const refresh = async (age: number) =>
    refreshToken({ token: await chat.token(age), conversationSid }, chat.tools);
  await expect(refresh(3600 + 299)).resolves.toMatchObject({ identity: guest });
  await expect(refresh(3600 + 301)).rejects.toMatchObject({ code: 'token-refused' });
});

describe('refuses, and changes nothing', () => {
  test.each(badTokens)('a token: %s', async (_wrong, make) => {
    const chat = setUpChat();
    const request = { token: await make(chat), conversationSid };
    await expect(refreshToken(request, chat.tools)).rejects.toMatchObject({
      code: 'token-refused',
    });
    expect(chat.writes).toEqual([]);
  });

  test.each(badSids)('a SID that %s', async (_why, sid) => {
    const chat = setUpChat();
    const request = { token: await chat.token(), conversationSid: sid };
    await expect(refreshToken(request, chat.tools)).rejects.toMatchObject({
      code: 'chat-not-found',
    });
    expect(chat.writes).toEqual([]);
  });

  test('a chat of others', async () => {
    const chat = setUpChat();
    const request = { token: await chat.token(0, 'guest-eve'), conversationSid };
    await expect(refreshToken(request, chat.tools)).rejects.toMatchObject({
      code: 'chat-not-found',
    });
  });

  test('a chat that is over', async () => {
    const chat = setUpChat({ state: 'closed' });
    const request = { token: await chat.token(), conversationSid };
    await expect(refreshToken(request, chat.tools)).rejects.toMatchObject({ code: 'chat-closed' });
  });
});

test.each(badBodies)('a body with %s is no request', (_wrong, body) => {
  expect(() => parseRefreshToken(body)).toThrow(expect.objectContaining({ code: 'wrong-request' }));
});

test('a body with a token and a SID is one', () => {
  const body = { token: 't', conversationSid };
  expect(parseRefreshToken(body)).toEqual(body);
});
