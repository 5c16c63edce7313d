import { describe, expect, test } from 'vitest';
import { findOpenChat, findOwnChat } from './own-chat.ts';
import { badSids, badTokens } from './testing/attacks.ts';
import { conversationSid, guest, person, setUpChat, verified } from './testing/running-chat.ts';

const graceSeconds = 300;

test('finds the chat that the visitor takes part in', async () => {
  const chat = setUpChat();
  const request = { token: await chat.token(), conversationSid };
  expect(await findOwnChat(request, { ...chat.tools, graceSeconds })).toMatchObject({
    identity: guest,
    isVerified: false,
    chat: { sid: conversationSid, state: 'active' },
  });
});

test('asks both questions at once, and no other', async () => {
  const chat = setUpChat();
  let open: (() => void) | undefined;
  const find = chat.tools.store.find;
  const store = {
    ...chat.tools.store,
    find: async (sid: string) => {
      // Answered only once the other question has been asked.
      await new Promise<void>((done) => (open = done));
      return find(sid);
    },
    hasParticipant: async (...who: [string, string]) => {
      open?.();
      return chat.tools.store.hasParticipant(...who);
    },
  };
  const request = { token: await chat.token(), conversationSid };
  await findOwnChat(request, { ...chat.tools, store, graceSeconds });
  expect(chat.calls).toEqual(['hasParticipant', 'find']);
});

test.each(badTokens)('refuses a token: %s, before Twilio is asked', async (_wrong, make) => {
  const chat = setUpChat();
  const request = { token: await make(chat), conversationSid };
  await expect(findOwnChat(request, { ...chat.tools, graceSeconds })).rejects.toMatchObject({
    code: 'token-refused',
    message: expect.not.stringContaining('expired'),
  });
  expect(chat.calls).toEqual([]);
});

test('takes a token within its grace, and none after it', async () => {
  const chat = setUpChat();
  const find = async (ageSeconds: number) =>
    findOwnChat(
      { token: await chat.token(ageSeconds), conversationSid },
      { ...chat.tools, graceSeconds },
    );
  await expect(find(3600 + 299)).resolves.toMatchObject({ identity: guest });
  await expect(find(3600 + 301)).rejects.toMatchObject({ code: 'token-refused' });
});

describe('a chat that is not theirs', () => {
  const refusalOf = async (sid: string, identity?: string) => {
    const chat = setUpChat();
    const request = { token: await chat.token(0, identity), conversationSid: sid };
    const error = await findOwnChat(request, { ...chat.tools, graceSeconds }).catch((e) => e);
    return { error: JSON.parse(JSON.stringify({ ...error, message: error.message })), chat };
  };

  test.each(badSids)('one that %s is answered like one of others', async (_why, sid) => {
    const foreign = await refusalOf(conversationSid, 'guest-eve');
    const none = await refusalOf(sid);
    expect(none.error).toMatchObject({ code: 'chat-not-found', status: 404 });
    expect(none.error).toEqual(foreign.error);
    expect([...none.chat.writes, ...foreign.chat.writes]).toEqual([]);
  });

  test.each(badSids.slice(1))('one that %s is never asked for at Twilio', async (_why, sid) => {
    expect((await refusalOf(sid)).chat.calls).toEqual([]);
  });

  test('is looked for with the same calls whether it exists or not', async () => {
    const foreign = await refusalOf(conversationSid, 'guest-eve');
    const none = await refusalOf(`CH${'9'.repeat(32)}`);
    expect(none.chat.calls).toEqual(foreign.chat.calls);
  });

  test('is not said to be closed', async () => {
    const chat = setUpChat({ state: 'closed' });
    const request = { token: await chat.token(0, 'guest-eve'), conversationSid };
    await expect(findOpenChat(request, { ...chat.tools, graceSeconds })).rejects.toMatchObject({
      code: 'chat-not-found',
    });
  });
});

test('a closed chat is found, but is not open', async () => {
  const chat = setUpChat({ state: 'closed' });
  const request = { token: await chat.token(), conversationSid };
  const options = { ...chat.tools, graceSeconds };
  await expect(findOwnChat(request, options)).resolves.toMatchObject({ identity: guest });
  await expect(findOpenChat(request, options)).rejects.toMatchObject({ code: 'chat-closed' });
});

test('an inactive chat is open: it goes on when the visitor writes', async () => {
  const chat = setUpChat({ state: 'inactive' });
  const request = { token: await chat.token(), conversationSid };
  await expect(findOpenChat(request, { ...chat.tools, graceSeconds })).resolves.toMatchObject({
    identity: guest,
  });
});

describe('whose chat is taken for a verified one', () => {
  test.each([
    ['attributes that say so', guest, verified()],
    ['a person’s identity, whatever the attributes say', person, { identity_verified: false }],
    ['attributes that do not say', guest, {}],
    ['attributes that are no JSON', guest, '{'],
    ['a word for true', guest, { identity_verified: 'false' }],
  ])('%s', async (_what, identity, attributes) => {
    const chat = setUpChat({ identity, attributes });
    const request = { token: await chat.token(), conversationSid };
    const own = await findOwnChat(request, { ...chat.tools, graceSeconds });
    expect(own.isVerified).toBe(true);
  });

  test('its token has a shorter grace where there is one', async () => {
    const chat = setUpChat({ attributes: verified() });
    const request = { token: await chat.token(3600 + 60), conversationSid };
    const options = { ...chat.tools, graceSeconds, verifiedGraceSeconds: 30 };
    await expect(findOwnChat(request, options)).rejects.toMatchObject({ code: 'token-refused' });
  });
});
