import { describe, expect, test } from 'vitest';
import { readAccessToken } from '../identity/access-token.ts';
import { parseResumeChat, resumeChat } from './resume-chat.ts';
import { badBodies, badSids, badTokens } from './testing/attacks.ts';
import {
  claimed,
  conversationSid,
  guest,
  noon,
  otherPhone,
  person,
  phone,
  setUpChat,
  verified,
} from './testing/running-chat.ts';
import { signIdentity } from './testing/sign-identity.ts';

const hourSeconds = 3600;
const nextMorning = 20 * hourSeconds;
const anonymous = { channel_type: 'web', identity_verified: false };

/** Resumes with a token `ageSeconds` old. */
async function resume(
  chat: ReturnType<typeof setUpChat>,
  ageSeconds: number,
  identityToken?: string,
) {
  const token = await chat.token(ageSeconds);
  return resumeChat({ token, conversationSid, identityToken }, chat.tools);
}

test.each([
  ['anonymous', anonymous],
  ['claimed', claimed()],
])(
  'an %s chat is resumed the next morning without an identity token',
  async (_what, attributes) => {
    const chat = setUpChat({ attributes });
    const { token, ...rest } = await resume(chat, nextMorning);
    expect(rest).toEqual({
      conversationSid,
      identity: guest,
      expiresAt: '2026-11-22T13:00:00.000Z',
      expiresInSeconds: 3600,
      verified: false,
    });
    const check = { settings: chat.tools.settings, now: noon, graceSeconds: 0 };
    expect(await readAccessToken(token, check)).toEqual({ identity: guest });
    expect(chat.writes).toEqual([]);
  },
);

test('a token counts RESUME_HOURS after its end, and no longer', async () => {
  const chat = setUpChat({ settings: { resumeHours: 2 } });
  await expect(resume(chat, 3 * hourSeconds - 1)).resolves.toMatchObject({ identity: guest });
  await expect(resume(chat, 3 * hourSeconds + 1)).rejects.toMatchObject({ code: 'token-refused' });
});

describe('a verified visitor’s chat', () => {
  test.each([
    ['by its attributes', guest],
    ['by its identity', person],
  ])('known %s needs nothing more while its token is valid', async (_how, identity) => {
    const chat = setUpChat({ identity, attributes: verified() });
    await expect(resume(chat, 0)).resolves.toMatchObject({ identity, verified: true });
  });

  test.each([
    ['by its attributes', guest, verified()],
    ['by its identity', person, claimed()],
    ['perhaps', guest, '{'],
  ])('known %s is not resumed by a token that has ended', async (_how, identity, attributes) => {
    const chat = setUpChat({ identity, attributes });
    await expect(resume(chat, hourSeconds + 1)).rejects.toMatchObject({
      code: 'identity-refused',
      message: expect.stringContaining('send an identityToken'),
    });
  });

  test.each([
    ['in its attributes', guest, verified()],
    ['of its identity, though the attributes are gone', person, '{}'],
  ])('is resumed by the identity token with the phone %s', async (_what, identity, attributes) => {
    const chat = setUpChat({ identity, attributes });
    const resumed = await resume(chat, nextMorning, await signIdentity());
    expect(resumed).toMatchObject({ identity, verified: true });
    expect(chat.writes).toEqual([]);
  });

  test('is resumed twice by the same identity token, because the chat token is the proof', async () => {
    const chat = setUpChat({ identity: person, attributes: verified() });
    const token = await signIdentity();
    await resume(chat, nextMorning, token);
    await expect(resume(chat, nextMorning, token)).resolves.toMatchObject({ identity: person });
  });
});

describe('somebody else’s identity token', () => {
  test.each([
    ['a verified chat', person, verified()],
    ['a claimed chat', guest, claimed()],
    ['an anonymous chat', guest, anonymous],
  ])(
    'does not resume %s, not even with a valid chat token',
    async (_what, identity, attributes) => {
      const chat = setUpChat({ identity, attributes });
      const token = await signIdentity({ phone: otherPhone });
      await expect(resume(chat, 0, token)).rejects.toMatchObject({ code: 'other-person' });
    },
  );
});

test.each([
  ['from', claimed()],
  ['claimed_phone', { ...anonymous, claimed_phone: phone }],
])('a chat that claims a phone as %s is resumed by its person', async (_key, attributes) => {
  const chat = setUpChat({ attributes });
  const resumed = await resume(chat, nextMorning, await signIdentity());
  expect(resumed).toMatchObject({ identity: guest, verified: false });
});

describe('an identity token is refused', () => {
  test.each([
    ['of another key', () => signIdentity({}, 'another-secret-of-32-characters-00')],
    ['for another audience', () => signIdentity({ aud: 'other' })],
    ['that has ended', () => signIdentity({ iat: noon / 1000 - 900, exp: noon / 1000 - 300 })],
    ['that is a chat token', () => setUpChat().token()],
    ['that is none', async () => 'x'],
  ])('%s', async (_wrong, make) => {
    const chat = setUpChat({ attributes: claimed() });
    await expect(resume(chat, 0, await make())).rejects.toMatchObject({ code: 'identity-refused' });
    expect(chat.writes).toEqual([]);
  });

  test('where no keys are set', async () => {
    const chat = setUpChat({ settings: { identity: undefined } });
    await expect(resume(chat, 0, await signIdentity())).rejects.toMatchObject({
      code: 'identity-refused',
      logged: 'IDENTITY_KEYS is not set.',
    });
  });

  test('does not stand in for the chat’s own token', async () => {
    const chat = setUpChat({ identity: person, attributes: verified() });
    const identityToken = await signIdentity();
    const request = { token: identityToken, conversationSid, identityToken };
    await expect(resumeChat(request, chat.tools)).rejects.toMatchObject({ code: 'token-refused' });
  });
});

describe('refuses', () => {
  test.each(badTokens)('a token: %s', async (_wrong, make) => {
    const chat = setUpChat();
    const request = { token: await make(chat), conversationSid };
    await expect(resumeChat(request, chat.tools)).rejects.toMatchObject({ code: 'token-refused' });
    expect(chat.calls).toEqual([]);
  });

  test.each(badSids)('a SID that %s', async (_why, sid) => {
    const chat = setUpChat();
    const request = { token: await chat.token(), conversationSid: sid };
    await expect(resumeChat(request, chat.tools)).rejects.toMatchObject({ code: 'chat-not-found' });
  });

  test('the chat of another identity, even with the right person’s identity token', async () => {
    const chat = setUpChat({ attributes: verified() });
    const token = await chat.token(0, 'guest-eve');
    const request = { token, conversationSid, identityToken: await signIdentity() };
    await expect(resumeChat(request, chat.tools)).rejects.toMatchObject({ code: 'chat-not-found' });
  });

  test('a chat that is over', async () => {
    const chat = setUpChat({ state: 'closed' });
    await expect(resume(chat, 0)).rejects.toMatchObject({ code: 'chat-closed' });
  });
});

test.each<[string, unknown]>([
  ...badBodies,
  ['an empty identity token', { token: 't', conversationSid, identityToken: '' }],
  ['an object as identity token', { token: 't', conversationSid, identityToken: {} }],
  ['null as identity token', { token: 't', conversationSid, identityToken: null }],
])('a body with %s is no request', (_wrong, body) => {
  expect(() => parseResumeChat(body)).toThrow(expect.objectContaining({ code: 'wrong-request' }));
});
